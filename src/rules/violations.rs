//! Where a rule puts what it finds.

use crate::check::{Facts, Participant};
use crate::issue::{Collector, Finding, Location, Others, RULES};
use crate::operation::ParticipantSite;
use crate::options::Settings;

/// Takes the issues of one rule.
pub struct Violations<'f, 's> {
    /// The rule's place in [`RULES`].
    pub rule: usize,
    pub settings: &'f Settings,
    pub issues: &'f mut Collector<'s>,
}

impl Violations<'_, '_> {
    /// Takes an issue about a place, unless the rule is switched off.
    #[inline(never)]
    pub fn add(&mut self, location: Location, finding: &Finding) {
        if let Some(rule) = RULES.get(self.rule)
            && let Some(level) = self.settings.level(self.rule, rule.level_in(self.settings.edition))
        {
            self.issues.add(level, &location, finding);
        }
    }

    /// Takes an issue about each participant who has a property, but for the first few of them; it names the
    /// others.
    pub fn add_each(
        &mut self,
        facts: &Facts,
        has: &dyn Fn(&Participant) -> bool,
        but: usize,
        sites: ParticipantSite,
        finding: &dyn Fn(Others) -> Finding,
    ) {
        let mut places = Vec::new();
        find(&mut places, facts, has, sites);
        for (index, place) in places.iter().enumerate().skip(but) {
            self.add(*place, &finding(Others { places: &places, but: Some(index) }));
        }
    }

    /// Takes an issue about one place, or about each participant who has a property, that names some others; none if there
    /// are no others.
    pub fn add_with(&mut self, others: &[Location], places: &[Location], finding: &dyn Fn(Others) -> Finding) {
        if !others.is_empty() {
            for place in places {
                self.add(*place, &finding(Others::all(others)));
            }
        }
    }
}

/// Adds a place of each participant who has a property.
#[inline(never)]
pub fn find(
    places: &mut Vec<Location<'static>>,
    facts: &Facts,
    has: &dyn Fn(&Participant) -> bool,
    sites: ParticipantSite,
) {
    for (who, one) in facts.participants() {
        if has(one) {
            push(places, Location::of(sites, who));
        }
    }
}

/// Adds a place. [`Vec::push`] is larger than its call wherever it is inlined.
#[inline(never)]
pub fn push(places: &mut Vec<Location<'static>>, place: Location<'static>) {
    places.push(place);
}
