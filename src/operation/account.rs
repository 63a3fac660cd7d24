//! AWS accounts.

use crate::text;

/// An AWS account ID: twelve ASCII digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Account([u8; 12]);

impl Account {
    /// The account, if these are twelve ASCII digits.
    #[must_use]
    pub fn parse(id: &[u8]) -> Option<Account> {
        let id = *id.first_chunk().filter(|digits| digits.len() == id.len())?;
        text::is_digits(&id).then_some(Account(id))
    }

    /// The account that a number below 10¹² writes.
    #[cfg(feature = "boundary")]
    pub(crate) fn of(mut number: u64) -> Account {
        let mut digits = [b'0'; 12];
        for digit in digits.iter_mut().rev() {
            *digit += (number % 10) as u8;
            number /= 10;
        }
        Account(digits)
    }

    /// The digits.
    #[must_use]
    pub const fn digits(&self) -> &[u8; 12] {
        &self.0
    }
}
