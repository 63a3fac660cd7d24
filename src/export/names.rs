//! Names of members as other languages have them.

/// In small words, as Python, Terraform and, with hyphens, command lines have it:
/// `creatorMLMemberAbilities` is `creator_ml_member_abilities`.
pub fn words(name: &str, separator: char) -> String {
    let letters = name.as_bytes();
    let is_small = |place: usize| letters.get(place).is_some_and(u8::is_ascii_lowercase);
    let mut words = String::new();
    for (index, &letter) in letters.iter().enumerate() {
        // A word begins with a capital letter after a small one, or with the last of several capitals.
        if letter.is_ascii_uppercase() && index > 0 && (is_small(index - 1) || is_small(index + 1)) {
            words.push(separator);
        }
        words.push(char::from(letter.to_ascii_lowercase()));
    }
    words
}

/// As CloudFormation has it: `name` as `Name`, and `mlMemberAbilities` as `MLMemberAbilities`.
pub fn pascal(name: &str) -> String {
    // The one name that it has from the response.
    if name == "autoApprovedChangeRequestTypes" {
        return "AutoApprovedChangeTypes".into();
    }
    let letters = name.as_bytes();
    let capitals = if letters.starts_with(b"ml") { 2 } else { 1 };
    let capital = |(index, letter): (usize, &u8)| if index < capitals { letter.to_ascii_uppercase() } else { *letter };
    letters.iter().enumerate().map(|pair| char::from(capital(pair))).collect()
}

/// As the CDK has it, which splits CloudFormation's names into words: `creatorMLMemberAbilities` is
/// `creatorMlMemberAbilities`.
pub fn cdk(name: &str) -> String {
    let mut camel = String::new();
    let mut begins = false;
    for letter in words(&pascal(name), '_').chars() {
        if letter == '_' {
            begins = true;
        } else {
            camel.push(if begins { letter.to_ascii_uppercase() } else { letter });
            begins = false;
        }
    }
    camel
}

/// As the Terraform provider `aws` has it, which splits one name in its own way.
pub fn terraform(name: &str) -> String {
    if name == "allowCleartext" { "allow_clear_text".into() } else { words(name, '_') }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_split_as_botocore_splits_them() {
        for (name, split) in [
            ("name", "name"),
            ("creatorMLMemberAbilities", "creator_ml_member_abilities"),
            ("customMLMemberAbilities", "custom_ml_member_abilities"),
            ("mlMemberAbilities", "ml_member_abilities"),
            ("accountId", "account_id"),
            ("allowJoinsOnColumnsWithDifferentNames", "allow_joins_on_columns_with_different_names"),
        ] {
            assert_eq!(words(name, '_'), split);
        }
    }

    #[test]
    fn names_begin_with_capitals() {
        for (name, pascal) in [
            ("accountId", "AccountId"),
            ("mlMemberAbilities", "MLMemberAbilities"),
            ("creatorMLMemberAbilities", "CreatorMLMemberAbilities"),
            ("autoApprovedChangeRequestTypes", "AutoApprovedChangeTypes"),
            ("allowedResultRegions", "AllowedResultRegions"),
        ] {
            assert_eq!(super::pascal(name), pascal);
        }
    }
}
