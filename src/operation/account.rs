//! AWS accounts.

use crate::text;

/// An AWS account: twelve ASCII digits.
///
/// ```
/// use cleanrooms_collaboration::AccountId;
///
/// assert_eq!("111122223333".parse::<AccountId>()?.to_string(), "111122223333");
/// assert!("1111-2222-3333".parse::<AccountId>().is_err());
/// # Ok::<(), cleanrooms_collaboration::NotAnAccount>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct AccountId([u8; 12]);

/// A text that is no [`AccountId`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAnAccount;

impl std::fmt::Display for NotAnAccount {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("an AWS account is 12 digits")
    }
}

impl std::error::Error for NotAnAccount {}

impl std::str::FromStr for AccountId {
    type Err = NotAnAccount;

    fn from_str(id: &str) -> Result<Self, NotAnAccount> {
        AccountId::parse(id.as_bytes()).ok_or(NotAnAccount)
    }
}

impl TryFrom<String> for AccountId {
    type Error = NotAnAccount;

    fn try_from(id: String) -> Result<Self, NotAnAccount> {
        id.parse()
    }
}

impl From<AccountId> for String {
    fn from(account: AccountId) -> String {
        account.to_string()
    }
}

/// The digits.
impl std::fmt::Display for AccountId {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.pad(self.as_str())
    }
}

impl AccountId {
    /// The account, if these are twelve ASCII digits.
    #[must_use]
    pub fn parse(id: &[u8]) -> Option<AccountId> {
        let id = *id.first_chunk().filter(|digits| digits.len() == id.len())?;
        text::is_digits(&id).then_some(AccountId(id))
    }

    /// The account that a number below 10¹² writes.
    #[cfg(feature = "boundary")]
    pub(crate) fn of(mut number: u64) -> AccountId {
        let mut digits = [b'0'; 12];
        for digit in digits.iter_mut().rev() {
            *digit += (number % 10) as u8;
            number /= 10;
        }
        AccountId(digits)
    }

    /// The digits, as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The digits.
    #[must_use]
    pub const fn digits(&self) -> &[u8; 12] {
        &self.0
    }
}
