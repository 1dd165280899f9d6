//! The three short steps after joining. Each changes its part of the profile and leaves the rest.

use super::{change_profile, own_profile};
use crate::{cx::Cx, failure::Result, organisations};

/// The first step.
#[derive(Clone, Debug, Default)]
pub struct WhoIAm {
    pub kind: String,
    pub country: String,
    pub headline: String,
    /// The name of an organisation that is listed here.
    pub organisation: String,
}

/// The second step.
#[derive(Clone, Debug, Default)]
pub struct WhatIKnow {
    pub subjects: Vec<String>,
    pub steps: Vec<String>,
    pub spoken: Vec<String>,
    pub levels: Vec<String>,
}

/// The third step.
#[derive(Clone, Debug, Default)]
pub struct WhatISeek {
    pub offers: Vec<String>,
    pub seeks: Vec<String>,
}

/// Returns whether the organisation that was named is unknown here, so that it can be added.
pub async fn say_who_i_am(cx: &Cx, said: WhoIAm) -> Result<bool> {
    let mut draft = own_profile(cx).await?.draft;
    (draft.kind, draft.country, draft.headline) = (said.kind, said.country, said.headline);
    change_profile(cx, draft).await?;
    if said.organisation.trim().is_empty() {
        return Ok(false);
    }
    match organisations::find_listed(cx.reader(), &said.organisation).await? {
        Some(id) => organisations::claim_affiliation(cx, id).await.map(|_| false),
        None => Ok(true),
    }
}

pub async fn say_what_i_know(cx: &Cx, said: WhatIKnow) -> Result<()> {
    let mut draft = own_profile(cx).await?.draft;
    (draft.subjects, draft.steps, draft.spoken, draft.levels) = (said.subjects, said.steps, said.spoken, said.levels);
    change_profile(cx, draft).await
}

pub async fn say_what_i_seek(cx: &Cx, said: WhatISeek) -> Result<()> {
    let mut draft = own_profile(cx).await?.draft;
    (draft.offers, draft.seeks) = (said.offers, said.seeks);
    change_profile(cx, draft).await
}
