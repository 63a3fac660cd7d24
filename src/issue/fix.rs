//! What would mend an issue: for each code, ways to change the request. It stands beside the sentences of
//! [`super::message`], and its titles are made of the same parts. The package has the ways as JavaScript.

use super::code::Code;
use super::message::Part;
use Part::{Figure, Say, Whom};
use Way::{Choice, Safe};

/// A way to mend an issue: what it does, for a button, and how.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Way {
    /// The request means the same afterwards.
    Safe(&'static [Part], Edit),
    /// A person has to choose it.
    Choice(&'static [Part], Edit),
}

/// A change of the request. Each can be made only where its words hold; elsewhere it is no way.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Edit {
    /// Puts a figure in the place of a text that is the same but for capitals, spaces, hyphens and underscores.
    Respell(&'static str),
    /// Puts a figure in the place of what is there.
    Use(&'static str),
    /// Puts a text in the place of what is there.
    Put(&'static str),
    /// Gives a member another name, a figure, which differs in capitals, hyphens and underscores.
    RenameAlike(&'static str),
    /// Gives a member another name, a figure, which no member has.
    Rename(&'static str),
    /// Takes out what is there.
    Remove,
    /// Takes out the member of the collaboration that it belongs to.
    RemoveMember,
    /// Leaves of a text its digits, of which there are as many as are wanted, with nothing but spaces and hyphens.
    Digits,
    /// Puts a zero before digits of which one is lacking.
    Zero,
    /// Makes a text of a number that has as many digits as are wanted.
    QuoteDigits,
    /// Makes a text of a number or boolean.
    Quote,
    /// Makes a boolean of its text.
    Unquote,
    /// Makes a list of a text with commas or spaces.
    Split,
    /// Makes a list of one.
    Wrap,
    /// Cuts a text to the most that it may have.
    Cut,
    /// Takes the characters out of a text that are refused.
    RemoveCharacters,
    /// Takes the elements out of a list that repeat an earlier one.
    Once,
    /// Lets who declines pay.
    Pay,
    /// Leaves one of those who pay; each of them is a way.
    KeepPayer,
    /// Takes a value out of a list.
    Take(&'static str),
    /// Puts a value at the end of a list.
    Give(&'static str),
    /// Moves an element to the list that its figure names, of the same participant.
    Move(&'static str),
    /// Takes the beginning off a tag's key.
    StripKey(&'static str),
}

const USE_NEAREST: &[Part] = &[Say("Use "), Figure("nearest")];
const RENAME: &[Part] = &[Say("Rename it to "), Figure("nearest")];
const REMOVE_MEMBER: Way = Choice(&[Say("Remove "), Whom], Edit::RemoveMember);
const TWELVE_DIGITS: Way = Safe(&[Say("Remove spaces and hyphens")], Edit::Digits);
const SPARK: Way = Choice(&[Say("Use SPARK")], Edit::Put("SPARK"));
const LET_PAY: Way = Choice(&[Say("Let "), Whom, Say(" pay")], Edit::Pay);

/// The ways to mend an issue of a code, the best first.
pub(crate) const fn ways(code: Code) -> &'static [Way] {
    match code {
        Code::UnknownField => &[
            Safe(RENAME, Edit::RenameAlike("nearest")),
            Choice(RENAME, Edit::Rename("nearest")),
            Choice(&[Say("Remove it")], Edit::Remove),
        ],
        Code::Type => &[
            Safe(&[Say("Put it in quotes")], Edit::QuoteDigits),
            Safe(&[Say("Take it out of its quotes")], Edit::Unquote),
            Choice(&[Say("Put a zero before it")], Edit::Zero),
            Choice(&[Say("Make a list of it")], Edit::Split),
            Choice(&[Say("Put it into a list")], Edit::Wrap),
            Choice(&[Say("Put it in quotes")], Edit::Quote),
        ],
        Code::Length => &[
            TWELVE_DIGITS,
            Choice(&[Say("Put a zero before it")], Edit::Zero),
            Choice(&[Say("Cut it to "), Figure("max"), Say(" characters")], Edit::Cut),
        ],
        Code::Pattern => {
            &[TWELVE_DIGITS, Choice(&[Say("Remove the characters that aren't valid")], Edit::RemoveCharacters)]
        }
        Code::Enum => &[
            Safe(USE_NEAREST, Edit::Respell("nearest")),
            Choice(USE_NEAREST, Edit::Use("nearest")),
            Choice(&[Say("Move it to "), Figure("belongs")], Edit::Move("belongs")),
        ],
        Code::UniqueItems => &[Safe(&[Say("List each value once")], Edit::Once)],
        Code::MultiplePayers => &[Choice(&[Say("Keep only "), Whom, Say(" as payer")], Edit::KeepPayer)],
        Code::DefaultPayerDeclined | Code::JobPayerDeclined | Code::JobRunnerDeclines => &[LET_PAY],
        Code::DuplicateAccount | Code::CreatorIsMember => &[REMOVE_MEMBER],
        Code::ReservedTagKey => &[
            Choice(&[Say("Take aws: off the key")], Edit::StripKey("aws:")),
            Choice(&[Say("Remove the tag")], Edit::Remove),
        ],
        Code::MultipleQueriers => &[Choice(&[Say("Take CAN_QUERY from "), Whom], Edit::Take("CAN_QUERY"))],
        Code::MultipleJobRunners => &[Choice(&[Say("Take CAN_RUN_JOB from "), Whom], Edit::Take("CAN_RUN_JOB"))],
        Code::JobRunnerCannotQuery | Code::NoQuerier => {
            &[Choice(&[Say("Give CAN_QUERY to "), Whom], Edit::Give("CAN_QUERY"))]
        }
        Code::NoReceiver => &[Choice(&[Say("Give CAN_RECEIVE_RESULTS to "), Whom], Edit::Give("CAN_RECEIVE_RESULTS"))],
        Code::MlNeedsSpark | Code::JobsNeedSpark | Code::EngineRetired => &[SPARK],
        Code::LogExportUnusable => &[Choice(
            &[Say("Take CAN_EXPORT_QUERY_ANALYSIS_LOG from "), Whom],
            Edit::Take("CAN_EXPORT_QUERY_ANALYSIS_LOG"),
        )],
        Code::Syntax | Code::DuplicateKey | Code::Unicode | Code::Required | Code::MemberQuota => &[],
    }
}
