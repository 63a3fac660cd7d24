//! The editions of the operation: the states of its model that differ in what can be sent. The tables say from which
//! edition on there is each of their rows, and which limits were loosened with which.

use crate::crossing::named;

/// Hands the table of the editions to a macro: the day on which botocore first had each, and its version of that day.
/// The models stand in the wheels of these versions, under `botocore/data/cleanrooms/2022-02-17`.
///
/// <https://pypi.org/project/botocore/#history>
macro_rules! editions {
    ($take:ident) => {
        $take! {
            /// What this crate checks unless another is chosen.
            #[default]
            E20241107 "2024-11-07" botocore "1.35.56"
            /// Jobs.
            E20250318 "2025-03-18" botocore "1.37.15"
            /// Change requests that need nobody's approval.
            E20250903 "2025-09-03" botocore "1.40.23"
            /// The Regions that results may be in.
            E20251003 "2025-10-03" botocore "1.40.45"
            /// Synthetic data; any number of members.
            E20251201 "2025-12-01" botocore "1.41.6"
            /// Change requests about who receives results.
            E20251218 "2025-12-18" botocore "1.42.13"
            /// Metrics.
            E20260102 "2026-01-02" botocore "1.42.20"
            /// No description; several who may pay.
            E20260630 "2026-06-30" botocore "1.43.38"
            /// The logs of analyses can be exported.
            E20260811 "2026-08-11" | "latest" botocore "1.43.69"
        }
    };
}

macro_rules! declare {
    ($( $(#[$attribute:meta])* $name:ident $date:literal $(| $alias:literal)? botocore $botocore:literal )*) => {
        named! {
            /// An edition of the operation, named by the day on which botocore first had it.
            #[derive(Default)]
            #[non_exhaustive]
            Edition { $( $(#[$attribute])* $name $date $(| $alias)? )* }
        }

        impl Edition {
            /// The first version of botocore with it.
            #[cfg(not(feature = "boundary"))]
            #[must_use]
            pub const fn botocore(self) -> &'static str {
                match self { $( Edition::$name => $botocore, )* }
            }
        }
    };
}
editions!(declare);

impl Edition {
    /// How many there are.
    pub const COUNT: usize = Edition::ALL.len();

    /// The newest.
    pub const LATEST: Edition = Edition::ALL[Edition::COUNT - 1];

    /// Whether it is another one or came after it.
    #[must_use]
    pub const fn has(self, since: Edition) -> bool {
        self as u8 >= since as u8
    }
}

/// How many of some rows there are in each edition. They stand in the order of the editions that they came with, so
/// that an edition has the first so many of them, and a row's number is the same in all.
#[must_use]
pub(super) const fn counts(since: &[Edition]) -> [u8; Edition::COUNT] {
    let mut counts = [0; Edition::COUNT];
    let mut row = 0;
    while row < since.len() {
        assert!(row == 0 || since[row].has(since[row - 1]), "rows stand in the order of their editions");
        let mut edition = since[row] as usize;
        while edition < Edition::COUNT {
            counts[edition] += 1;
            edition += 1;
        }
        row += 1;
    }
    counts
}

/// The edition that something came with: the first, if none is named.
macro_rules! since {
    () => {
        Edition::E20241107
    };
    ($edition:ident) => {
        Edition::$edition
    };
}
pub(crate) use since;
