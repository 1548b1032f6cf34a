//! Numbers without a remainder: what scores are reckoned in.

use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

/// A fraction in lowest terms. Content and kept results write it as text: `"3.8"`, `"37/9"`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "Written")]
pub struct Exact {
    numerator: i64,
    /// Never 0.
    denominator: u32,
}

impl Exact {
    /// Nothing, for comparisons.
    pub const ZERO: Self = Self::whole(0);

    /// A whole number.
    pub const fn whole(number: i64) -> Self {
        Self { numerator: number, denominator: 1 }
    }

    /// `numerator / denominator`; `None` where it is divided by nothing, or has no room.
    pub fn ratio(numerator: i64, denominator: u32) -> Option<Self> {
        Self::lowest(numerator.into(), denominator.into())
    }

    /// Above the line, in lowest terms.
    pub fn numerator(self) -> i64 {
        self.numerator
    }

    /// Below the line, in lowest terms; never 0.
    pub fn denominator(self) -> u32 {
        self.denominator
    }

    /// The sum; `None` where it has no room, which no scale comes near.
    pub fn plus(self, other: Self) -> Option<Self> {
        let (a, b) = self.over_one_line(other);
        Self::lowest(a.checked_add(b)?, self.line().checked_mul(other.line())?)
    }

    /// The difference, as [`plus`](Self::plus).
    pub fn minus(self, other: Self) -> Option<Self> {
        let (a, b) = self.over_one_line(other);
        Self::lowest(a.checked_sub(b)?, self.line().checked_mul(other.line())?)
    }

    /// The product, as [`plus`](Self::plus).
    pub fn times(self, other: Self) -> Option<Self> {
        let above = i128::from(self.numerator).checked_mul(other.numerator.into())?;
        Self::lowest(above, self.line().checked_mul(other.line())?)
    }

    /// Divided by a whole number, as [`plus`](Self::plus).
    pub fn over(self, divisor: u32) -> Option<Self> {
        Self::lowest(self.numerator.into(), self.line().checked_mul(divisor.into())?)
    }

    /// Without its sign; `None` for the one number whose opposite has no room.
    pub fn size(self) -> Option<Self> {
        Some(Self { numerator: self.numerator.checked_abs()?, ..self })
    }

    /// All of them together; [`Exact::ZERO`] of none.
    pub fn sum(all: impl IntoIterator<Item = Self>) -> Option<Self> {
        all.into_iter().try_fold(Self::ZERO, Self::plus)
    }

    /// The nearest number that a machine's fraction can hold: for charts, and for whoever compares.
    pub fn to_f64(self) -> f64 {
        // One division: correctly rounded, for what stands above the line is small enough to be held exactly.
        self.numerator as f64 / f64::from(self.denominator)
    }

    /// In decimals, rounded once, from the exact value; a half goes away from zero. `2.5` to no places is `3`, `-2.5` is `-3`.
    pub fn rounded(self, places: u8) -> String {
        let places = usize::from(places.min(9));
        let scale = 10_i128.pow(u32::try_from(places).unwrap_or(0));
        let line = self.line();
        let above = i128::from(self.numerator).abs() * scale;
        let units = (above * 2 + line) / (line * 2);
        let sign = if self.numerator < 0 && units > 0 { "-" } else { "" };
        if places == 0 {
            return format!("{sign}{units}");
        }
        format!("{sign}{}.{:0places$}", units / scale, units % scale)
    }

    fn line(self) -> i128 {
        self.denominator.into()
    }

    /// What stands above the line of each, once both have the same below it.
    fn over_one_line(self, other: Self) -> (i128, i128) {
        // A number of 64 bits by one of 32 has room in 128.
        (i128::from(self.numerator) * other.line(), i128::from(other.numerator) * self.line())
    }

    fn lowest(above: i128, below: i128) -> Option<Self> {
        if below <= 0 {
            return None;
        }
        let (mut a, mut b) = (above.unsigned_abs(), below.unsigned_abs());
        while b != 0 {
            (a, b) = (b, a.checked_rem(b)?);
        }
        let divisor = i128::try_from(a).ok()?;
        Some(Self {
            numerator: i64::try_from(above.checked_div(divisor)?).ok()?,
            denominator: u32::try_from(below.checked_div(divisor)?).ok()?,
        })
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        let (a, b) = self.over_one_line(*other);
        a.cmp(&b)
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// As files and results write it: `3`, `37/9`.
impl fmt::Display for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.denominator == 1 {
            return write!(f, "{}", self.numerator);
        }
        write!(f, "{}/{}", self.numerator, self.denominator)
    }
}

impl From<Exact> for String {
    fn from(number: Exact) -> Self {
        number.to_string()
    }
}

/// No number without a remainder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a whole number, a decimal (\"3.8\") or a fraction (\"37/9\"), as text")]
pub struct NotExact;

impl FromStr for Exact {
    type Err = NotExact;

    fn from_str(text: &str) -> Result<Self, NotExact> {
        parsed(text).ok_or(NotExact)
    }
}

fn parsed(text: &str) -> Option<Exact> {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let (sign, plain) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    if let Some((above, below)) = plain.split_once('/') {
        let fits = digits(above) && digits(below);
        return fits.then(|| Exact::ratio(sign * above.parse::<i64>().ok()?, below.parse().ok()?))?;
    }
    let (whole, decimals) = plain.split_once('.').unwrap_or((plain, "0"));
    if !digits(whole) || !digits(decimals) {
        return None;
    }
    let line = 10_u32.checked_pow(u32::try_from(decimals.len()).ok()?)?;
    let above = whole.parse::<i64>().ok()?.checked_mul(line.into())?.checked_add(decimals.parse().ok()?)?;
    Exact::ratio(sign * above, line)
}

/// A whole number, or a text. A machine's fraction is no exact number, and is refused.
#[derive(Deserialize)]
#[serde(untagged)]
enum Written {
    Whole(i64),
    Text(String),
}

impl TryFrom<Written> for Exact {
    type Error = NotExact;

    fn try_from(written: Written) -> Result<Self, NotExact> {
        match written {
            Written::Whole(number) => Ok(Self::whole(number)),
            Written::Text(text) => text.parse(),
        }
    }
}

#[cfg(test)]
mod schema {
    use super::Exact;
    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
    use std::borrow::Cow;

    impl JsonSchema for Exact {
        fn schema_name() -> Cow<'static, str> {
            "Exact".into()
        }
        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            json_schema!({
                "anyOf": [
                    { "type": "integer" },
                    { "type": "string", "pattern": "^-?[0-9]+([.][0-9]{1,9}|/[1-9][0-9]*)?$" },
                ]
            })
        }
    }
}
