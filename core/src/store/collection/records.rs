//! Records in memory, those of each type by their ids.

use super::Topic;
use super::counts::Count;
use std::any::{Any, TypeId};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;

/// Records of every collection, by type and id: those of an archive, or of another journal. A collection has a type of its own.
#[derive(Debug, Default)]
pub(crate) struct Records(BTreeMap<TypeId, Box<dyn Batch>>);

/// Records of one type.
trait Batch: Any + Debug + Send + Sync {
    fn ids(&self) -> Vec<&str>;
    fn copy(&self) -> Box<dyn Batch>;
    fn is_same(&self, other: &dyn Batch) -> bool;
}

/// What a record in memory has to be.
pub(crate) trait Record: Any + Clone + Eq + Debug + Send + Sync {}
impl<T: Any + Clone + Eq + Debug + Send + Sync> Record for T {}

impl<T: Record> Batch for BTreeMap<String, T> {
    fn ids(&self) -> Vec<&str> {
        self.keys().map(String::as_str).collect()
    }

    fn copy(&self) -> Box<dyn Batch> {
        Box::new(self.clone())
    }

    fn is_same(&self, other: &dyn Batch) -> bool {
        (other as &dyn Any).downcast_ref::<Self>() == Some(self)
    }
}

impl Clone for Records {
    fn clone(&self) -> Self {
        Self(self.0.iter().map(|(of, batch)| (*of, batch.copy())).collect())
    }
}

impl PartialEq for Records {
    fn eq(&self, other: &Self) -> bool {
        self.0.len() == other.0.len()
            && self.0.iter().zip(&other.0).all(|(a, b)| a.0 == b.0 && a.1.is_same(b.1.as_ref()))
    }
}

impl Eq for Records {}

impl Records {
    fn batch<T: Record>(&self) -> Option<&BTreeMap<String, T>> {
        let batch: &dyn Any = self.0.get(&TypeId::of::<T>())?.as_ref();
        batch.downcast_ref()
    }

    /// Those of a type.
    pub fn batch_mut<T: Record>(&mut self) -> Option<&mut BTreeMap<String, T>> {
        let batch: &mut dyn Any = self.0.get_mut(&TypeId::of::<T>())?.as_mut();
        batch.downcast_mut()
    }

    /// Puts a record in; `None` where there is one with that id already, which it takes the place of.
    pub fn put<T: Record>(&mut self, id: String, record: T) -> Option<()> {
        let empty = || Box::new(BTreeMap::<String, T>::new()) as Box<dyn Batch>;
        let batch: &mut dyn Any = self.0.entry(TypeId::of::<T>()).or_insert_with(empty).as_mut();
        let before = batch.downcast_mut::<BTreeMap<String, T>>()?.insert(id, record);
        before.is_none().then_some(())
    }

    /// Those of a type, in the order of their ids.
    pub fn of<T: Record>(&self) -> impl Iterator<Item = &T> {
        self.batch::<T>().into_iter().flat_map(BTreeMap::values)
    }

    /// The one with that id.
    pub fn get<T: Record>(&self, id: &str) -> Option<&T> {
        self.batch::<T>()?.get(id)
    }

    /// How many there are of a type.
    pub fn len<T: Record>(&self) -> u32 {
        self.batch::<T>().map_or(0, |batch| u32::try_from(batch.len()).unwrap_or(u32::MAX))
    }

    /// The same, as that collection counts them; none is sealed.
    pub fn count<T: Record>(&self, topic: Topic) -> Count {
        topic.counted(self.len::<T>(), 0)
    }

    /// Lets those of a type go whose id a record of another type has.
    pub fn only_alone<T: Record>(&mut self) {
        let others = self.0.iter().filter(|(of, _)| **of != TypeId::of::<T>());
        let taken: BTreeSet<String> = others.flat_map(|(_, batch)| batch.ids()).map(str::to_owned).collect();
        if let Some(batch) = self.batch_mut::<T>() {
            batch.retain(|id, _| !taken.contains(id));
        }
    }
}
