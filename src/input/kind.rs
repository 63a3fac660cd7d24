//! The sorts of values that an input can hold.

use crate::crossing::named;

named! {
    /// What sort of value stands somewhere, or is wanted there.
    #[non_exhaustive]
    Kind {
        /// JSON `null`.
        Null "null"
        /// JSON `true` or `false`.
        Boolean "boolean"
        /// A JSON number.
        Number "number"
        /// A JSON string.
        String "string"
        /// A JSON array.
        Array "array"
        /// A JSON object.
        Object "object"
        /// `undefined`; this and what follows exists in JavaScript only.
        Undefined "undefined"
        /// `NaN`.
        NotANumber "not_a_number"
        /// `Infinity` or `-Infinity`.
        Infinity "infinity"
        /// A number of seconds that is a million million or more, from 1970 on or back, where a time is wanted.
        NumberBeyondDates "number_beyond_dates"
        /// A bigint.
        Bigint "bigint"
        /// A symbol.
        Symbol "symbol"
        /// A function.
        Function "function"
        /// An object of a class, such as a Map, a Date or a String object.
        ClassInstance "class_instance"
        /// An object that contains itself.
        Cycle "cycle"
        /// A value whose getter or proxy threw.
        Unreadable "unreadable"
    }
}
