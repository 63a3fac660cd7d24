//! How grave an issue is, and which statement it rests on.

use crate::crossing::named;

named! {
    /// How grave an issue is. Only errors make a request invalid.
    Level {
        /// The service refuses the request.
        Error "error"
        /// The service takes the request, as far as its model and documentation tell.
        Warning "warning"
    }
}

named! {
    /// Which statement an issue rests on.
    #[non_exhaustive]
    Source {
        /// The JSON and Unicode standards: without them there is no request.
        Json "json"
        /// The AWS API model of the operation.
        Model "model"
        /// The operation's reference documentation.
        Documentation "documentation"
        /// The AWS Clean Rooms User Guide.
        Guide "guide"
        /// The tagging rules common to all AWS services.
        Tagging "tagging"
        /// A conclusion from how the operation works.
        Inferred "inferred"
    }
}

named! {
    /// What to make of something.
    RuleLevel {
        /// An error.
        Error "error"
        /// A warning.
        Warning "warning"
        /// Nothing.
        Off "off"
    }
}

impl RuleLevel {
    /// The level of its issues, if it has any.
    #[must_use]
    pub const fn level(self) -> Option<Level> {
        match self {
            RuleLevel::Error => Some(Level::Error),
            RuleLevel::Warning => Some(Level::Warning),
            RuleLevel::Off => None,
        }
    }
}
