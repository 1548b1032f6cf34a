//! The table that `make bench` prints.

/// One measured figure.
pub struct Row {
    name: String,
    value: f64,
    unit: &'static str,
    most: Option<f64>,
    detail: String,
}

impl Row {
    /// A figure without a goal.
    pub fn figure(name: &str, value: f64, unit: &'static str) -> Self {
        Self { name: name.to_owned(), value, unit, most: None, detail: String::new() }
    }

    /// Its goal.
    pub fn at_most(self, most: f64) -> Self {
        Self { most: Some(most), ..self }
    }

    /// Something to know beside it.
    pub fn with(self, detail: String) -> Self {
        Self { detail, ..self }
    }

    fn met(&self) -> bool {
        self.most.is_none_or(|most| self.value <= most)
    }
}

/// All rows, in order.
pub struct Table(Vec<Row>);

impl Table {
    /// An empty one.
    pub fn new() -> Self {
        Self(Vec::new())
    }

    /// One more row.
    pub fn add(&mut self, row: Row) {
        self.0.push(row);
    }

    /// Prints it; whether every goal was met.
    pub fn print(&self) -> bool {
        println!("{:<40} {:>12} {:<10} {:>8}  ", "measured", "", "", "goal");
        for row in &self.0 {
            let goal = row.most.map_or(String::from("—"), |most| format!("≤ {most}"));
            let missed = if row.met() { "" } else { "MISSED" };
            println!(
                "{:<40} {:>12.3} {:<10} {goal:>8}  {missed} {}",
                row.name, row.value, row.unit, row.detail
            );
        }
        self.0.iter().all(Row::met)
    }
}
