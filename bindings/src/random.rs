//! Random bytes for the core, which never asks for any itself.

use crate::store::{StoreError, StoreTrouble};

/// From the system.
pub(crate) fn bytes<const N: usize>() -> Result<[u8; N], StoreError> {
    let mut bytes = [0; N];
    let failed = |_| StoreError::Failed { trouble: StoreTrouble::Io };
    getrandom::fill(&mut bytes).map_err(failed)?;
    Ok(bytes)
}
