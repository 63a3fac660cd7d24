//! The known name that somebody may have meant who wrote an unknown one.

/// How long a candidate may be, in bytes.
const LONGEST: usize = 64;

/// Stands in the place of one that is no candidate.
pub const NO_CANDIDATE: (&str, u32) = ("", 0);

/// Which of the candidates is closest to a name, UTF-8, if any is close: its place. `candidates` gives each by its place,
/// with its letters, until there is none; [`NO_CANDIDATE`] is passed over. The case of ASCII letters, of which all candidates consist, counts for
/// nothing.
pub fn nearest(part: &[u8], candidates: &dyn Fn(usize) -> Option<(&'static str, u32)>) -> Option<usize> {
    let mut nearest = None;
    let mut least = usize::MAX;
    let mut index = 0;
    let letters = part.iter().fold(0, |letters, byte| letters | 1 << (byte & 0x1F));
    while let Some((candidate, other)) = candidates(index) {
        if candidate.is_empty() {
            index += 1;
            continue;
        }
        let whole = candidate.as_bytes();
        let (extra, lacking) = (letters & !other, other & !letters);
        if extra | lacking == 0 && same(whole, part) {
            return Some(index);
        }
        // The one is at least so far from the other as they differ in length, and as there are letters in either that
        // the other doesn't have; most are settled by that.
        let letters_apart = extra.count_ones().max(lacking.count_ones()) as usize;
        let apart = whole.len().abs_diff(part.len()).max(letters_apart);
        let limit = (whole.len() / 3).max(2).min(whole.len() - 1);
        let is_part = part.len() >= 4 && (extra == 0 && contains(whole, part) || lacking == 0 && contains(part, whole));
        if apart < least && (is_part || apart <= limit) {
            let distance = distance(part, whole);
            if (is_part || distance <= limit) && distance < least {
                (nearest, least) = (Some(index), distance);
            }
        }
        index += 1;
    }
    nearest
}

/// Whether a name is another one, of letters, but for capitals, hyphens and underscores.
#[must_use]
pub fn is_same_name(written: &[u8], name: &str) -> bool {
    let mut letters = written.iter().filter(|byte| !matches!(byte, b'_' | b'-'));
    name.bytes().all(|letter| letters.next().is_some_and(|written| written.eq_ignore_ascii_case(&letter)))
        && letters.next().is_none()
}

/// Which letters stand in a name, a bit each, whatever their case. Other characters have some letter's bit.
pub const fn letters_of(name: &str) -> u32 {
    let name = name.as_bytes();
    let mut letters = 0;
    let mut index = 0;
    while index < name.len() {
        letters |= 1 << (name[index] & 0x1F);
        index += 1;
    }
    letters
}

/// Whether one string, of four bytes or more, stands in another.
fn contains(whole: &[u8], part: &[u8]) -> bool {
    let places = (whole.len() + 1).saturating_sub(part.len());
    (0..places).any(|start| whole.get(start..start + part.len()).is_some_and(|it| same(it, part)))
}

#[inline(never)]
fn same(left: &[u8], right: &[u8]) -> bool {
    left.eq_ignore_ascii_case(right)
}

/// How many bytes have to be put in, taken out or replaced to make one string the other, which is a
/// candidate.
fn distance(left: &[u8], right: &[u8]) -> usize {
    // For each start of `right`, the distance of the start of `left` so far; the empty one's aside.
    let mut cells: [usize; LONGEST] = std::array::from_fn(|index| index + 1);
    let row = cells.get_mut(..right.len()).unwrap_or_default();
    let mut whole = right.len();
    for (index, byte) in left.iter().enumerate() {
        let mut diagonal = index;
        let mut before = index + 1;
        for (cell, other) in row.iter_mut().zip(right) {
            let replaced = diagonal + usize::from(!byte.eq_ignore_ascii_case(other));
            diagonal = *cell;
            *cell = replaced.min(diagonal + 1).min(before + 1);
            before = *cell;
        }
        whole = before;
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(name: &str, candidates: &'static [&'static str]) -> Option<&'static str> {
        let candidate = |index| candidates.get(index).map(|&name: &&str| (name, letters_of(name)));
        nearest(name.as_bytes(), &candidate).map(|index| candidates[index])
    }

    #[test]
    fn finds_what_was_meant() {
        let fields = &["creatorMemberAbilities", "creatorMLMemberAbilities", "name", "queryLogStatus"];
        assert_eq!(of("creatorMlMemberAbilities", fields), Some("creatorMLMemberAbilities"));
        assert_eq!(of("memberAbilities", fields), Some("creatorMemberAbilities"));
        assert_eq!(of("Name", fields), Some("name"));
        assert_eq!(of("querylogstatu", fields), Some("queryLogStatus"));
        assert_eq!(of("region", fields), None);
        assert_eq!(of("", fields), None);
    }

    #[test]
    fn measures_distance() {
        assert_eq!(distance(b"kitten", b"sitting"), 3);
        assert_eq!(distance(b"", b"abc"), 3);
        assert_eq!(distance(b"same", b"same"), 0);
    }
}
