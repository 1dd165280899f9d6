use super::facets;
use crate::{
    cx::Cx,
    db::run,
    discussion::prepare_text,
    failure::{Failure, Result},
    giving, policy, text,
};
use jiff::tz::TimeZone;
use model::{Field, FieldProblem, MemberId, Problem, Profile, ProfileDraft, Wrong};
use sea_orm::{ConnectionTrait, Value};

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
    let mut values: Vec<Value> = vec![
        me.0.into(),
        profile.name.clone().into(),
        profile.pronouns.clone().into(),
        profile.kind.as_str().into(),
        profile.headline.clone().into(),
        profile.country.clone().into(),
        profile.town.clone().into(),
        profile.timezone.clone().into(),
        profile.listed.rank().into(),
    ];
    let mut see = String::new();
    for (part, visibility) in &profile.see {
        values.push(visibility.rank().into());
        see.push_str(&format!(", see_{} = ${}", part.as_str(), values.len()));
    }
    let sql = format!(
        "UPDATE members SET name = $2, pronouns = $3, kind = $4, headline = $5, country = $6, town = $7, timezone = $8, listed = $9{see} WHERE id = $1"
    );
    run(txn, &sql, values).await?;
    Ok(())
}

async fn write_bio(txn: &impl ConnectionTrait, me: MemberId, bio: &str, html: String) -> Result<()> {
    let sql = "INSERT INTO profiles (member_id, bio, bio_html, renderer) VALUES ($1, $2, $3, $4) \
               ON CONFLICT (member_id) DO UPDATE SET bio = $2, bio_html = $3, renderer = $4";
    run(txn, sql, vec![me.0.into(), bio.into(), html.into(), text::RENDERER.into()]).await?;
    Ok(())
}

async fn write_links(txn: &impl ConnectionTrait, me: MemberId, profile: &Profile) -> Result<()> {
    run(txn, "DELETE FROM member_links WHERE member_id = $1", vec![me.0.into()]).await?;
    for (position, link) in (0_i32..).zip(&profile.links) {
        let values = vec![me.0.into(), position.into(), link.as_str().into()];
        run(txn, "INSERT INTO member_links (member_id, position, url) VALUES ($1, $2, $3)", values).await?;
    }
    Ok(())
}
