//! Where a reply stands in its thread's tree, as text that sorts in reading order.
//! A path is the numbers of all ancestors and of the reply itself, each in base 36 behind one character for its
//! length, so that byte order is tree order: `17` is number 7, `210` is 36, `17210` is 36 in answer to 7.

const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";

/// The path of reply `number` under a parent's path (empty for an answer to the opening post).
pub fn child(parent: &str, number: i32) -> String {
    let mut digits = Vec::new();
    let mut rest = u32::try_from(number).unwrap_or(0);
    while rest > 0 || digits.is_empty() {
        let digit = usize::try_from(rest % 36).unwrap_or(0);
        digits.push(char::from(DIGITS.get(digit).copied().unwrap_or(b'0')));
        rest /= 36;
    }
    let length = char::from_digit(u32::try_from(digits.len()).unwrap_or(0), 36).unwrap_or('0');
    let mut path = parent.to_owned();
    path.push(length);
    path.extend(digits.iter().rev());
    path
}

/// The numbers on the way down, the reply's own last. Nonsense gives what could be read.
pub fn numbers(path: &str) -> Vec<i32> {
    let mut chars = path.chars();
    let mut numbers = Vec::new();
    while let Some(length) = chars.next().and_then(|c| c.to_digit(36)) {
        let digits: String = chars.by_ref().take(usize::try_from(length).unwrap_or(0)).collect();
        match i32::from_str_radix(&digits, 36) {
            Ok(number) => numbers.push(number),
            Err(_) => break,
        }
    }
    numbers
}

/// The numbers of the ancestors only.
pub fn ancestors(path: &str) -> Vec<i32> {
    let mut all = numbers(path);
    all.pop();
    all
}

/// Greater than every path below this one and smaller than the next sibling's.
pub fn end_of_branch(path: &str) -> String {
    format!("{path}~")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn path_of(numbers: &[i32]) -> String {
        numbers.iter().fold(String::new(), |path, number| child(&path, *number))
    }

    proptest! {
        #[test]
        fn reads_back_what_it_writes(numbers_in in prop::collection::vec(1..i32::MAX, 0..12)) {
            prop_assert_eq!(numbers(&path_of(&numbers_in)), numbers_in);
        }

        #[test]
        fn sorts_like_the_numbers(a in prop::collection::vec(1..100_000_i32, 0..6), b in prop::collection::vec(1..100_000_i32, 0..6)) {
            prop_assert_eq!(path_of(&a).cmp(&path_of(&b)), a.cmp(&b));
        }

        #[test]
        fn a_branch_ends_before_its_next_sibling(number in 1..100_000_i32, below in 1..100_000_i32) {
            let (this, next) = (child("", number), child("", number + 1));
            prop_assert!(child(&this, below) < end_of_branch(&this));
            prop_assert!(end_of_branch(&this) < next);
        }
    }
}
