//! Collecting issues up to a limit, in order, such that errors are kept before warnings.

use crate::issue::{Issue, Level, Params, PathElement, Report, Source};
use crate::operation::Document;

/// How many issues there is room for once there is one.
const SOME: usize = 16;

/// Takes issues as they are found.
#[derive(Debug)]
pub struct Collector {
    document: Document,
    max: usize,
    issues: Vec<Issue>,
    errors: usize,
    warnings: usize,
}

impl Collector {
    /// Keeps `max` issues of a document.
    pub const fn new(document: Document, max: usize) -> Self {
        Collector { document, max, issues: Vec::new(), errors: 0, warnings: 0 }
    }

    /// Counts an issue. Returns whether there is room for it, so that it has to be made.
    pub fn count(&mut self, level: Level) -> bool {
        let count = match level {
            Level::Error => &mut self.errors,
            Level::Warning => &mut self.warnings,
        };
        *count += 1;
        *count <= self.max
    }

    /// Takes an issue that was counted.
    pub fn keep(&mut self, level: Level, source: Source, path: Vec<PathElement>, params: Params) {
        #[cfg(all(feature = "trap", target_arch = "wasm32"))]
        crate::wasm::trap::spring();
        let document = self.document;
        if self.issues.is_empty() {
            self.issues.reserve(SOME);
        }
        self.issues.push(Issue { document, level, source, path, params });
    }

    /// The issues taken, `max` of them at the most: the last warnings go first.
    pub fn finish(mut self, clean: bool) -> Report {
        let errors = self.errors.min(self.max);
        let mut room = self.max - errors;
        if self.warnings > room {
            self.issues.retain(|issue| {
                let keep = issue.level == Level::Error || room > 0;
                room -= usize::from(issue.level == Level::Warning && room > 0);
                keep
            });
        }
        let truncated = self.errors + self.warnings > self.max;
        Report { ok: self.errors == 0, issues: self.issues, truncated, clean }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::RequiredParams;

    fn collect(max: usize, levels: &[Level]) -> (Vec<Level>, bool, bool) {
        let mut collector = Collector::new(Document::Request, max);
        for &level in levels {
            if collector.count(level) {
                collector.keep(level, Source::Model, Vec::new(), RequiredParams { field: "name" }.into());
            }
        }
        let report = collector.finish(true);
        (report.issues.iter().map(|issue| issue.level).collect(), report.truncated, report.ok)
    }

    #[test]
    fn keeps_errors_before_warnings_in_order() {
        use Level::{Error, Warning};
        let found = [Warning, Warning, Error, Warning, Error];
        assert_eq!(collect(5, &found), (found.to_vec(), false, false));
        assert_eq!(collect(4, &found), (vec![Warning, Warning, Error, Error], true, false));
        assert_eq!(collect(2, &found), (vec![Error, Error], true, false));
        assert_eq!(collect(1, &found), (vec![Error], true, false));
        assert_eq!(collect(1, &[Warning, Warning]), (vec![Warning], true, true));
    }
}
