//! Collecting issues up to a limit, in order, such that errors are kept before warnings.

use crate::issue::{Issue, Level, Params, PathElement, Report, Source};

/// Takes issues as they are found.
#[derive(Debug)]
pub struct Collector {
    max: usize,
    issues: Vec<Issue>,
    errors: usize,
    warnings: usize,
}

impl Collector {
    /// Keeps `max` issues.
    pub const fn new(max: usize) -> Self {
        Collector { max, issues: Vec::new(), errors: 0, warnings: 0 }
    }

    /// Takes an issue. It is only made if there is room for it.
    pub fn add(&mut self, level: Level, make: impl FnOnce() -> (Source, Vec<PathElement>, Params)) {
        let count = match level {
            Level::Error => &mut self.errors,
            Level::Warning => &mut self.warnings,
        };
        *count += 1;
        if *count <= self.max {
            let (source, path, params) = make();
            self.issues.push(Issue { level, source, path, params });
        }
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
        let mut collector = Collector::new(max);
        for &level in levels {
            let params = RequiredParams { field: "name" };
            collector.add(level, || (Source::Model, Vec::new(), params.into()));
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
