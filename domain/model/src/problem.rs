//! Everything that can go wrong and that a person may be told. Closed and without free text,
//! because a problem can travel in a URL and must be translatable.

use serde::{Deserialize, Serialize};

/// Why a request was not carried out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Problem {
    /// There is no such thing, or the asker may not know of it.
    NotFound,
    /// It was there and is deleted.
    Gone,
    /// The asker may see it but not do this.
    Forbidden,
    /// Only members can do this.
    SignInFirst,
    /// Fields to be put right; nothing was changed.
    Invalid(Vec<FieldProblem>),
    /// Somebody else changed it since the form was opened.
    Stale,
    /// The member is suspended: may read, not write.
    Suspended,
    /// Needs a fresh proof that it is them.
    ConfirmFirst,
    /// The site takes nobody in who was not invited.
    InvitationOnly,
    /// The link of a mail is used up, too old, or was never given out.
    LinkOver,
    /// Without it nobody could sign in to this account any more.
    LastWayIn,
    /// Without this account nobody could look after the site any more.
    LastAdmin,
    /// The thread is locked.
    Locked,
    /// Too late to take it back.
    TooLate,
    /// Slow down; try again in so many seconds.
    TooMany { retry_after: u32 },
    /// The request is larger than allowed.
    TooLarge,
    /// The request is not of the form's shape.
    Malformed,
    /// There is no room on the disk.
    Full,
    /// The database is busy or away.
    Busy,
    /// Files have to be scanned for malware and the scanner does not answer.
    ScannerAway,
    /// A fault of ours, logged under the request's id.
    Internal,
}

/// One field and what is wrong with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldProblem {
    pub field: Field,
    pub wrong: Wrong,
}

macro_rules! fields {
    ($($name:ident = $text:literal),+ $(,)?) => {
        /// A form's field, by the `name` it has in HTML.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum Field { $($name),+ }

        impl Field {
            /// The `name` attribute of the control.
            pub fn name(self) -> &'static str {
                match self { $(Self::$name => $text),+ }
            }
        }
    };
}

fields! {
    Title = "title", Body = "body", Tags = "tags", Kind = "kind", Language = "language", Board = "board",
    Name = "name", Email = "email", Password = "password", Note = "note", Level = "level", Country = "country",
    Thread = "thread", Reason = "reason", Term = "term", Slug = "slug", Description = "description", Colour = "colour", Icon = "icon",
    Access = "access", Audience = "audience", Joining = "joining", Role = "role", Uses = "uses", Days = "days", SignUp = "sign_up", Support = "support",
    Current = "current", Code = "code",
    Pronouns = "pronouns", Headline = "headline", Bio = "bio", Town = "town", Timezone = "timezone", Spoken = "spoken", Subjects = "subjects",
    Steps = "steps", Offers = "offers", Seeks = "seeks", Links = "links", Listed = "listed", See = "see", Photo = "photo", Website = "website",
    Oid = "oid", Domains = "domains", Organisation = "organisation", Addresses = "addresses",
    Summary = "summary", Licence = "licence", Link = "link", Eqf = "eqf", Cefr = "cefr", Minutes = "minutes", Outcomes = "outcomes",
    Prerequisites = "prerequisites", Equipment = "equipment", Safety = "safety", Sources = "sources", Changes = "changes", Also = "also", File = "file", Charset = "charset",
    Changelog = "changelog",
    Learners = "learners", Again = "again", Changed = "changed", Overall = "overall", Marks = "marks", Due = "due", Answer = "answer", Version = "version",
    Collection = "collection", Editor = "editor",
    Repository = "repository", Set = "set",
    Accessibility = "accessibility", Handle = "handle",
    Controller = "controller", PrivacyContact = "privacy_contact", Officer = "officer", Processors = "processors",
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Wrong {
    Missing,
    TooShort {
        least: u32,
    },
    TooLong {
        most: u32,
        by: u32,
    },
    TooManyTags {
        most: u32,
    },
    BadTag,
    TooDeep,
    TooManyMentions {
        most: u32,
    },
    TooManyLinks {
        most: u32,
    },
    NotAnEmail,
    Taken,
    TooCommon,
    NoSuchChoice,
    WrongPassword,
    /// Not the password of the account it is about.
    NotThatPassword,
    /// The address has a joining that waits for its confirmation.
    NotConfirmed,
    /// A code of a second factor that does not fit, or was used.
    WrongCode,
    SameAsNow,
    NotADifferentThread,
    /// A number outside of what is allowed.
    OutOfRange {
        least: u32,
        most: u32,
    },
    BadSlug,
    TooManyOf {
        most: u32,
    },
    NotALink,
    NotAnOid,
    NotADomain,
    /// A domain at which anybody can have an address.
    AnybodysDomain,
    /// An organisation for which the person cannot speak.
    NotYours,
    /// Material that still lacks what it must have.
    NotComplete,
    /// Nobody has this handle.
    NoSuchMember,
    /// No resource that one may read has this number or address.
    NoSuchMaterial,
    /// A day that is not one, or is past or far away.
    NotADayAhead,
    /// A review that says too little.
    TooFewMarks {
        least: u32,
    },
    /// A licence that the sources of a remix do not allow.
    NotAllowedBySources,
    /// Sources whose licences do not go together.
    Licences {
        why: crate::licences::Refusal,
    },
    /// A file in which the scanner found something.
    Malware,
    /// All that one member may keep here is used.
    NoShareLeft,
    /// They are an author, or are invited.
    AuthorAlready,
    LastAuthor,
    /// A hidden group that others could join by themselves.
    HiddenNeedsInvitation,
    /// A group needs somebody who looks after it.
    LastKeeper,
    InGroupAlready,
    /// What was written within a group stays there.
    AcrossGroups,
    /// An outcome that does not say what it is about.
    OutcomeWithoutObject,
    /// Words that name no concept of ESCO.
    NoSuchConcept,
    NotAPicture,
    PictureTooSmall {
        least: u32,
    },
    /// More pixels than are worth decoding.
    PictureTooLarge {
        most: u32,
    },
    /// More bytes than the field takes.
    FileTooLarge {
        most: u64,
    },
    /// A file that cannot be read as a table with the columns that are needed.
    NotATable,
    /// The file makes no table if it is read with these letters.
    NotThatCharset,
    TooManyLines {
        most: u32,
    },
    /// An address that this site does not ask: inside of a network, or by another protocol.
    NotPublic,
    /// Nothing answered in time, or not as it should.
    NotReached,
    /// It answered that nothing fits.
    NothingThere,
}

impl Problem {
    /// A problem with a single field.
    pub fn field(field: Field, wrong: Wrong) -> Self {
        Self::Invalid(vec![FieldProblem { field, wrong }])
    }

    /// The HTTP status that carries it (RFC 9110, RFC 6585).
    pub fn status(&self) -> u16 {
        match self {
            Self::NotFound => 404,
            Self::Gone => 410,
            Self::Forbidden
            | Self::Suspended
            | Self::InvitationOnly
            | Self::ConfirmFirst
            | Self::LastWayIn
            | Self::LastAdmin
            | Self::Locked
            | Self::TooLate => 403,
            Self::LinkOver => 410,
            Self::SignInFirst => 401,
            Self::Invalid(all) if all.iter().any(|one| matches!(one.wrong, Wrong::FileTooLarge { .. })) => 413,
            Self::Invalid(_) => 422,
            Self::Stale => 409,
            Self::TooMany { .. } => 429,
            Self::TooLarge => 413,
            Self::Malformed => 400,
            Self::Full => 507,
            Self::Busy | Self::ScannerAway => 503,
            Self::Internal => 500,
        }
    }

    /// What is wrong with this field, if anything.
    pub fn with(&self, field: Field) -> Option<Wrong> {
        match self {
            Self::Invalid(all) => all.iter().find(|one| one.field == field).map(|one| one.wrong),
            _ => None,
        }
    }
}

/// Gathers the problems of a form, so that a person hears of all at once.
#[derive(Default)]
pub struct Findings(Vec<FieldProblem>);

impl Findings {
    pub fn add(&mut self, field: Field, wrong: Wrong) {
        self.0.push(FieldProblem { field, wrong });
    }

    /// Requires a length in characters; an empty text is "missing" where the least is above 0.
    pub fn length(&mut self, field: Field, text: &str, range: std::ops::RangeInclusive<usize>) {
        let length = text.chars().count();
        if length == 0 && *range.start() > 0 {
            self.add(field, Wrong::Missing);
        } else if length < *range.start() {
            self.add(field, Wrong::TooShort { least: count(*range.start()) });
        } else if length > *range.end() {
            self.add(field, Wrong::TooLong { most: count(*range.end()), by: count(length - range.end()) });
        }
    }

    /// The value, or all that was found.
    pub fn none_or<T>(self, value: T) -> Result<T, Problem> {
        if self.0.is_empty() { Ok(value) } else { Err(Problem::Invalid(self.0)) }
    }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
