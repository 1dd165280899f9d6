//! Under which terms material is given out, and what may be made of it.

mod adaptation;
mod collection;

pub use adaptation::{Refusal, Way, adaptation};
pub use collection::{CollectionTerms, collection_terms};

use serde::{Deserialize, Serialize};

/// The terms of a work. The Creative Commons licences are those of version 4.0: another version is another licence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Licence {
    /// CC0: its author gave up all rights.
    #[serde(rename = "cc0")]
    Cc0,
    #[serde(rename = "by")]
    By,
    /// What the forum proposes.
    #[default]
    #[serde(rename = "by-sa")]
    BySa,
    #[serde(rename = "by-nc")]
    ByNc,
    #[serde(rename = "by-nc-sa")]
    ByNcSa,
    #[serde(rename = "by-nd")]
    ByNd,
    #[serde(rename = "by-nc-nd")]
    ByNcNd,
    /// The public domain mark: nobody has rights in it any more. For works of others; one's own takes CC0.
    #[serde(rename = "public-domain")]
    PublicDomain,
    /// All rights reserved: the forum may link to it, and nothing else.
    #[serde(rename = "rights-reserved")]
    RightsReserved,
}

impl Licence {
    /// In the order of a form: what is proposed comes first, then from free to closed.
    pub const ALL: [Self; 9] =
        [Self::BySa, Self::By, Self::Cc0, Self::ByNcSa, Self::ByNc, Self::ByNd, Self::ByNcNd, Self::PublicDomain, Self::RightsReserved];

    /// Its name in forms, addresses and columns.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Cc0 => "cc0",
            Self::By => "by",
            Self::BySa => "by-sa",
            Self::ByNc => "by-nc",
            Self::ByNcSa => "by-nc-sa",
            Self::ByNd => "by-nd",
            Self::ByNcNd => "by-nc-nd",
            Self::PublicDomain => "public-domain",
            Self::RightsReserved => "rights-reserved",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == text)
    }

    /// By any of the ways people write it: `by-sa`, `CC BY-SA`, `CC-BY-SA-4.0`.
    pub fn named(text: &str) -> Option<Self> {
        let plain = |text: &str| text.to_lowercase().replace([' ', '_'], "-");
        let text = plain(text);
        let ways = |one: Self| [Some(one.as_str()), one.spdx(), one.short()];
        let fits = |name: &str| text == plain(name) || plain(name).strip_suffix("-4.0") == Some(&text);
        Self::ALL.into_iter().find(|one| ways(*one).into_iter().flatten().any(fits))
    }

    /// Its identifier in the list of SPDX; the public domain mark and reserved rights are known by no identifier here.
    pub fn spdx(self) -> Option<&'static str> {
        match self {
            Self::Cc0 => Some("CC0-1.0"),
            Self::By => Some("CC-BY-4.0"),
            Self::BySa => Some("CC-BY-SA-4.0"),
            Self::ByNc => Some("CC-BY-NC-4.0"),
            Self::ByNcSa => Some("CC-BY-NC-SA-4.0"),
            Self::ByNd => Some("CC-BY-ND-4.0"),
            Self::ByNcNd => Some("CC-BY-NC-ND-4.0"),
            Self::PublicDomain | Self::RightsReserved => None,
        }
    }

    /// The short name that is the same in all languages; for reserved rights there is none: take the message `licence-rights-reserved`.
    pub fn short(self) -> Option<&'static str> {
        match self {
            Self::Cc0 => Some("CC0 1.0"),
            Self::By => Some("CC BY 4.0"),
            Self::BySa => Some("CC BY-SA 4.0"),
            Self::ByNc => Some("CC BY-NC 4.0"),
            Self::ByNcSa => Some("CC BY-NC-SA 4.0"),
            Self::ByNd => Some("CC BY-ND 4.0"),
            Self::ByNcNd => Some("CC BY-NC-ND 4.0"),
            Self::PublicDomain => Some("Public Domain Mark 1.0"),
            Self::RightsReserved => None,
        }
    }

    /// The canonical address: what `rel="license"` leads to and metadata name.
    pub fn uri(self) -> Option<&'static str> {
        match self {
            Self::Cc0 => Some("https://creativecommons.org/publicdomain/zero/1.0/"),
            Self::By => Some("https://creativecommons.org/licenses/by/4.0/"),
            Self::BySa => Some("https://creativecommons.org/licenses/by-sa/4.0/"),
            Self::ByNc => Some("https://creativecommons.org/licenses/by-nc/4.0/"),
            Self::ByNcSa => Some("https://creativecommons.org/licenses/by-nc-sa/4.0/"),
            Self::ByNd => Some("https://creativecommons.org/licenses/by-nd/4.0/"),
            Self::ByNcNd => Some("https://creativecommons.org/licenses/by-nc-nd/4.0/"),
            Self::PublicDomain => Some("https://creativecommons.org/publicdomain/mark/1.0/"),
            Self::RightsReserved => None,
        }
    }

    /// The summary that people can read, in their language (`en`, `fi`, …).
    pub fn deed(self, language: &str) -> Option<String> {
        self.uri().map(|uri| format!("{uri}deed.{language}"))
    }

    /// What a catalogue or a table of others says: our own name, an SPDX identifier or the address of the licence or its deed. Another version
    /// than ours is not recognised, because it is not the same licence.
    pub fn recognise(text: &str) -> Option<Self> {
        let text = text.trim().to_ascii_lowercase();
        let address = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
        let path = address.map(|rest| rest.strip_prefix("www.").unwrap_or(rest)).and_then(|rest| rest.strip_prefix("creativecommons.org/"));
        Self::ALL.into_iter().find(|one| {
            let names = [Some(one.as_str()), one.spdx(), one.short()];
            let is_named = names.into_iter().flatten().any(|name| name.eq_ignore_ascii_case(&text));
            is_named || path.is_some_and(|path| one.is_at(path))
        })
    }

    /// Whether this is the licence's path at Creative Commons, with or without the deed or the legal code behind it.
    fn is_at(self, path: &str) -> bool {
        let own = self.uri().and_then(|uri| uri.split_once("creativecommons.org/"));
        let rest = own.and_then(|(_, own)| path.strip_prefix(own.trim_end_matches('/')));
        rest.is_some_and(|rest| ["", "/"].contains(&rest) || rest.starts_with("/deed") || rest.starts_with("/legalcode"))
    }

    /// Whether copies may be handed out; if not, the forum only links.
    pub fn may_be_shared(self) -> bool {
        self != Self::RightsReserved
    }

    /// Whether what somebody makes of it may be shared.
    pub fn allows_adaptation(self) -> bool {
        !matches!(self, Self::ByNd | Self::ByNcNd | Self::RightsReserved)
    }

    /// Whether what is made of it must have the same licence.
    pub fn is_share_alike(self) -> bool {
        matches!(self, Self::BySa | Self::ByNcSa)
    }

    pub fn is_non_commercial(self) -> bool {
        matches!(self, Self::ByNc | Self::ByNcSa | Self::ByNcNd)
    }

    /// Whether nobody has rights in it, so that it may be used without naming anybody.
    pub fn is_public_domain(self) -> bool {
        matches!(self, Self::Cc0 | Self::PublicDomain)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_name_comes_back() {
        for one in Licence::ALL {
            assert_eq!(Licence::parse(one.as_str()), Some(one));
            assert_eq!(serde_json::to_string(&one).expect("a word"), format!("\"{}\"", one.as_str()));
            assert_eq!(one.spdx().map(Licence::recognise), one.spdx().map(|_| Some(one)));
            assert_eq!(one.uri().is_some(), one.short().is_some());
        }
        assert_eq!(Licence::parse("gpl"), None);
        assert_eq!(Licence::parse(""), None);
        assert_eq!(Licence::default(), Licence::BySa);
        assert_eq!(Licence::ALL.into_iter().collect::<std::collections::BTreeSet<_>>().len(), 9);
    }

    #[test]
    fn addresses_are_those_of_creative_commons() {
        for one in Licence::ALL.into_iter().filter(|one| one.spdx().is_some_and(|id| id.starts_with("CC-"))) {
            assert_eq!(one.uri(), Some(format!("https://creativecommons.org/licenses/{}/4.0/", one.as_str())).as_deref());
            assert_eq!(one.spdx(), Some(format!("CC-{}-4.0", one.as_str().to_uppercase())).as_deref());
        }
        assert_eq!(Licence::BySa.deed("fi").as_deref(), Some("https://creativecommons.org/licenses/by-sa/4.0/deed.fi"));
        assert_eq!(Licence::RightsReserved.deed("fi"), None);
    }

    #[test]
    fn what_others_write_is_recognised() {
        for (written, licence) in [
            ("https://creativecommons.org/licenses/by-sa/4.0/", Licence::BySa),
            ("http://creativecommons.org/licenses/by-sa/4.0", Licence::BySa),
            (" HTTPS://www.CreativeCommons.org/licenses/by/4.0/deed.de ", Licence::By),
            ("https://creativecommons.org/licenses/by-nc-nd/4.0/legalcode.fi", Licence::ByNcNd),
            ("https://creativecommons.org/publicdomain/zero/1.0/", Licence::Cc0),
            ("https://creativecommons.org/publicdomain/mark/1.0/", Licence::PublicDomain),
            ("cc-by-nc-sa-4.0", Licence::ByNcSa),
            ("CC BY-NC 4.0", Licence::ByNc),
            ("by-nd", Licence::ByNd),
        ] {
            assert_eq!(Licence::recognise(written), Some(licence), "{written}");
        }
        for other in [
            "https://creativecommons.org/licenses/by-sa/3.0/",
            "https://creativecommons.org/licenses/by/4.0x/",
            "https://creativecommons.org/licenses/",
            "https://evil.example/creativecommons.org/licenses/by/4.0/",
            "https://evil.example/?https://creativecommons.org/licenses/by/4.0/",
            "CC-BY-SA-2.0",
            "free",
            "",
        ] {
            assert_eq!(Licence::recognise(other), None, "{other}");
        }
    }

    #[test]
    fn elements_are_those_of_the_name() {
        for one in Licence::ALL {
            let has = |element: &str| one.as_str().split('-').any(|part| part == element);
            assert_eq!(one.is_share_alike(), has("sa"));
            assert_eq!(one.is_non_commercial(), has("nc"));
            assert_eq!(one.allows_adaptation(), !has("nd") && one != Licence::RightsReserved);
            assert_eq!(one.is_public_domain(), has("cc0") || has("public"));
            assert_eq!(one.may_be_shared(), one != Licence::RightsReserved);
        }
    }
}
