//! What can be wrong with a text that is to be JSON.

use crate::crossing::named;

named! {
    /// What is wrong with a text that is not JSON.
    #[non_exhaustive]
    SyntaxProblem {
        /// The text ends before its value does.
        UnexpectedEnd "unexpected_end"
        /// A character that JSON doesn't allow in this place.
        UnexpectedCharacter "unexpected_character"
        /// A control character inside a string.
        ControlCharacter "control_character"
        /// A backslash in a string with something after it that is no escape.
        InvalidEscape "invalid_escape"
        /// A number that isn't written as JSON wants it.
        InvalidNumber "invalid_number"
        /// Bytes that aren't UTF-8.
        InvalidUtf8 "invalid_utf8"
        /// A byte order mark before the text.
        ByteOrderMark "byte_order_mark"
        /// Something after the value.
        TrailingCharacters "trailing_characters"
    }
}

/// Where a text stops being JSON, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SyntaxError {
    /// What is wrong.
    pub problem: SyntaxProblem,
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in code points.
    pub column: usize,
}
