//! The known name that somebody may have meant who wrote an unknown one.

/// The candidate that is closest to a name, if any is close. The case of ASCII letters, of which
/// all candidates consist, counts for nothing.
pub fn nearest(name: &str, candidates: &[&'static str]) -> Option<&'static str> {
    let mut nearest = None;
    let mut least = usize::MAX;
    for candidate in candidates {
        let distance = distance(name.as_bytes(), candidate.as_bytes());
        let near = distance <= (candidate.len() / 3).max(2) && distance < candidate.len();
        let part = name.len() >= 4 && (contains(candidate, name) || contains(name, candidate));
        if (near || part) && distance < least {
            (nearest, least) = (Some(*candidate), distance);
        }
    }
    nearest
}

fn contains(whole: &str, part: &str) -> bool {
    (0..whole.len())
        .filter_map(|start| whole.as_bytes().get(start..start + part.len()))
        .any(|window| window.eq_ignore_ascii_case(part.as_bytes()))
}

/// How many bytes have to be put in, taken out or replaced to make one string the other.
fn distance(left: &[u8], right: &[u8]) -> usize {
    // For each start of `right`, the distance of the start of `left` so far; the empty one's aside.
    let mut row: Vec<usize> = (1..=right.len()).collect();
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
        nearest(name, candidates)
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
