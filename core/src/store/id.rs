//! Ids of 16 random bytes, told apart by their types, and as text where they cross a border.

macro_rules! id_as_text {
    ($id:ident) => {
        impl $id {
            /// As 32 hexadecimal digits.
            pub fn text(self) -> String {
                $crate::store::hex(&self.0)
            }

            /// From 32 hexadecimal digits.
            pub fn from_text(text: &str) -> Option<Self> {
                $crate::store::unhex(text).map(Self)
            }
        }

        impl From<$id> for String {
            fn from(id: $id) -> Self {
                id.text()
            }
        }

        impl TryFrom<String> for $id {
            type Error = &'static str;

            fn try_from(text: String) -> Result<Self, Self::Error> {
                Self::from_text(&text).ok_or("an id is 32 hexadecimal digits")
            }
        }
    };
}

pub(crate) use id_as_text;
