//! Parts that know no word of the domain.

#[cfg(feature = "hydrate")]
pub mod browser;
#[cfg(feature = "ssr")]
mod checks;
#[cfg(feature = "ssr")]
mod controls;
mod done;
#[cfg(feature = "ssr")]
mod filter;
#[cfg(feature = "ssr")]
mod forms;
#[cfg(feature = "ssr")]
mod html;
#[cfg(feature = "ssr")]
mod icon;
#[cfg(feature = "ssr")]
mod next;
#[cfg(feature = "ssr")]
mod page;
#[cfg(feature = "ssr")]
mod pager;
#[cfg(feature = "ssr")]
mod size;
#[cfg(feature = "ssr")]
mod submit;
#[cfg(feature = "ssr")]
mod time;
#[cfg(feature = "ssr")]
mod visit;

pub use done::{ApiError, Done};
#[cfg(feature = "ssr")]
pub(crate) use visit::{decode, encode};
#[cfg(feature = "ssr")]
pub use {
    checks::CheckGroup,
    controls::{Choice, FileInput, SelectBox, TextArea, TextInput},
    filter::filter,
    forms::{ErrorSummary, Kept, Told, problem_text, refusal, wrong_text},
    html::{PostBody, json_ld},
    icon::Icon,
    next::{Next, OFFER, Offer, Question, ask_first, is_unsure},
    page::{done_note, error_view, go, go_with, page, param, quiet, set_status_code},
    pager::next_page,
    size::size,
    submit::{
        Fields, Outcome, REFUSED, Rerender, answer, clear_cookie, clear_short_cookie, forget_storage, headers_of, lead, own_path, run as carry_out,
        set_cookie, set_short_cookie, submit, submit_again, submit_preview,
    },
    time::{Clock, When, date},
    visit::{ProviderLink, Query, Site, Visit, visit},
};
