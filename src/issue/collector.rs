//! Counts issues and keeps as many as the caller wants: errors before warnings, and of either the first.

use super::code::Finding;
use super::level::Level;
use super::place::Location;
use super::report::{Issue, Report};
use crate::operation::{Document, Edition, Site};

/// Where issues go.
pub trait Sink {
    /// Takes an issue: its level, where it is and what it is.
    fn keep(&mut self, level: Level, location: &Location, finding: &Finding);

    /// Drops all issues.
    fn clear(&mut self);
}

/// Counts issues and hands those that are to be kept to a sink.
pub struct Collector<'s> {
    sink: &'s mut dyn Sink,
    max: usize,
    errors: usize,
    warnings: usize,
}

/// The result of a check, without its issues.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verdict {
    /// Whether there is no error; there may be warnings.
    pub ok: bool,
    /// Whether the input is, as it stands, a value of the request's type: no optional member is null and
    /// there is no unknown member.
    pub clean: bool,
    /// Whether there were more issues than were wanted.
    pub truncated: bool,
    /// How many warnings fit beside the errors. The sink may have kept more, before the last error was found.
    pub warnings: usize,
}

impl Verdict {
    /// Valid and clean, without a warning.
    #[cfg(feature = "boundary")]
    pub const RIGHT: Verdict = Verdict { ok: true, clean: true, truncated: false, warnings: 0 };
}

impl<'s> Collector<'s> {
    /// Has the sink keep `max` issues.
    pub fn new(max: usize, sink: &'s mut dyn Sink) -> Self {
        Collector { sink, max, errors: 0, warnings: 0 }
    }

    /// Takes an issue.
    pub fn add(&mut self, level: Level, location: &Location, finding: &Finding) {
        let count = match level {
            Level::Error => &mut self.errors,
            Level::Warning => &mut self.warnings,
        };
        *count += 1;
        if *count <= self.max {
            self.sink.keep(level, location, finding);
        }
    }

    /// The input is no JSON: drops what was found before and reports only that.
    pub fn not_json(mut self, document: Document, finding: &Finding) -> Verdict {
        self.sink.clear();
        (self.errors, self.warnings) = (0, 0);
        self.add(Level::Error, &Location::at(Site::of(document)), finding);
        self.finish(false)
    }

    /// The result.
    pub fn finish(self, clean: bool) -> Verdict {
        let Collector { max, errors, warnings, .. } = self;
        let room = max - errors.min(max);
        Verdict { ok: errors == 0, clean, truncated: errors + warnings > max, warnings: warnings.min(room) }
    }
}

/// A sink that keeps issues as values.
#[derive(Debug)]
pub struct Issues {
    document: Document,
    edition: Edition,
    found: Vec<Issue>,
}

impl Issues {
    /// Of a document in an edition.
    pub const fn new(document: Document, edition: Edition) -> Self {
        Issues { document, edition, found: Vec::new() }
    }

    /// The report with this verdict.
    pub fn report(mut self, verdict: Verdict) -> Report {
        let Verdict { ok, truncated, warnings, .. } = verdict;
        let mut room = warnings;
        self.found.retain(|issue| {
            let keep = issue.level == Level::Error || room > 0;
            room -= usize::from(issue.level == Level::Warning && room > 0);
            keep
        });
        Report { ok, issues: self.found, truncated }
    }
}

impl Sink for Issues {
    fn keep(&mut self, level: Level, location: &Location, finding: &Finding) {
        let Issues { document, edition, .. } = *self;
        self.found.push(Issue { document, edition, level, path: location.elements(), params: (*finding).into() });
    }

    fn clear(&mut self) {
        self.found.clear();
    }
}

/// A sink that keeps nothing.
impl Sink for () {
    fn keep(&mut self, _: Level, _: &Location, _: &Finding) {}

    fn clear(&mut self) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    fn collect(max: usize, levels: &[Level]) -> (Vec<Level>, Verdict) {
        let mut issues = Issues::new(Document::Request, Edition::default());
        let mut collector = Collector::new(max, &mut issues);
        for &level in levels {
            collector.add(level, &Location::at(Site::of(Document::Request)), &Finding::Required { field: "name" });
        }
        let verdict = collector.finish(true);
        (issues.report(verdict).issues.iter().map(|issue| issue.level).collect(), verdict)
    }

    #[test]
    fn keeps_errors_before_warnings_in_order() {
        use Level::{Error, Warning};
        let found = [Warning, Warning, Error, Warning, Error];
        let some = |max, ok, truncated, warnings| {
            let (levels, verdict) = collect(max, &found);
            assert_eq!(verdict, Verdict { ok, clean: true, truncated, warnings });
            levels
        };
        assert_eq!(some(5, false, false, 3), found);
        assert_eq!(some(4, false, true, 2), [Warning, Warning, Error, Error]);
        assert_eq!(some(2, false, true, 0), [Error, Error]);
        assert_eq!(some(1, false, true, 0), [Error]);
        assert_eq!(collect(1, &[Warning, Warning]).0, [Warning]);
        assert!(collect(1, &[Warning, Warning]).1.ok);
    }
}
