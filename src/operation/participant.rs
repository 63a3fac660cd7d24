//! The participants of a collaboration.

/// The creator or a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// The creator.
    Creator,
    /// A member, by its place in the list.
    Member(usize),
}
