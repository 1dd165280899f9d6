//! What the name of a file tells.

/// The three files that a page's head names.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    Js,
    Wasm,
    Css,
}

impl Kind {
    pub(super) const ALL: [Self; 3] = [Self::Js, Self::Wasm, Self::Css];

    fn extension(self) -> &'static str {
        match self {
            Self::Js => "js",
            Self::Wasm => "wasm",
            Self::Css => "css",
        }
    }
}

/// Among files with their times of change: `pkg/batt.<hash>.<ext>`, the newest, else the name
/// without a hash.
pub(super) fn head<'a>(kind: Kind, files: impl Iterator<Item = (&'a str, u64)>) -> Option<String> {
    let ours = files.filter(|(path, _)| {
        let name = path.strip_prefix("pkg/batt").and_then(|rest| rest.strip_suffix(kind.extension()));
        name.is_some_and(|middle| matches!(middle, "." | "_bg.") || has_hash(path))
    });
    let best = ours.max_by_key(|(path, changed)| (has_hash(path), *changed));
    best.map(|(path, _)| format!("/{path}"))
}

/// `name.<hash>.ext` with eight or more hexadecimal digits or 16 or more letters of base64.
pub(super) fn has_hash(path: &str) -> bool {
    let mut parts = path.rsplit('.');
    let (Some(_), Some(hash), Some(_)) = (parts.next(), parts.next(), parts.next()) else {
        return false;
    };
    let hex = hash.len() >= 8 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
    let letters = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    hex || (hash.len() >= 16 && hash.bytes().all(letters))
}

pub(super) fn mime(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml; charset=utf-8",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "txt" => "text/plain; charset=utf-8",
        "html" => "text/html; charset=utf-8",
        "xml" | "xsl" => "text/xml; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// Formats that get smaller; images and fonts are compressed already.
pub(super) fn is_compressible(path: &str) -> bool {
    let kind = mime(path);
    kind.starts_with("text/") || kind.contains("json") || kind.contains("svg") || matches!(kind, "application/wasm" | "image/x-icon")
}
