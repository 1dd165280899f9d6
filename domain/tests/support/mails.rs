//! Mails as their readers see them.

use base64::Engine;

/// The value of a header in a mail, unfolded.
pub fn header(mail: &str, name: &str) -> String {
    let head = mail.split("\r\n\r\n").next().expect("head").replace("\r\n ", " ");
    let start = format!("{name}: ");
    head.lines().find_map(|line| line.strip_prefix(&start)).unwrap_or_default().to_owned()
}

/// A part of a mail as a reader sees it: `text/plain` or `text/html`.
pub fn decoded(mail: &str, kind: &str) -> String {
    let part = mail.split(&format!("Content-Type: {kind}")).nth(1).expect("a part of this kind");
    let (head, rest) = part.split_once("\r\n\r\n").expect("a body");
    let body = rest.split(&end_of_part(mail)).next().expect("an end");
    let bytes = match head {
        head if head.contains("base64") => base64::engine::general_purpose::STANDARD.decode(body.replace("\r\n", "")).expect("base64"),
        head if head.contains("quoted-printable") => unquoted(body),
        _ => body.as_bytes().to_vec(),
    };
    String::from_utf8(bytes).expect("UTF-8").replace("\r\n", "\n")
}

/// What ends a part (RFC 2046, 5.1.1); a line of a long link can begin with two hyphens, too.
fn end_of_part(mail: &str) -> String {
    let boundary = mail.split("boundary=\"").nth(1).and_then(|rest| rest.split('"').next());
    format!("\r\n--{}", boundary.unwrap_or("there is one part only"))
}

/// RFC 2045, 6.7.
fn unquoted(body: &str) -> Vec<u8> {
    let (body, mut bytes) = (body.replace("=\r\n", ""), Vec::new());
    let mut rest = body.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'=' {
            let hex: Vec<u8> = rest.by_ref().take(2).collect();
            bytes.push(u8::from_str_radix(std::str::from_utf8(&hex).expect("ASCII"), 16).expect("hexadecimal"));
        } else {
            bytes.push(byte);
        }
    }
    bytes
}

/// The plain text of a mail, decoded.
pub fn text_of(mail: &str) -> String {
    let part = mail.split("Content-Type: text/plain").nth(1).unwrap_or(mail);
    let (head, body) = part.split_once("\r\n\r\n").expect("head and body");
    let body = body.split(&end_of_part(mail)).next().expect("a part");
    if head.contains("base64") || (head.len() < 20 && header(mail, "Content-Transfer-Encoding") == "base64") {
        let plain: String = body.split_whitespace().collect();
        return String::from_utf8_lossy(&base64::engine::general_purpose::STANDARD.decode(plain).expect("base64")).into_owned();
    }
    unquote(body)
}

/// Quoted-printable (RFC 2045, 6.7); text that is not quoted comes back as it is, but for `=XX`.
fn unquote(text: &str) -> String {
    let joined = text.replace("=\r\n", "");
    let mut bytes = Vec::new();
    let mut rest = joined.bytes();
    while let Some(byte) = rest.next() {
        let ahead: Vec<u8> = rest.clone().take(2).collect();
        let code = std::str::from_utf8(&ahead).ok().filter(|hex| byte == b'=' && hex.len() == 2).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match code {
            Some(code) => {
                bytes.push(code);
                rest.nth(1);
            }
            None => bytes.push(byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
