//! The known name that somebody may have meant who wrote an unknown one.

/// The candidate that is closest to a name, if any is close. The case of ASCII letters, of which
/// all candidates consist, counts for nothing.
pub fn nearest(name: &str, candidates: &[&'static str]) -> Option<&'static str> {
    let name = name.to_ascii_lowercase().into_bytes();
    let mut nearest = None;
    let mut least = usize::MAX;
    for candidate in candidates {
        let known = candidate.to_ascii_lowercase().into_bytes();
        let distance = distance(&name, &known);
        let near = distance <= (known.len() / 3).max(2) && distance < known.len();
        let part = name.len() >= 4 && (contains(&known, &name) || contains(&name, &known));
        if (near || part) && distance < least {
            (nearest, least) = (Some(*candidate), distance);
        }
    }
    nearest
}

fn contains(whole: &[u8], part: &[u8]) -> bool {
    (0..whole.len()).any(|start| whole.get(start..).is_some_and(|rest| rest.starts_with(part)))
}

/// How many bytes have to be put in, taken out or replaced to make one string the other.
fn distance(left: &[u8], right: &[u8]) -> usize {
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (index, byte) in left.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = index + 1;
        for (column, other) in right.iter().enumerate() {
            let replaced = diagonal + usize::from(byte != other);
            diagonal = row[column + 1];
            row[column + 1] = replaced.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[right.len()]
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
