//! Mails: text and HTML, by SMTP, or as `.eml` files in a spool folder where no SMTP server is configured.

mod html;
mod letter;

pub use letter::Addressee;

use crate::failure::{Failure, Result};
use lettre::{
    AsyncFileTransport, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{
        Mailbox, MultiPart,
        header::{HeaderName, HeaderValue},
    },
    transport::smtp::{
        self,
        response::{Category, Severity},
    },
};
use std::{path::Path, time::Duration};

/// One mail to one person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mail {
    /// The part before the `@` of its Message-ID; the same news and person give the same one.
    pub id: String,
    pub to_name: String,
    pub to_address: String,
    pub subject: String,
    /// The text; the HTML is made from it.
    pub body: String,
    /// BCP 47; empty means English.
    pub language: &'static str,
    /// The ids of mails this one belongs under, the topmost first: mail programs show them as one conversation.
    pub thread: Vec<String>,
    /// Where one click ends mails of this kind (RFC 8058). None for mails that nobody can do without.
    pub unsubscribe: Option<String>,
}

/// Where mails go.
#[derive(Clone, Debug)]
pub struct Post {
    way: Way,
    from: Mailbox,
    host: String,
}

#[derive(Clone, Debug)]
enum Way {
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    Spool(AsyncFileTransport<Tokio1Executor>),
}

impl Post {
    /// `url` is `smtp://[user:password@]host:port` or `smtps://…`; `host` names this site in Message-IDs.
    pub fn smtp(url: &str, from: &str, host: &str) -> Result<Self> {
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(url).map_err(Failure::bug)?;
        let transport = transport.timeout(Some(Duration::from_secs(30))).build();
        Ok(Self { way: Way::Smtp(transport), from: sender(from)?, host: host.to_owned() })
    }

    /// Writes mails into `folder`, which is made when missing.
    pub fn spool(folder: &Path, from: &str, host: &str) -> Result<Self> {
        std::fs::create_dir_all(folder).map_err(Failure::bug)?;
        Ok(Self { way: Way::Spool(AsyncFileTransport::new(folder)), from: sender(from)?, host: host.to_owned() })
    }

    pub fn is_spool(&self) -> bool {
        matches!(self.way, Way::Spool(_))
    }

    /// Whether the mail server answers and takes us for who we are. A spool always does.
    pub async fn answers(&self) -> Result<()> {
        match &self.way {
            Way::Smtp(transport) => match transport.test_connection().await.map_err(Failure::bug)? {
                true => Ok(()),
                false => Err(Failure::bug("it hangs up")),
            },
            Way::Spool(_) => Ok(()),
        }
    }

    /// Sends it, or says why not; the courier tries again.
    pub async fn send(&self, mail: &Mail) -> Result<()> {
        let message = self.message(mail)?;
        match &self.way {
            Way::Smtp(transport) => transport.send(message).await.map(drop).map_err(Failure::bug),
            Way::Spool(transport) => transport.send(message).await.map(drop).map_err(Failure::bug),
        }
    }

    fn message(&self, mail: &Mail) -> Result<Message> {
        let address = mail.to_address.parse().map_err(Failure::bug)?;
        let mut message = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(display_name(&mail.to_name), address))
            .subject(one_line(&mail.subject))
            .message_id(Some(self.message_id(&mail.id)));
        if let Some(above) = mail.thread.last() {
            let all: Vec<String> = mail.thread.iter().map(|id| self.message_id(id)).collect();
            message = message.in_reply_to(self.message_id(above)).references(all.join(" "));
        }
        for (name, value) in self.extra_headers(mail) {
            message = message.raw_header(HeaderValue::new(HeaderName::new_from_ascii(name.to_owned()).map_err(Failure::bug)?, value));
        }
        let language = if mail.language.is_empty() { "en" } else { mail.language };
        let html = html::from_text(&mail.body, language, &self.host);
        message.multipart(MultiPart::alternative_plain_html(mail.body.clone(), html)).map_err(Failure::bug)
    }

    fn message_id(&self, id: &str) -> String {
        format!("<{id}@{}>", self.host)
    }

    /// What tells programs that a machine wrote this (RFC 3834), and how one gets no more of it (RFC 2369, 2919, 8058).
    fn extra_headers(&self, mail: &Mail) -> Vec<(&'static str, String)> {
        let mut headers = vec![("Auto-Submitted", "auto-generated".to_owned())];
        if let Some(url) = &mail.unsubscribe {
            headers.push(("List-Id", format!("<notices.{}>", self.host)));
            headers.push(("List-Unsubscribe", format!("<{url}>")));
            headers.push(("List-Unsubscribe-Post", "List-Unsubscribe=One-Click".to_owned()));
        }
        headers
    }
}

/// The mail server knows this mailbox and wants nothing of it, or does not know it (RFC 5321, 4.2.1: 55x): the same answer would
/// come tomorrow. A refused sign-in (53x) is no such answer, as an admin can put the configuration right.
pub fn is_refused(failure: &Failure) -> bool {
    let Failure::Bug(error) = failure else { return false };
    let code = error.downcast_ref::<smtp::Error>().and_then(smtp::Error::status);
    code.is_some_and(|code| code.severity == Severity::PermanentNegativeCompletion && code.category == Category::MailSystem)
}

fn sender(from: &str) -> Result<Mailbox> {
    from.parse().map_err(Failure::bug)
}

/// lettre 0.11.23 panics on a display name with CR or LF, so no control character gets that far.
fn display_name(name: &str) -> Option<String> {
    let name = one_line(name);
    (!name.is_empty()).then_some(name)
}

fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_hostile_name_and_subject_stay_in_their_lines() {
        let folder = tempfile::tempdir().expect("folder");
        let post = Post::spool(folder.path(), "BaTT Forum <no-reply@example.org>", "forum.example.org").expect("post");
        let mail = Mail {
            id: "news-7-3".into(),
            to_name: "Eve\r\nBcc: all@example.org".into(),
            to_address: "eve@example.org".into(),
            subject: "Hello\r\nX-Evil: yes".into(),
            body: "Text".into(),
            ..Mail::default()
        };
        post.send(&mail).await.expect("sent");
        let file = std::fs::read_dir(folder.path()).expect("folder").next().expect("one mail").expect("entry").path();
        let text = std::fs::read_to_string(file).expect("text");
        let heads: Vec<&str> = text.split("\r\n\r\n").next().expect("head").lines().map(|line| line.split(':').next().expect("name")).collect();
        assert!(!heads.iter().any(|name| ["Bcc", "X-Evil"].contains(name)), "{text}");
        assert!(text.contains("Message-ID: <news-7-3@forum.example.org>"), "{text}");
    }
}
