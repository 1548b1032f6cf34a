//! Finds the line of a field in a content file, for faults that the types alone cannot see.

/// The line, counted from 1, on which the value at `path` (`places[2].sources`) starts, in the text of a JSON file that
/// has been parsed before. Where there is no such value, the line of the nearest one around it.
pub(super) fn line_of(text: &str, path: &str) -> usize {
    let mut walk = Walk { rest: text, line: 1, wanted: path, found: (0, 0) };
    walk.value("");
    walk.found.1
}

struct Walk<'a> {
    rest: &'a str,
    line: usize,
    wanted: &'a str,
    /// How much of the wanted path the best value so far has, and its line.
    found: (usize, usize),
}

impl Walk<'_> {
    fn value(&mut self, path: &str) {
        self.space();
        let around = self
            .wanted
            .strip_prefix(path)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']));
        if (around || path.is_empty()) && (path.len() > self.found.0 || self.found.1 == 0) {
            self.found = (path.len(), self.line);
        }
        match self.rest.chars().next() {
            Some('{') => self.each('}', |walk, _| {
                let name = walk.string();
                walk.space();
                walk.skip(1); // the colon
                let dot = if path.is_empty() { "" } else { "." };
                walk.value(&format!("{path}{dot}{name}"));
            }),
            Some('[') => self.each(']', |walk, n| walk.value(&format!("{path}[{n}]"))),
            Some('"') => {
                self.string();
            }
            _ => self.skip(self.rest.find([',', ']', '}', '\n', ' ']).unwrap_or(self.rest.len())),
        }
        self.space();
    }

    /// What stands between a bracket and its other half, one by one.
    fn each(&mut self, end: char, mut one: impl FnMut(&mut Self, usize)) {
        self.skip(1);
        self.space();
        let mut n = 0;
        while !self.rest.is_empty() && !self.rest.starts_with(end) {
            one(self, n);
            n += 1;
            if self.rest.starts_with(',') {
                self.skip(1);
            }
            self.space();
        }
        self.skip(1);
    }

    /// A string as it stands between its quotes. Names of fields have no escapes; what texts hold does not matter here.
    fn string(&mut self) -> String {
        self.skip(1);
        let mut escaped = false;
        let end = self.rest.find(|c| {
            let ends = c == '"' && !escaped;
            escaped = c == '\\' && !escaped;
            ends
        });
        let end = end.unwrap_or(self.rest.len());
        let string = self.rest.get(..end).unwrap_or_default().to_owned();
        self.skip(end + 1);
        string
    }

    fn space(&mut self) {
        self.skip(self.rest.find(|c: char| !c.is_whitespace()).unwrap_or(self.rest.len()));
    }

    fn skip(&mut self, bytes: usize) {
        let (passed, rest) = self.rest.split_at_checked(bytes).unwrap_or((self.rest, ""));
        self.line += passed.matches('\n').count();
        self.rest = rest;
    }
}

#[cfg(test)]
mod tests {
    use super::line_of;

    #[test]
    fn a_field_is_found_by_its_path_and_a_missing_one_by_what_is_around_it() {
        let text =
            "{\n \"a\": [1,\n  {\"b\\\"]\": \"x, \\\"}\", \"c\": [\n   true]}],\n \"a2\": {\"a\": null}\n}\n";
        let cases =
            [("a", 2), ("a[0]", 2), ("a[1]", 3), ("a[1].c", 3), ("a[1].c[0]", 4), ("a2.a", 5), (".", 1)];
        for (path, line) in cases.into_iter().chain([("a[1].gone", 3), ("gone", 1), ("a2", 5)]) {
            assert_eq!(line_of(text, path), line, "{path}");
        }
        for cut in 0..text.len() {
            line_of(&text[..cut], "a[1].c[0]");
        }
    }
}
