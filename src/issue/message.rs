//! The English of every issue: for each code, the parts of a sentence. Another language would be another
//! table like this one. Native; the package has the sentences as JavaScript, which is made from the
//! same parts: putting strings together costs next to nothing there, and in wasm much.

use super::code::Code;
use crate::operation::costs;

/// Part of a sentence. Figures are named as an issue's parameters are on the wire.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Part {
    /// Words of ours.
    Say(&'static str),
    /// A figure as it is.
    Figure(&'static str),
    /// A position, counted from 1.
    Next(&'static str),
    /// A text out of the request, in quotation marks.
    Quoted(&'static str),
    /// What we call the value of an enum.
    Term(&'static str, &'static [(&'static str, &'static str)]),
    /// Texts with commas between them.
    List(&'static str),
    /// The participants that the first of several pointers are about, each once, and how many more pointers there are.
    Participants(&'static str),
    /// What stands in a list of objects under a name, each once, with commas between.
    Distinct(&'static str, &'static str),
    /// The characters that a pattern refuses, each once; those that don't show by their names or code points.
    Refused,
    /// The least size of what the issue is about.
    Least,
    /// By how much a count exceeds what a list has.
    More(&'static str, &'static str),
    /// "The" and the label of what the issue is about; or of its key, if that is the place.
    The,
    /// The label, to begin a sentence.
    Name,
    /// The label inside a sentence.
    Label,
    /// The edition that the request is for.
    Edition,
    /// The form of a verb that goes with the label: for one, for several.
    Verb(&'static str, &'static str),
    /// Whom the issue, or a way to mend it, is about: the creator, or a member by its number. Only titles of ways to
    /// mend have it.
    Whom,
    /// Several parts as one.
    All(&'static [Part]),
    /// One thing or another.
    When(Test, &'static [Part], &'static [Part]),
}

/// What decides between parts.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Test {
    /// An enum's value.
    Is(&'static str, &'static str),
    /// One number is less than another.
    Less(&'static str, &'static str),
    /// A number is 0, or a list empty.
    None(&'static str),
    /// A figure is there.
    Has(&'static str),
    /// A number is one of these, or between them.
    Between(&'static str, usize, usize),
    /// The issue is about a string of digits.
    OfDigits,
}

use Part::{
    All, Distinct, Edition, Figure, Label, Least, List, More, Name, Next, Participants, Quoted, Refused, Say, Term,
    The, Verb, When,
};
use Test::{Between, Has, Is, Less, None, OfDigits};

const SYNTAX: &[(&str, &str)] = &[
    ("unexpected_end", "it ends too early,"),
    ("unexpected_character", "unexpected character"),
    ("control_character", "control character in a string"),
    ("invalid_escape", "invalid escape in a string"),
    ("invalid_number", "invalid number"),
    ("invalid_utf8", "invalid UTF-8"),
    ("byte_order_mark", "byte order mark"),
    ("trailing_characters", "something follows the value"),
];
const KINDS: &[(&str, &str)] = &[
    ("null", "null"),
    ("boolean", "a boolean"),
    ("number", "a number"),
    ("string", "a string"),
    ("array", "a list"),
    ("object", "an object"),
    ("undefined", "undefined"),
    ("not_a_number", "NaN"),
    ("infinity", "infinity"),
    ("number_beyond_dates", "a number of seconds beyond all dates"),
    ("bigint", "a bigint"),
    ("symbol", "a symbol"),
    ("function", "a function"),
    ("class_instance", "an instance of a class"),
    ("cycle", "an object that contains itself"),
    ("unreadable", "a value that throws when it is read"),
];
macro_rules! cost_terms {
    ($( $(#[$doc:meta])* $name:ident $field:ident $wire:literal { called: $called:literal, $($column:tt)* } )*) => {
        const COSTS: &[(&str, &str)] = &[$( ($wire, $called) ),*];
    };
}
costs!(cost_terms);
const THINGS: &[(&str, &str)] = &[("elements", "items"), ("entries", "entries")];
const THING: &[(&str, &str)] = &[("elements", "Item"), ("entries", "Entry")];

const AT_LEAST: Part = All(&[Say(", at least "), Figure("min")]);
const OF_AT_MOST: Part = All(&[Say("/"), Figure("max")]);
const SUGGESTION: Part = When(Has("nearest"), &[Say(" Did you mean "), Figure("nearest"), Say("?")], &[]);

/// The parts of a code's sentence.
pub(crate) const fn sentence(code: Code) -> &'static [Part] {
    match code {
        Code::Syntax => &[
            Say("The text isn't JSON: "),
            Term("problem", SYNTAX),
            Say(" at line "),
            Figure("line"),
            Say(", column "),
            Figure("column"),
            Say("."),
        ],
        Code::DuplicateKey => {
            &[Say("The key "), Quoted("key"), Say(" stands more than once in this object. Keep one of them.")]
        }
        Code::Unicode => &[
            The,
            Say(" has half of a surrogate pair ("),
            Figure("surrogate"),
            Say(") at character "),
            Next("position"),
            Say(", which can't be sent."),
        ],
        Code::Type => &[
            The,
            Say(" must be "),
            When(
                OfDigits,
                &[Least, Say(" digits in quotes")],
                &[When(Is("expected", "boolean"), &[Say("true or false")], &[Term("expected", KINDS)])],
            ),
            Say(", not "),
            Term("actual", KINDS),
            When(
                OfDigits,
                &[When(
                    Is("actual", "number"),
                    &[Say(": without quotes, leading zeros are lost, or make it an octal number")],
                    &[],
                )],
                &[],
            ),
            Say("."),
        ],
        Code::Required => &[Name, Verb(" is", " are"), Say(" required.")],
        Code::UnknownField => &[
            Quoted("field"),
            When(
                Has("since"),
                &[Say(" isn't a field of edition "), Edition, Say("; it came with "), Figure("since"), Say(".")],
                &[Say(" isn't a field of this structure."), SUGGESTION],
            ),
        ],
        Code::Length => &[When(
            Is("unit", "characters"),
            &[When(
                OfDigits,
                &[
                    The,
                    Say(" must be exactly "),
                    Least,
                    Say(" digits; this has "),
                    Figure("actual"),
                    Say("."),
                    When(Between("actual", 9, 11), &[Say(" A leading zero may be missing.")], &[]),
                ],
                &[When(
                    Less("actual", "min"),
                    &[The, Say(" has too few characters. Character count: "), Figure("actual"), AT_LEAST],
                    &[The, Say(" has too many characters. Character count: "), Figure("actual"), OF_AT_MOST],
                )],
            )],
            &[
                When(Less("actual", "min"), &[Say("Too few ")], &[Say("Too many ")]),
                Term("unit", THINGS),
                Say(" in "),
                Label,
                Say(". "),
                Term("unit", THING),
                Say(" count: "),
                Figure("actual"),
                When(Less("actual", "min"), &[AT_LEAST], &[OF_AT_MOST]),
            ],
        )],
        Code::Pattern => &[
            The,
            When(
                OfDigits,
                &[
                    Say(" must be exactly "),
                    Least,
                    Say(" digits"),
                    When(Between("count", 1, 3), &[Say(", without "), Refused], &[]),
                    Say("."),
                ],
                &[When(
                    None("count"),
                    &[Say(" has no visible character.")],
                    &[Say(" has characters that aren't valid: "), Refused, More("count", "characters")],
                )],
            ),
        ],
        Code::Enum => &[
            The,
            Say(" can't be "),
            Quoted("actual"),
            When(Has("since"), &[Say(" in edition "), Edition, Say("; that came with "), Figure("since")], &[]),
            Say(". Valid values: "),
            List("allowed"),
            Say("."),
            SUGGESTION,
            When(Has("belongs"), &[Say(" It belongs to "), Figure("belongs"), Say(".")], &[]),
        ],
        Code::UniqueItems => &[
            Name,
            Say(" can list each value once. Listed more than once: "),
            Distinct("duplicates", "value"),
            Say("."),
        ],
        Code::MultiplePayers => &[
            Say("Only one participant can pay for "),
            Term("cost", COSTS),
            Say(". Also set to pay: "),
            Participants("others"),
            Say("."),
        ],
        Code::DefaultPayerDeclined => &[
            Say("Nobody pays for "),
            Term("cost", COSTS),
            Say(": no participant is set to pay, and the one who can query, who pays by default, declines."),
            When(None("others"), &[], &[Say(" Declined as well: "), Participants("others"), Say(".")]),
        ],
        Code::JobPayerDeclined => &[
            Say("Nobody pays for jobs: no participant is set to pay, and the one who can run jobs declines."),
            When(None("others"), &[], &[Say(" Declined as well: "), Participants("others"), Say(".")]),
        ],
        Code::DuplicateAccount => &[
            Say("The account "),
            Figure("accountId"),
            Say(" is listed more than once. First listed as "),
            Participants("others"),
            Say("."),
        ],
        Code::CreatorIsMember => &[
            Say("The account "),
            Figure("accountId"),
            Say(" is the creator's own. The creator isn't listed among the members."),
        ],
        Code::ReservedTagKey => {
            &[Say("The tag key "), Quoted("key"), Say(" begins with \"aws:\", which is reserved for AWS.")]
        }
        Code::MultipleQueriers => &[
            Say("More than one participant can query, where the service expects one. Also able to query: "),
            Participants("others"),
            Say("."),
        ],
        Code::MultipleJobRunners => &[
            Say("More than one participant can run jobs, where the service expects one. Also able to run jobs: "),
            Participants("others"),
            Say("."),
        ],
        Code::JobRunnerCannotQuery => {
            &[Say("This participant can run jobs and not query, where the service knows one role for both.")]
        }
        Code::JobRunnerDeclines => &[
            Say("The one who can run jobs declines to pay for them. The API reference says that the service refuses \
                this, the guide that another can pay. Set to pay: "),
            Participants("others"),
            Say("."),
        ],
        Code::NoQuerier => {
            &[Say("Nobody can query: no participant has CAN_QUERY, so no query can run and nobody pays by default.")]
        }
        Code::NoReceiver => {
            &[Say("Nobody receives results: a participant can run analyses, but none has CAN_RECEIVE_RESULTS.")]
        }
        Code::MemberQuota => &[
            Say("More members than the default quota. Member count: "),
            Figure("actual"),
            Say("/"),
            Figure("quota"),
            Say(". The quota can be raised on request."),
        ],
        Code::MlNeedsSpark => &[
            Say("Machine learning needs the analytics engine SPARK. Machine learning is set up for "),
            Participants("others"),
            Say("."),
        ],
        Code::JobsNeedSpark => {
            &[Say("Jobs need the analytics engine SPARK. Jobs are set up for "), Participants("others"), Say(".")]
        }
        Code::EngineRetired => &[
            Say("The service has taken no new collaboration with "),
            Figure("engine"),
            Say(" since "),
            Figure("since"),
            Say("."),
        ],
        Code::LogExportUnusable => &[Say(
            "Only who queries or pays for queries can export the logs of queries. This participant does neither.",
        )],
    }
}

/// Characters that leave no mark on a line, or disturb it; control characters besides.
pub(crate) const INVISIBLE: [(u32, u32); 3] = [(0xFFFE, 0xFFFF), (0xE_0000, 0xE_0FFF), (0xF_0000, 0x10_FFFF)];

/// The control characters of Unicode.
pub(crate) const CONTROL: [(u32, u32); 2] = [(0, 0x1F), (0x7F, 0x9F)];

/// Characters that a reader doesn't see, or takes for others, by name.
pub(crate) const NAMES: [(u32, &str); 13] = [
    (0x9, "tab"),
    (0xA, "line break"),
    (0xD, "carriage return"),
    (0x20, "space"),
    (0x2D, "hyphen"),
    (0xA0, "no-break space"),
    (0xAD, "soft hyphen"),
    (0x200B, "zero width space"),
    (0x200C, "zero width non-joiner"),
    (0x200D, "zero width joiner"),
    (0x200E, "left-to-right mark"),
    (0x200F, "right-to-left mark"),
    (0xFEFF, "byte order mark"),
];

/// How many pointers are named.
pub(crate) const NAMED: usize = 3;

#[cfg(all(test, feature = "generate"))]
mod tests {
    use super::*;
    use crate::issue::code::Finding;

    #[test]
    fn every_part_finds_its_figures() {
        // A sentence that names a figure which its code doesn't have would be cut short.
        for &code in Code::ALL {
            let mut figures = Vec::new();
            collect(sentence(code), &mut figures);
            let read = Finding::javascript().swap_remove(code as usize);
            for figure in figures {
                let names = read.split(|character: char| !character.is_alphanumeric());
                assert!(names.into_iter().any(|name| name == figure), "{figure}");
            }
        }
    }

    fn collect(parts: &[Part], figures: &mut Vec<&'static str>) {
        for part in parts {
            match *part {
                Figure(figure)
                | Next(figure)
                | Quoted(figure)
                | Term(figure, _)
                | List(figure)
                | Participants(figure) => {
                    figures.push(figure);
                }
                Distinct(figure, _) | More(_, figure) => figures.push(figure),
                Refused => figures.push("characters"),
                All(parts) => collect(parts, figures),
                When(test, then, otherwise) => {
                    match test {
                        Is(figure, _) | None(figure) | Has(figure) | Between(figure, ..) => figures.push(figure),
                        OfDigits => {}
                        Less(left, right) => figures.extend([left, right]),
                    }
                    collect(then, figures);
                    collect(otherwise, figures);
                }
                Say(_) | The | Name | Verb(..) | Label | Edition | Least | Part::Whom => {}
            }
        }
    }
}
