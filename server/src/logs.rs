//! Log lines: one per event, whatever text an event carries.

use std::fmt;
use std::io::{self, IsTerminal, Write};
use std::panic;
use std::time::Duration;

use http::{Method, StatusCode};
use tracing::Subscriber;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::MakeWriter;

use crate::config::{Config, LogFormat};

tokio::task_local! {
    static CURRENT: RequestId;
}

/// 128 random bits that name one request in the log, on error pages and in `x-request-id`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RequestId(u128);

impl RequestId {
    /// A new one; never taken from what a client sent.
    pub fn random() -> Self {
        let mut bytes = [0; 16];
        match getrandom::fill(&mut bytes) {
            Ok(()) => Self(u128::from_le_bytes(bytes)),
            Err(_) => Self(0),
        }
    }

    /// The request that this task serves.
    pub fn current() -> Option<Self> {
        CURRENT.try_with(|id| *id).ok()
    }

    /// Makes this the current id while `work` runs.
    pub(crate) async fn scope<F: Future>(self, work: F) -> F::Output {
        CURRENT.scope(self, work).await
    }
}

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

/// Starts logging to stderr. Call once, before anything logs.
pub fn init(config: &Config) -> Result<(), String> {
    let subscriber = subscriber(&config.log, config.log_format, io::stderr)?;
    tracing::subscriber::set_global_default(subscriber).map_err(|error| error.to_string())?;
    panic::set_hook(Box::new(log_panic));
    Ok(())
}

/// The same for any writer, so that tests can read what was logged.
pub fn subscriber<W>(filter: &str, format: LogFormat, writer: W) -> Result<Box<dyn Subscriber + Send + Sync>, String>
where
    W: for<'w> MakeWriter<'w> + Send + Sync + 'static,
{
    // What the database's driver finds worth a line is noise to who runs a site, unless it was asked for.
    let quiet = if filter.contains("sqlx") { filter.to_owned() } else { format!("{filter},sqlx=warn") };
    let filter = EnvFilter::try_new(quiet).map_err(|error| error.to_string())?;
    let pretty = match format {
        LogFormat::Auto => io::stderr().is_terminal(),
        format => format == LogFormat::Pretty,
    };
    let lines = tracing_subscriber::fmt().with_env_filter(filter);
    Ok(if pretty {
        let lines = lines.with_target(false).with_ansi(false);
        Box::new(lines.with_writer(OneLine(writer)).finish())
    } else {
        let lines = lines.json().flatten_event(true).with_span_list(false);
        Box::new(lines.with_writer(writer).finish())
    })
}

fn log_panic(info: &panic::PanicHookInfo<'_>) {
    let text = info.payload_as_str().unwrap_or("(no text)");
    match info.location() {
        Some(at) => tracing::error!(%at, "panic: {}", Escaped(text)),
        None => tracing::error!("panic: {}", Escaped(text)),
    }
}

/// Logs one finished request. `path` is a route or a raw path, never with its query.
pub(crate) fn request(method: &Method, path: &str, status: StatusCode, took: Duration, quiet: bool) {
    let ms = took.as_micros() as f64 / 1000.0;
    let status = status.as_u16();
    let path = Escaped(path);
    match (status, quiet) {
        (500.., _) => {
            tracing::warn!(target: "batt::request", %method, %path, status, ms, "request")
        }
        (_, false) => {
            tracing::info!(target: "batt::request", %method, %path, status, ms, "request")
        }
        (_, true) => {
            tracing::debug!(target: "batt::request", %method, %path, status, ms, "request")
        }
    }
}

/// Shows text with control and direction-changing characters written out, at most 300 of them.
pub struct Escaped<'a>(pub &'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.chars().take(300).try_for_each(|char| match deceptive(char) {
            true => write!(f, "{}", char.escape_unicode()),
            false => write!(f, "{char}"),
        })
    }
}

/// Characters that can forge a line or hide text on a terminal.
fn deceptive(char: char) -> bool {
    char.is_control() || matches!(char, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A writer that keeps each event on one line, whatever its fields hold. Colours would be lost in
/// it, so there are none. JSON needs no such help: it escapes on its own.
struct OneLine<W>(W);

impl<'w, W: MakeWriter<'w>> MakeWriter<'w> for OneLine<W> {
    type Writer = OneLine<W::Writer>;

    fn make_writer(&'w self) -> Self::Writer {
        OneLine(self.0.make_writer())
    }

    fn make_writer_for(&'w self, meta: &tracing::Metadata<'_>) -> Self::Writer {
        OneLine(self.0.make_writer_for(meta))
    }
}

impl<W: Write> Write for OneLine<W> {
    /// The formatter hands over a whole event at once.
    fn write(&mut self, event: &[u8]) -> io::Result<usize> {
        let line = String::from_utf8_lossy(event.strip_suffix(b"\n").unwrap_or(event));
        if line.contains(deceptive) {
            let mut safe = String::with_capacity(line.len() + 16);
            for char in line.chars() {
                match deceptive(char) {
                    true => safe.extend(char.escape_unicode()),
                    false => safe.push(char),
                }
            }
            safe.push('\n');
            self.0.write_all(safe.as_bytes())?;
        } else {
            self.0.write_all(event)?;
        }
        Ok(event.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}
