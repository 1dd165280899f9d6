//! Refused forms: what was typed, what is wrong with it, and how both are shown.

use super::{Query, Question, Visit, size, visit};
use domain::{Locale, args};
use leptos::prelude::*;
use model::{Field, Problem, Wrong};
use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

/// A form that was not carried out and is shown again.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    /// Which form of the page, by its server function's endpoint.
    pub form: &'static str,
    pub fields: Vec<(&'static str, String)>,
    pub problem: Option<Problem>,
    /// The HTML of a preview that was asked for.
    pub preview: Option<domain::text::SanitisedHtml>,
    /// What is asked before it is carried out.
    pub question: Option<Question>,
    pub told: Told,
}

/// Whether a page has said why the form was refused. All copies of a [`Kept`] share it.
#[derive(Clone, Debug, Default)]
pub struct Told(Arc<AtomicBool>);

impl Told {
    pub fn set(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    pub fn is_set(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

impl Kept {
    /// What was typed into a field.
    pub fn get(&self, name: &str) -> Option<String> {
        self.fields.iter().find(|(key, _)| *key == name).map(|(_, value)| value.clone())
    }

    /// What is wrong with a field, in the reader's words.
    pub fn wrong(&self, locale: Locale, field: Field) -> Option<String> {
        Some(wrong_text(locale, field, self.wrong_with(field)?))
    }

    /// The same for pages that have words of their own for it.
    pub fn wrong_with(&self, field: Field) -> Option<Wrong> {
        let wrong = self.problem.as_ref()?.with(field)?;
        self.told.set();
        Some(wrong)
    }

    /// The longest text that was typed, for pages that do not have its form.
    pub fn typed(&self) -> Option<String> {
        TYPED.iter().find_map(|name| self.get(name).filter(|text| !text.trim().is_empty()))
    }

    /// What else was typed, where a form has many fields.
    pub fn typed_beside(&self, text: &str) -> Option<String> {
        let draft = self.get("draft").and_then(|json| serde_json::from_str(&json).ok())?;
        let words: Vec<String> = words_of(&draft).into_iter().filter(|words| words != text).collect();
        (!words.is_empty()).then(|| words.join("\n\n"))
    }
}

/// Fields that hold words, the longest first. A form whose text has another name keeps it as `body`, too.
const TYPED: [&str; 9] = ["body", "reason", "note", "answer", "changelog", "title", "handle", "editor", "due"];

/// The texts of a form that is kept in one field. Codes of choices have no space and are short.
fn words_of(value: &serde_json::Value) -> Vec<String> {
    match value {
        serde_json::Value::String(text) if text.trim().contains(' ') || text.len() > 16 => vec![text.clone()],
        serde_json::Value::Array(all) => all.iter().flat_map(words_of).collect(),
        serde_json::Value::Object(all) => all.values().flat_map(words_of).collect(),
        _ => Vec::new(),
    }
}

/// A problem as a sentence.
pub fn problem_text(locale: Locale, problem: &Problem) -> String {
    match problem {
        Problem::TooMany { retry_after } => locale.with("problem-too-many", &args!(seconds = *retry_after)),
        other => locale.text(problem_key(other)),
    }
}

fn problem_key(problem: &Problem) -> &'static str {
    match problem {
        Problem::NotFound => "problem-not-found",
        Problem::Gone => "problem-gone",
        Problem::Forbidden => "problem-forbidden",
        Problem::SignInFirst => "problem-sign-in-first",
        Problem::Invalid(_) => "problem-invalid",
        Problem::Stale => "problem-stale",
        Problem::Suspended => "problem-suspended",
        Problem::ConfirmFirst => "problem-confirm-first",
        Problem::InvitationOnly => "problem-invitation-only",
        Problem::LinkOver => "problem-link-over",
        Problem::LastWayIn => "problem-last-way-in",
        Problem::LastAdmin => "problem-last-admin",
        Problem::Locked => "problem-locked",
        Problem::TooLate => "problem-too-late",
        Problem::TooMany { .. } => "problem-too-many",
        Problem::TooLarge => "problem-too-large",
        Problem::Malformed => "problem-malformed",
        Problem::Full => "problem-full",
        Problem::Busy => "problem-busy",
        Problem::ScannerAway => "problem-scanner-away",
        Problem::Internal => "problem-internal",
    }
}

fn missing_key(field: Field) -> &'static str {
    match field {
        Field::Title => "wrong-missing-title",
        Field::Body => "wrong-missing-body",
        Field::Name => "wrong-missing-name",
        Field::Email => "wrong-missing-email",
        Field::Password => "wrong-missing-password",
        Field::Reason => "wrong-missing-reason",
        _ => "wrong-missing",
    }
}

// long: a line for each.
pub fn wrong_text(locale: Locale, field: Field, wrong: Wrong) -> String {
    let one = |key: &str| locale.text(key);
    match wrong {
        Wrong::Missing => one(missing_key(field)),
        Wrong::TooShort { least } => locale.with("wrong-too-short", &args!(least = least)),
        Wrong::TooLong { most, by } => locale.with("wrong-too-long", &args!(most = most, by = by)),
        Wrong::TooManyTags { most } => locale.with("wrong-too-many-tags", &args!(most = most)),
        Wrong::BadTag => one("wrong-bad-tag"),
        Wrong::TooDeep => one("wrong-too-deep"),
        Wrong::TooManyMentions { most } => locale.with("wrong-too-many-mentions", &args!(most = most)),
        Wrong::TooManyLinks { most } => locale.with("wrong-too-many-links", &args!(most = most)),
        Wrong::NotAnEmail => one("wrong-not-an-email"),
        Wrong::Taken => one(match field {
            Field::Slug => "wrong-taken-slug",
            Field::File => "wrong-taken-file",
            _ => "wrong-taken",
        }),
        Wrong::TooCommon => one("wrong-too-common"),
        Wrong::NoSuchChoice => one("wrong-no-such-choice"),
        Wrong::WrongPassword => one("wrong-password"),
        Wrong::NotThatPassword => one("wrong-not-that-password"),
        Wrong::NotConfirmed => one("wrong-not-confirmed"),
        Wrong::WrongCode => one("wrong-code"),
        Wrong::SameAsNow => one("wrong-same-as-now"),
        Wrong::TooManyOf { most } => locale.with("wrong-too-many-of", &args!(most = most)),
        Wrong::NoSuchMember => one("wrong-no-such-member"),
        Wrong::NoSuchMaterial => one("wrong-no-such-material"),
        Wrong::NotADayAhead => one("wrong-not-a-day-ahead"),
        Wrong::TooFewMarks { least } => locale.with("wrong-too-few-marks", &args!(least = least)),
        Wrong::NotYours => one("wrong-not-yours"),
        Wrong::NotComplete => one("wrong-not-complete"),
        Wrong::NotAllowedBySources => one("wrong-not-allowed-by-sources"),
        Wrong::Licences { .. } => one("wrong-licences"),
        Wrong::AuthorAlready => one("wrong-author-already"),
        Wrong::LastAuthor => one("wrong-last-author"),
        Wrong::HiddenNeedsInvitation => one("wrong-hidden-needs-invitation"),
        Wrong::LastKeeper => one("wrong-last-keeper"),
        Wrong::InGroupAlready => one("wrong-in-group-already"),
        Wrong::AcrossGroups => one("wrong-across-groups"),
        Wrong::OutcomeWithoutObject => one("wrong-outcome-without-object"),
        Wrong::NoSuchConcept => one("wrong-no-such-concept"),
        Wrong::NotALink => one("wrong-not-a-link"),
        Wrong::NotAnOid => one("wrong-not-an-oid"),
        Wrong::NotADomain => one("wrong-not-a-domain"),
        Wrong::AnybodysDomain => one("wrong-anybodys-domain"),
        Wrong::Malware => one("wrong-malware"),
        Wrong::NoShareLeft => one("wrong-no-share-left"),
        Wrong::NotAPicture => one("wrong-not-a-picture"),
        Wrong::PictureTooSmall { least } => locale.with("wrong-picture-too-small", &args!(least = least)),
        Wrong::PictureTooLarge { most } => locale.with("wrong-picture-too-large", &args!(most = most)),
        Wrong::FileTooLarge { most } => locale.with("wrong-file-too-large", &args!(most = size(locale, i64::try_from(most).unwrap_or(i64::MAX)))),
        Wrong::NotADifferentThread => one("wrong-not-a-different-thread"),
        Wrong::OutOfRange { least, most } => locale.with("wrong-out-of-range", &args!(least = least, most = most)),
        Wrong::BadSlug => one("wrong-bad-slug"),
        Wrong::NotATable => one("wrong-not-a-table"),
        Wrong::NotThatCharset => one("wrong-not-that-charset"),
        Wrong::TooManyLines { most } => locale.with("wrong-too-many-lines", &args!(most = most)),
        Wrong::NotPublic => one("wrong-not-public"),
        Wrong::NotReached => one("wrong-not-reached"),
        Wrong::NothingThere => one("wrong-nothing-there"),
    }
}

/// The list on top of a refused form; takes focus, links to the fields. `prefix` makes field ids unique on a page.
#[component]
pub fn ErrorSummary(kept: Option<Kept>, locale: Locale, #[prop(optional)] prefix: &'static str) -> impl IntoView {
    let kept = kept?;
    let problem = kept.problem?;
    kept.told.set();
    let lines = match &problem {
        Problem::Invalid(all) => all
            .iter()
            .map(|one| {
                let href = format!("#{prefix}{}", one.field.name());
                view! { <li><a href=href>{wrong_text(locale, one.field, one.wrong)}</a></li> }.into_any()
            })
            .collect(),
        _ => Vec::new(),
    };
    let sign_in = matches!(problem, Problem::SignInFirst).then(|| {
        let here = visit().map(|visit| visit.here).unwrap_or_default();
        let href = Query::of("/sign-in").with("next", &here).url();
        view! { <p>{locale.text("composer-lost-session")}" "<a href=href target="_blank" rel="noopener">{locale.text("composer-sign-in-tab")}</a></p> }
    });
    // What was typed stays in this tab; the proof is given in another one.
    let confirm = matches!(problem, Problem::ConfirmFirst).then(|| {
        view! { <p><a href="/confirm?next=/settings/security" target="_blank" rel="noopener">{locale.text("confirm-go-tab")}</a></p> }
    });
    let list = (!lines.is_empty()).then(|| view! { <ul>{lines}</ul> });
    Some(view! {
        <div class="error-summary" role="alert" tabindex="-1" autofocus>
            <p class="error-summary-title">{problem_text(locale, &problem)}</p>
            {list}
            {sign_in}
            {confirm}
        </div>
    })
}

/// Why a form was refused that has no place of its own on this page; `forms` have one.
pub fn refusal(visit: &Visit, forms: &[&str]) -> Option<AnyView> {
    let kept = visit.kept.as_ref().filter(|kept| !forms.contains(&kept.form))?;
    let text = problem_text(visit.locale, kept.problem.as_ref()?);
    kept.told.set();
    Some(view! { <p class="error-summary" role="alert">{text}</p> }.into_any())
}
