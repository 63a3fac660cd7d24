//! The steps in which a person sets up a collaboration.

use crate::crossing::named;

named! {
    /// The steps of setting up a collaboration.
    FieldGroup {
        /// What it is and who is in it.
        Collaboration "collaboration"
        /// Who can do what.
        Abilities "abilities"
        /// Who pays.
        Payment "payment"
    }
}
