//! Sizes of files in the reader's language.

use domain::{Locale, args};

/// "6 MB".
pub fn size(locale: Locale, bytes: i64) -> String {
    let (key, n) = match bytes {
        0..=999 => ("size-bytes", bytes),
        1_000..=999_999 => ("size-kilobytes", bytes / 1_000),
        1_000_000..=9_999_999_999 => ("size-megabytes", bytes / 1_000_000),
        _ => ("size-gigabytes", bytes / 1_000_000_000),
    };
    locale.with(key, &args!(n = n))
}
