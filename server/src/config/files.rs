//! Where files of the library lie, how many may, and who scans them.

use super::{
    parse::{self, is_remote},
    raw::Reader,
    values::Secret,
};
use domain::files::{Clamd, Limits};
use http::Uri;
use serde::Serialize;
use std::path::PathBuf;

const BUCKET: &str = "a bucket such as s3://batt-files";
const ENDPOINT: &str = "an origin such as https://s3.example.org, without a path";
const CLAMD: &str = "a socket such as unix:/run/clamav/clamd.ctl or tcp:127.0.0.1:3310, or off";
const MEGABYTE: u64 = 1024 * 1024;

/// What the keys about files say.
#[derive(Clone, Debug, Serialize)]
pub struct Files {
    /// Without it they lie in the folder `files` of the data folder.
    pub bucket: Option<Bucket>,
    /// Where clamd listens; without it nothing is scanned.
    #[serde(serialize_with = "as_text")]
    pub clamd: Option<Clamd>,
    /// Refuse what could not be scanned.
    pub clamd_required: bool,
    pub file_megabytes: u32,
    pub member_megabytes: u32,
    pub files_per_hour: u32,
    /// Of the disk with the folder.
    pub free_disk_percent: u32,
}

/// A bucket of a service that speaks S3.
#[derive(Clone, Debug, Serialize)]
pub struct Bucket {
    pub name: String,
    /// Without it that of AWS.
    pub endpoint: Option<String>,
    pub region: String,
    pub key: Secret,
    pub secret: Secret,
    /// Whether browsers may be sent there.
    pub links: bool,
}

impl Files {
    /// The same, as the domain takes it.
    pub fn limits(&self) -> Limits {
        Limits {
            file_bytes: u64::from(self.file_megabytes) * MEGABYTE,
            member_bytes: u64::from(self.member_megabytes) * MEGABYTE,
            files_per_hour: self.files_per_hour,
            free_percent: self.free_disk_percent,
        }
    }

    pub(super) fn shown(&self, key: &str) -> String {
        let of = |value: fn(&Bucket) -> String| self.bucket.as_ref().map_or_else(|| "none".to_owned(), value);
        let on_off = |on| if on { "on" } else { "off" }.to_owned();
        match key {
            "files" => self.bucket.as_ref().map_or_else(|| "a folder".to_owned(), |bucket| format!("s3://{}", bucket.name)),
            "files_endpoint" => of(|bucket| bucket.endpoint.clone().unwrap_or_else(|| "AWS".to_owned())),
            "files_region" => of(|bucket| bucket.region.clone()),
            "files_key" => of(|bucket| bucket.key.to_string()),
            "files_secret" => of(|bucket| bucket.secret.to_string()),
            "files_links" => on_off(self.bucket.as_ref().is_some_and(|bucket| bucket.links)),
            "clamd" => text_of(self.clamd.as_ref()),
            "clamd_required" => on_off(self.clamd_required),
            "file_megabytes" => self.file_megabytes.to_string(),
            "member_megabytes" => self.member_megabytes.to_string(),
            "files_per_hour" => self.files_per_hour.to_string(),
            _ => self.free_disk_percent.to_string(),
        }
    }

    pub(super) fn warnings(&self) -> Option<String> {
        let endpoint = self.bucket.as_ref()?.endpoint.as_ref()?;
        (endpoint.starts_with("http://") && is_remote(endpoint))
            .then(|| "files_endpoint is plain http: files and the signatures that open them travel unprotected".to_owned())
    }
}

/// `None` only together with a problem in the reader.
pub(super) fn read(from: &mut Reader) -> Option<Files> {
    let name = from.take_or("files", BUCKET, bucket, || Some(None));
    let endpoint = from.take_or("files_endpoint", ENDPOINT, endpoint, || Some(None));
    let region = from.take("files_region", "a region such as eu-north-1", word);
    let key = from.take_or("files_key", "the identifier of an access key", secret, || Some(None));
    let hidden = from.take_or("files_secret", "the secret of an access key", secret, || Some(None));
    let links = from.take("files_links", "on or off", parse::on_off);
    let clamd = from.take("clamd", CLAMD, clamd);
    let clamd_required = from.take("clamd_required", "on or off", parse::on_off);
    let file_megabytes = from.take("file_megabytes", "a whole number from 1 to 4096", parse::number(1..=4096));
    let member_megabytes = from.take("member_megabytes", "a whole number from 1 to 1000000", parse::number(1..=1_000_000));
    let files_per_hour = from.take("files_per_hour", "a whole number from 1 to 100000", parse::number(1..=100_000));
    let free_disk_percent = from.take("free_disk_percent", "a whole number from 0 to 90", parse::number(0..=90));
    if clamd == Some(None) && clamd_required == Some(true) {
        from.problems.push("clamd_required is on, but clamd says not where it listens".to_owned());
    }
    let (key, hidden) = (key?, hidden?);
    let bucket = match name? {
        None => None,
        Some(name) => match (key, hidden) {
            (Some(key), Some(secret)) => Some(Bucket { name, endpoint: endpoint?, region: region?, key, secret, links: links? }),
            _ => {
                from.problems.push("files is a bucket: files_key and files_secret are needed, too".to_owned());
                return None;
            }
        },
    };
    Some(Files {
        bucket,
        clamd: clamd?,
        clamd_required: clamd_required?,
        file_megabytes: file_megabytes?,
        member_megabytes: member_megabytes?,
        files_per_hour: files_per_hour?,
        free_disk_percent: free_disk_percent?,
    })
}

/// Names that every such service takes.
fn bucket(text: &str) -> Option<Option<String>> {
    let name = text.strip_prefix("s3://")?.trim_end_matches('/');
    let plain = name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-' || byte == b'.');
    (plain && (3..=63).contains(&name.len())).then(|| Some(name.to_owned()))
}

fn endpoint(text: &str) -> Option<Option<String>> {
    let uri: Uri = text.parse().ok()?;
    let good = matches!(uri.scheme_str(), Some("https" | "http")) && uri.path() == "/" && !text.contains(['?', '#', '@']);
    good.then(|| Some(text.trim_end_matches('/').to_owned()))
}

fn word(text: &str) -> Option<String> {
    let plain = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    (plain && (1..=64).contains(&text.len())).then(|| text.to_owned())
}

fn secret(text: &str) -> Option<Option<Secret>> {
    let plain = (1..=512).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic());
    plain.then(|| Some(Secret::new(text)))
}

fn clamd(text: &str) -> Option<Option<Clamd>> {
    match text.split_once(':') {
        None if text == "off" => Some(None),
        Some(("unix", path)) if path.starts_with('/') => Some(Some(Clamd::Unix(PathBuf::from(path)))),
        Some(("tcp", address)) => {
            let (host, port) = address.trim_start_matches('/').rsplit_once(':')?;
            (!host.is_empty() && port.parse::<u16>().is_ok()).then(|| Some(Clamd::Tcp(format!("{host}:{port}"))))
        }
        _ => None,
    }
}

fn text_of(clamd: Option<&Clamd>) -> String {
    match clamd {
        None => "off".to_owned(),
        Some(Clamd::Unix(path)) => format!("unix:{}", path.display()),
        Some(Clamd::Tcp(address)) => format!("tcp:{address}"),
    }
}

fn as_text<S: serde::Serializer>(clamd: &Option<Clamd>, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(&text_of(clamd.as_ref()))
}
