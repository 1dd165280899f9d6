//! Profiles and organisations of the written demo members, by the verbs that people use.

use super::{
    content::{self, Member},
    sql,
};
use crate::{
    cx::Cx,
    db::{Number, one},
    failure::{Failure, Result},
    organisations, people,
};
use model::{AffiliationId, OrganisationId, Part, ProfileDraft, Visibility};
use std::collections::HashMap;

/// Adds the organisations; staff lists them. Their ids by slug.
pub async fn open_houses(moderator: &Cx) -> Result<HashMap<String, OrganisationId>> {
    let mut houses = HashMap::new();
    for draft in content::organisations()? {
        let slug = organisations::add_organisation(moderator, draft).await?;
        let row: Option<Number> = one(moderator.reader(), sql::ORGANISATION, vec![slug.clone().into()]).await?;
        let id = OrganisationId(row.ok_or_else(|| Failure::bug("an organisation was not added"))?.n);
        organisations::approve_organisation(moderator, id).await?;
        houses.insert(slug, id);
    }
    Ok(houses)
}

/// Fills in the profile of one member, who is `cx`.
pub async fn fill_in(cx: &Cx, member: &Member) -> Result<()> {
    let told = &member.profile;
    let open_to = if told.public { Visibility::Public } else { Visibility::Members };
    let draft = ProfileDraft {
        name: member.name.clone(),
        kind: member.kind.clone(),
        headline: member.headline.clone(),
        country: member.country.clone(),
        pronouns: told.pronouns.clone(),
        bio: told.bio.clone(),
        town: told.town.clone(),
        timezone: told.timezone.clone(),
        spoken: told.spoken.clone(),
        levels: told.levels.clone(),
        subjects: told.subjects.clone(),
        steps: told.steps.clone(),
        offers: told.offers.clone(),
        seeks: told.seeks.clone(),
        links: told.links.clone(),
        listed: open_to.as_str().to_owned(),
        see: Part::ALL.into_iter().map(|part| (part.as_str().to_owned(), open_to.as_str().to_owned())).collect(),
    };
    people::change_profile(cx, draft).await
}

/// Lets a member, who is `cx`, belong to their organisation, on the moderator's word.
pub async fn belong(cx: &Cx, moderator: &Cx, member: &Member, houses: &HashMap<String, OrganisationId>) -> Result<()> {
    let slug = &member.profile.organisation;
    if slug.is_empty() {
        return Ok(());
    }
    let house = *houses.get(slug).ok_or_else(|| Failure::bug(format!("the demo has no organisation {slug}")))?;
    organisations::claim_affiliation(cx, house).await?;
    let row: Option<Number> = one(cx.reader(), sql::AFFILIATION, vec![cx.member()?.id.into(), house.into()]).await?;
    let id = AffiliationId(row.ok_or_else(|| Failure::bug("an affiliation was not claimed"))?.n);
    organisations::confirm_affiliation(moderator, id, member.profile.coordinates, "Known from the project").await
}
