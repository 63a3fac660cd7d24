//! What has to be known of a number in JSON text: its size, told from its digits. Numbers are never
//! parsed, for the request has none and a response has only moments.

/// How many digits the seconds of a time have at the most. JavaScript's dates reach to 8.64 million million.
const DIGITS_OF_SECONDS: i64 = 12;

/// Whether a number, as JSON writes it, is one of seconds since 1970 that a date can hold: less than
/// a million million, on either side of 0.
pub fn is_moment(number: &[u8]) -> bool {
    let mut parts = number.split(|byte| matches!(byte, b'e' | b'E'));
    let digits = parts.next().unwrap_or_default();
    let exponent = parts.next().unwrap_or_default();
    let mut size = 0_i64;
    for digit in exponent.iter().filter(|byte| byte.is_ascii_digit()) {
        size = size.saturating_mul(10).saturating_add(i64::from(digit - b'0'));
    }
    if exponent.first() == Some(&b'-') {
        size = -size;
    }
    // How far the first digit that counts stands before the point. Of 0.1 and of 0.01 that is 0 and -1.
    let point = digits.iter().position(|&byte| byte == b'.').unwrap_or(digits.len());
    let first = digits.iter().position(|byte| matches!(byte, b'1'..=b'9'));
    #[allow(clippy::cast_possible_wrap)] // No text is that long.
    first.is_none_or(|first| {
        let before = point as i64 - first as i64 + i64::from(first > point);
        size.saturating_add(before) <= DIGITS_OF_SECONDS
    })
}

#[cfg(test)]
mod tests {
    use super::is_moment;

    #[test]
    fn tells_moments_from_larger_numbers() {
        let below = [
            "0",
            "-0",
            "0e999999999999999999999",
            "999999999999",
            "999999999999.9",
            "-999999999999",
            "1e11",
            "0.1e12",
            "0.0001e15",
            "1000000000000e-1",
            "10e-99999999999999999999",
        ];
        for number in below {
            assert!(is_moment(number.as_bytes()), "{number}");
        }
        let beyond = [
            "1000000000000",
            "-1000000000000.5",
            "1e12",
            "1E+12",
            "0.1e13",
            "1e15",
            "1e400",
            "10000000000000e-1",
            "1e99999999999999999999",
        ];
        for number in beyond {
            assert!(!is_moment(number.as_bytes()), "{number}");
        }
    }
}
