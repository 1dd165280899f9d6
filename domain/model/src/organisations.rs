//! Schools, companies and others that members belong to.

use crate::people::check_country;
use crate::problem::{Field, Findings, Problem, Wrong};
use crate::safe_url::{SafeUrl, is_label};
use serde::{Deserialize, Serialize};

/// What an organisation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OrganisationKind {
    School,
    Company,
    University,
    Authority,
    Association,
    Other,
}

impl OrganisationKind {
    pub const ALL: [Self; 6] = [Self::School, Self::Company, Self::University, Self::Authority, Self::Association, Self::Other];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::School => "school",
            Self::Company => "company",
            Self::University => "university",
            Self::Authority => "authority",
            Self::Association => "association",
            Self::Other => "other",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }
}

/// The form of a new organisation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OrganisationDraft {
    pub name: String,
    pub kind: String,
    pub country: String,
    pub town: String,
    pub website: String,
    /// The organisation's Erasmus+ identifier: `E` and eight digits.
    pub oid: String,
    /// Domains of its e-mail addresses, between commas or spaces.
    pub domains: String,
}

/// An organisation that passed its checks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organisation {
    pub name: String,
    pub kind: OrganisationKind,
    pub country: String,
    pub town: String,
    pub website: Option<SafeUrl>,
    pub oid: String,
    pub domains: Vec<String>,
}

const DOMAINS_MAX: usize = 5;

impl OrganisationDraft {
    pub fn check(self) -> Result<Organisation, Problem> {
        let mut found = Findings::default();
        found.length(Field::Name, &self.name, 2..=120);
        found.length(Field::Town, &self.town, 0..=60);
        check_country(&mut found, &self.country);
        let kind = OrganisationKind::parse(&self.kind);
        if kind.is_none() {
            found.add(Field::Kind, Wrong::NoSuchChoice);
        }
        let website = self.website.trim();
        let safe = SafeUrl::parse(website);
        if safe.is_none() && !website.is_empty() {
            found.add(Field::Website, Wrong::NotALink);
        }
        let oid = self.oid.trim().to_uppercase();
        if !oid.is_empty() && !is_oid(&oid) {
            found.add(Field::Oid, Wrong::NotAnOid);
        }
        let domains = domains(&self.domains);
        check_domains(&mut found, &domains);
        let kind = kind.unwrap_or(OrganisationKind::Other);
        found.none_or(Organisation { name: self.name, kind, country: self.country, town: self.town, website: safe, oid, domains })
    }
}

fn is_oid(text: &str) -> bool {
    text.len() == 9 && text.strip_prefix('E').is_some_and(|digits| digits.bytes().all(|b| b.is_ascii_digit()))
}

/// Lower case, without an `@` before them, none twice.
fn domains(text: &str) -> Vec<String> {
    let parts = text.split([',', ';', ' ', '\n', '\t']).map(|part| part.trim().trim_start_matches('@').trim_end_matches('.').to_lowercase());
    let mut domains: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
    domains.sort();
    domains.dedup();
    domains
}

fn check_domains(found: &mut Findings, domains: &[String]) {
    if domains.len() > DOMAINS_MAX {
        found.add(Field::Domains, Wrong::TooManyOf { most: 5 });
    } else if domains.iter().any(|domain| is_for_everybody(domain)) {
        found.add(Field::Domains, Wrong::AnybodysDomain);
    } else if !domains.iter().all(|domain| domain.contains('.') && domain.len() <= 100 && domain.split('.').all(is_label)) {
        found.add(Field::Domains, Wrong::NotADomain);
    }
}

/// Providers at which anybody gets an address: having one proves nothing.
const FREE_MAIL: &[&str] = &[
    "gmail.com",
    "googlemail.com",
    "outlook.com",
    "hotmail.com",
    "live.com",
    "msn.com",
    "yahoo.com",
    "ymail.com",
    "icloud.com",
    "me.com",
    "mac.com",
    "aol.com",
    "proton.me",
    "protonmail.com",
    "pm.me",
    "tutanota.com",
    "tuta.com",
    "tuta.io",
    "gmx.de",
    "gmx.net",
    "gmx.at",
    "gmx.ch",
    "gmx.com",
    "web.de",
    "t-online.de",
    "freenet.de",
    "posteo.de",
    "mailbox.org",
    "mail.com",
    "email.com",
    "zoho.com",
    "fastmail.com",
    "hey.com",
    "yandex.com",
    "yandex.ru",
    "mail.ru",
    "inbox.ru",
    "bk.ru",
    "rambler.ru",
    "orange.fr",
    "wanadoo.fr",
    "free.fr",
    "laposte.net",
    "sfr.fr",
    "hotmail.fr",
    "outlook.fr",
    "yahoo.fr",
    "hotmail.es",
    "hotmail.it",
    "libero.it",
    "virgilio.it",
    "alice.it",
    "tiscali.it",
    "tin.it",
    "outlook.it",
    "yahoo.it",
    "sapo.pt",
    "mail.pt",
    "telenet.be",
    "skynet.be",
    "ziggo.nl",
    "xs4all.nl",
    "kpnmail.nl",
    "hetnet.nl",
    "home.nl",
    "planet.nl",
    "wp.pl",
    "o2.pl",
    "onet.pl",
    "interia.pl",
    "op.pl",
    "poczta.fm",
    "seznam.cz",
    "centrum.cz",
    "email.cz",
    "azet.sk",
    "centrum.sk",
    "zoznam.sk",
    "freemail.hu",
    "citromail.hu",
    "abv.bg",
    "mail.bg",
    "dir.bg",
    "yahoo.ro",
    "inbox.lv",
    "inbox.lt",
    "mail.ee",
    "hot.ee",
    "online.ee",
    "luukku.com",
    "elisanet.fi",
    "kolumbus.fi",
    "saunalahti.fi",
    "telia.com",
    "bredband.net",
    "spray.se",
    "online.no",
    "telenor.no",
    "mail.dk",
    "ukr.net",
    "i.ua",
    "bigmir.net",
    "eircom.net",
    "btinternet.com",
    "sky.com",
    "talktalk.net",
    "virginmedia.com",
    "yahoo.co.uk",
    "hotmail.co.uk",
    "live.co.uk",
    "mail.ch",
    "bluewin.ch",
    "10minutemail.com",
    "mailinator.com",
    "guerrillamail.com",
    "yopmail.com",
    "example.com",
];

/// The second level that many countries sell under: `co.uk`, `edu.pl`, `gov.mt`.
const SECOND_LEVELS: &[&str] =
    &["ac", "asso", "co", "com", "edu", "gob", "gouv", "gov", "govt", "info", "k12", "net", "nom", "or", "org", "sch", "school"];

/// A free mail provider, its subdomain, or a part of the name space that whole countries share.
fn is_for_everybody(domain: &str) -> bool {
    let free = FREE_MAIL.iter().any(|free| is_within(domain, free));
    let shared = domain.split_once('.').is_some_and(|(second, top)| top.len() == 2 && SECOND_LEVELS.contains(&second));
    free || shared
}

/// Whether a host is this domain or below it; the boundary is a dot.
fn is_within(host: &str, domain: &str) -> bool {
    host.strip_suffix(domain).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

/// Whether an address is of one of these domains, or of a part of one.
pub fn address_belongs(address: &str, domains: &[String]) -> bool {
    let Some((_, host)) = address.rsplit_once('@') else { return false };
    let host = host.to_lowercase();
    domains.iter().any(|domain| !is_for_everybody(domain) && is_within(&host, domain))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(domains: &str) -> OrganisationDraft {
        OrganisationDraft {
            name: "EPS Setúbal".into(),
            kind: "school".into(),
            country: "PT".into(),
            domains: domains.into(),
            ..OrganisationDraft::default()
        }
    }

    #[test]
    fn domains_are_read_as_people_write_them() {
        let good = draft("@EPS.example.pt, mail.eps.example.pt eps.example.pt").check().expect("good");
        assert_eq!(good.domains, ["eps.example.pt", "mail.eps.example.pt"]);
    }

    #[test]
    fn nobody_owns_everybody_s_domain() {
        for bad in ["gmail.com", "x.gmail.com", "co.uk", "edu.pl", "gov.mt", "WEB.de"] {
            assert_eq!(draft(bad).check().expect_err(bad).with(Field::Domains), Some(Wrong::AnybodysDomain), "{bad}");
        }
        for bad in ["pt", "a..pt", "-a.pt", "a_b.pt", "a/b.pt", "\u{202e}a.pt"] {
            assert_eq!(draft(bad).check().expect_err(bad).with(Field::Domains), Some(Wrong::NotADomain), "{bad}");
        }
        assert!(draft("school.co.uk").check().is_ok());
        assert!(draft("a.pt b.pt c.pt d.pt e.pt f.pt").check().is_err());
    }

    #[test]
    fn an_address_belongs_by_whole_labels() {
        let domains = ["school.example".to_owned()];
        for yes in ["a@school.example", "a@SCHOOL.example", "a@staff.school.example"] {
            assert!(address_belongs(yes, &domains), "{yes}");
        }
        for no in ["a@myschool.example", "a@school.example.org", "school.example", "a@example", "school.example@evil.org"] {
            assert!(!address_belongs(no, &domains), "{no}");
        }
        assert!(!address_belongs("a@gmail.com", &["gmail.com".to_owned()]), "even if it were stored");
    }

    #[test]
    fn the_other_fields_are_checked() {
        let bad = OrganisationDraft { kind: "club".into(), website: "javascript:x".into(), oid: "E1".into(), country: "pt".into(), ..draft("") };
        let problem = bad.check().expect_err("bad");
        assert_eq!(problem.with(Field::Website), Some(Wrong::NotALink));
        assert_eq!(problem.with(Field::Oid), Some(Wrong::NotAnOid));
        assert!(problem.with(Field::Kind).is_some() && problem.with(Field::Country).is_some());
        let good = OrganisationDraft { oid: " e10203040 ".into(), website: "eps.example.pt".into(), ..draft("") }.check().expect("good");
        assert_eq!((good.oid.as_str(), good.website.expect("one").as_str()), ("E10203040", "https://eps.example.pt"));
    }
}
