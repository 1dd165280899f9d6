use super::{facets, own_profile::Seen};
use crate::{
    cx::Cx,
    discussion::prepare_text,
    failure::{Failure, Result},
    giving, policy, text,
};
use jiff::tz::TimeZone;
use model::{Field, FieldProblem, MemberId, Problem, Profile, ProfileDraft, Wrong};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter,
    sea_query::{Expr, OnConflict},
};
use tables::{member, member_link, profile};

/// Changes the asker's whole profile at once: what the draft leaves empty is taken away.
pub async fn change_profile(cx: &Cx, draft: ProfileDraft) -> Result<()> {
    let me = policy::people::may_change_profile(&cx.actor)?;
    let profile = checked(draft)?;
    let html = biography(cx, &profile.bio).await?;
    let txn = cx.begin().await?;
    write_row(&txn, me, &profile).await?;
    if cx.member()?.name != profile.name {
        giving::name_changed(&txn, cx, me).await?;
    }
    write_bio(&txn, me, &profile.bio, html).await?;
    write_links(&txn, me, &profile).await?;
    facets::write_lists(&txn, me, &profile).await?;
    facets::refresh(&txn, me).await?;
    txn.commit().await
}

fn checked(draft: ProfileDraft) -> Result<Profile> {
    let zone = draft.timezone.clone();
    let line = |text: &str| text::clean_line(text);
    let draft = ProfileDraft {
        name: line(&draft.name),
        pronouns: line(&draft.pronouns),
        headline: line(&draft.headline),
        town: line(&draft.town),
        bio: text::clean_text(&draft.bio),
        ..draft
    };
    let profile = draft.check()?;
    // IANA names only, as the library's own table has them.
    if !zone.is_empty() && TimeZone::get(&zone).is_err() {
        return Err(Problem::field(Field::Timezone, Wrong::NoSuchChoice).into());
    }
    Ok(profile)
}

/// The HTML of what a member writes about themselves; its limits are those of posts.
async fn biography(cx: &Cx, bio: &str) -> Result<String> {
    if bio.is_empty() {
        return Ok(String::new());
    }
    let prepared = prepare_text(cx, bio.to_owned()).await.map_err(|failure| match failure {
        Failure::Problem(Problem::Invalid(all)) => {
            Problem::Invalid(all.into_iter().map(|one| FieldProblem { field: Field::Bio, ..one }).collect()).into()
        }
        other => other,
    })?;
    Ok(prepared.html.into_string())
}

async fn write_row(txn: &impl ConnectionTrait, me: MemberId, profile: &Profile) -> Result<()> {
    let row = member::ActiveModel {
        name: Set(profile.name.clone()),
        pronouns: Set(profile.pronouns.clone()),
        kind: Set(profile.kind),
        headline: Set(profile.headline.clone()),
        country: Set(profile.country.clone()),
        town: Set(profile.town.clone()),
        timezone: Set(profile.timezone.clone()),
        listed: Set(profile.listed.rank()),
        ..Default::default()
    };
    let mut update = member::Entity::update_many().set(row).filter(member::Column::Id.eq(me));
    for (part, visibility) in &profile.see {
        update = update.col_expr(Seen::column(*part), Expr::value(visibility.rank()));
    }
    update.exec(txn).await?;
    Ok(())
}

async fn write_bio(txn: &impl ConnectionTrait, me: MemberId, bio: &str, html: String) -> Result<()> {
    let row = profile::ActiveModel { member_id: Set(me), bio: Set(bio.to_owned()), bio_html: Set(html), renderer: Set(text::RENDERER) };
    let parts = [profile::Column::Bio, profile::Column::BioHtml, profile::Column::Renderer];
    let again = OnConflict::column(profile::Column::MemberId).update_columns(parts).to_owned();
    profile::Entity::insert(row).on_conflict(again).exec_without_returning(txn).await?;
    Ok(())
}

async fn write_links(txn: &impl ConnectionTrait, me: MemberId, profile: &Profile) -> Result<()> {
    member_link::Entity::delete_many().filter(member_link::Column::MemberId.eq(me)).exec(txn).await?;
    for (position, link) in (0_i32..).zip(&profile.links) {
        let row = member_link::ActiveModel { member_id: Set(me), position: Set(position), url: Set(link.as_str().to_owned()) };
        member_link::Entity::insert(row).exec_without_returning(txn).await?;
    }
    Ok(())
}
