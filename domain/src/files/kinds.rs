//! What a file is: by its first bytes, and by its ending only where bytes do not tell, as with text.

/// What a browser may do with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// A picture that was made anew here.
    Picture,
    /// Shown by the browser's own viewer or player.
    Inline,
    /// Only ever downloaded.
    Download,
}

/// The media type of a file.
pub(super) fn of(head: &[u8], name: &str) -> &'static str {
    if let Some(found) = infer::get(head) {
        // Whatever can hold a script is handed out as bytes.
        let plain = ["text/html", "text/xml", "application/xml", "image/svg+xml"].contains(&found.mime_type());
        return if plain { OTHER } else { narrowed(found.mime_type(), name) };
    }
    let text = std::str::from_utf8(head).is_ok() || head.len() >= 4 && std::str::from_utf8(head.get(..head.len() - 4).unwrap_or_default()).is_ok();
    if !text || head.contains(&0) {
        return OTHER;
    }
    match ending(name).as_str() {
        "md" | "markdown" => "text/markdown",
        "csv" => "text/csv",
        "vtt" if head.starts_with(b"WEBVTT") => "text/vtt",
        "txt" | "log" => "text/plain",
        _ => OTHER,
    }
}

const OTHER: &str = "application/octet-stream";

/// Office files are archives; their ending says which.
fn narrowed(mime: &'static str, name: &str) -> &'static str {
    if mime != "application/zip" {
        return mime;
    }
    match ending(name).as_str() {
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "pptx" => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "odt" => "application/vnd.oasis.opendocument.text",
        "ods" => "application/vnd.oasis.opendocument.spreadsheet",
        "odp" => "application/vnd.oasis.opendocument.presentation",
        _ => mime,
    }
}

pub(super) fn ending(name: &str) -> String {
    name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default()
}

/// How a file of this type is shown.
pub fn shown(mime: &str) -> Shown {
    match mime {
        "image/jpeg" | "image/png" | "image/webp" => Shown::Picture,
        "application/pdf" | "text/plain" | "text/csv" | "text/markdown" | "text/vtt" | "audio/mpeg" | "audio/ogg" | "video/mp4" | "video/webm" => {
            Shown::Inline
        }
        _ => Shown::Download,
    }
}

/// Whether pages load it: pictures, films, sound, captions.
pub(super) fn inside_pages(mime: &str) -> bool {
    ["image/", "video/", "audio/"].iter().any(|kind| mime.starts_with(kind)) || mime == "text/vtt"
}

/// A name as it is kept: no path, no control or direction characters, at most 120 characters with its ending.
pub(super) fn tidy(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let line = crate::text::clean_line(last);
    let line = line.trim().trim_start_matches('.');
    let (stem, ending) = line.rsplit_once('.').unwrap_or((line, ""));
    let (stem, ending): (String, String) = (stem.chars().take(100).collect(), ending.chars().take(16).collect());
    match (stem.is_empty(), ending.is_empty()) {
        (true, true) => "file".to_owned(),
        (true, false) => format!("file.{ending}"),
        (false, true) => stem,
        (false, false) => format!("{stem}.{ending}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_tell_what_it_is_and_names_do_not() {
        assert_eq!(of(b"%PDF-1.7\n", "x.exe"), "application/pdf");
        assert_eq!(of(b"\x89PNG\r\n\x1a\n....", "x.txt"), "image/png");
        assert_eq!(of(b"<html><script>alert(1)</script>", "x.txt"), OTHER, "markup is handed out as bytes");
        assert_eq!(of(b"<svg xmlns='http://www.w3.org/2000/svg'/>", "x.svg"), OTHER);
        assert_eq!(of("Näin, mitataan\n".as_bytes(), "x.csv"), "text/csv");
        assert_eq!(of(b"a\0b", "x.txt"), OTHER);
        assert_eq!(of(b"WEBVTT\n\n", "x.vtt"), "text/vtt");
        assert_eq!(of(b"no captions", "x.vtt"), OTHER);
        assert_eq!(of(b"MZ\x90\0", "x.pdf"), "application/vnd.microsoft.portable-executable");
    }

    #[test]
    fn names_are_tidied() {
        for (typed, kept) in [
            ("../../etc/passwd", "passwd"),
            ("C:\\Users\\x\\lesson.pdf", "lesson.pdf"),
            ("\u{202e}fdp.exe", "fdp.exe"),
            ("", "file"),
            (".htaccess", "htaccess"),
            ("a\r\nb.pdf", "a b.pdf"),
            ("työ 1.pdf", "työ 1.pdf"),
        ] {
            assert_eq!(tidy(typed), kept, "{typed:?}");
        }
        assert_eq!(tidy(&format!("{}.pdf", "x".repeat(300))).chars().count(), 104);
    }
}
