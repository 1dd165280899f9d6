//! Passwords that are too easily guessed, by an offline estimate over lists of common passwords, names, words and key
//! patterns, with the person's own words and the site's added (ASVS 5.0, 6.2.4, 6.1.2, 6.2.11).

use crate::failure::Result;
use model::{Field, Problem, Wrong};

/// Under a million guesses is "very guessable" in zxcvbn's scale (Wheeler, USENIX Security 2016).
const LEAST_GUESSES_LOG10: f64 = 6.0;
/// What is longer is judged by its beginning: the estimate takes time that grows faster than the length.
const JUDGED: usize = 72;
const SITE: [&str; 8] = ["batt", "forum", "battforum", "battery", "batteries", "teacher", "trainers", "electromobility"];

/// Refuses a password that is common or little more than a word of the person's or the site's.
pub fn check(password: &str, name: &str, email: &str) -> Result<()> {
    let judged: String = password.chars().take(JUDGED).collect();
    let (name, email) = (name.to_lowercase(), email.to_lowercase());
    let run_together: String = name.split_whitespace().collect();
    let local_part = email.split('@').next().unwrap_or_default();
    let own = [name.as_str(), run_together.as_str(), email.as_str(), local_part];
    let words: Vec<&str> = SITE.into_iter().chain(name.split_whitespace()).chain(own).filter(|word| !word.is_empty()).collect();
    if zxcvbn::zxcvbn(&judged, &words).guesses_log10() < LEAST_GUESSES_LOG10 {
        return Err(Problem::field(Field::Password, Wrong::TooCommon).into());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_passwords_are_refused_and_phrases_taken() {
        let of = |password: &str| check(password, "Marta Silva", "marta.silva@example.org").is_ok();
        for bad in [
            "password123",
            "password123456",
            "1234567890",
            "123456789012",
            "qwertyuiop",
            "qwertyuiop123",
            "1q2w3e4r5t6y",
            "iloveyou12",
            "aaaaaaaaaaaa",
            "abcabcabcabc",
            "abcdefghijkl",
            "football123",
            "battforum2026",
            "martasilva1",
            "marta.silva1234",
            "Battery2026",
            "11112222333",
            "letmein1234",
        ] {
            assert!(!of(bad), "{bad}");
        }
        for good in ["blue gearbox 77 lamp", "😀🔋⚡️ unusual enough", "kolme kahvia ennen kahta", "vT9#mq2!xLw0"] {
            assert!(of(good), "{good}");
        }
    }

    #[test]
    fn the_longest_is_judged_in_a_moment() {
        assert!(check(&"x9 Qä".repeat(51), "Marta", "m@example.org").is_ok());
    }
}
