use crate::{
    discussion::words,
    following::button::follow_button,
    kit::{Icon, PostBody, Visit, When, date, page, param},
    moderation::pages::report_link,
    people::{Avatar, Verified, words as people_words},
};
use domain::{
    args,
    people::{self, AnswerLine, Shown, ThreadTitle},
};
use leptos::prelude::*;
use leptos_meta::Title;
use model::MemberId;

/// A member's page, as much of it as the reader may see.
#[component]
pub fn MemberPage() -> impl IntoView {
    let handle = param("handle");
    page(move |visit| async move {
        let locale = visit.locale;
        let found = people::read_member(&visit.cx, &handle).await?;
        let member = found.member;
        let own = visit.cx.actor.id().is_some_and(|me| me.0 == member.id);
        let edit = own.then(|| view! { <p><a class="button" href="/settings/profile"><Icon name="edit" />{locale.text("member-edit")}</a>" "<a class="button" href="/groups"><Icon name="users" />{locale.text("groups-mine")}</a></p> });
        let follow = follow_button(&visit, MemberId(member.id)).await?;
        let report = report_link(&visit, MemberId(member.id), own, "action").map(|link| view! { <p class="actions">{link}</p> });
        let bio = member.bio.clone().map(|html| view! { <PostBody html reply=0 lang="" /> });
        Ok(view! {
            <Title text=member.name.clone() />
            <div class="reading">
                {head(&visit, &member)}
                {edit}
                {follow}
                {report}
                {bio}
                {facts(&visit, &member)}
                {answers(&visit, found.answers)}
                {threads(&visit, found.threads)}
                <section class="profile-section">
                    <h2>{locale.text("member-latest")}</h2>
                    {latest(&visit, found.latest)}
                </section>
            </div>
        }
        .into_any())
    })
}

fn head(visit: &Visit, member: &Shown) -> AnyView {
    let locale = visit.locale;
    let pronouns = (!member.pronouns.is_empty()).then(|| view! { <span class="pronouns">"("{member.pronouns.clone()}")"</span> });
    let place = people_words::place(locale, &member.town, &member.country);
    let place = (!place.is_empty()).then(|| view! { " · "{place} });
    view! {
        <header class="profile-head">
            <Avatar name=member.name.clone() photo=member.photo.clone() side=96 />
            <div>
                <h1>{member.name.clone()}" "{pronouns}</h1>
                {(!member.headline.is_empty()).then(|| view! { <p class="profile-headline">{member.headline.clone()}</p> })}
                <p class="meta">
                    {words::role(locale, &member.role, &member.kind)}{member.verified.then(|| view! { <Verified locale /> })}{place}
                </p>
                {houses(visit, member)}
                <p class="meta">
                    "@"{member.handle.clone()}" · "{locale.with("member-since", &args!(date = date(member.created_at, visit.cx.zone, locale)))}" · "
                    {locale.with("member-posts", &args!(n = member.replies_count))}
                </p>
            </div>
        </header>
    }
    .into_any()
}

fn houses(visit: &Visit, member: &Shown) -> Option<AnyView> {
    let locale = visit.locale;
    let lines = member.organisations.iter().map(|house| {
        let mark = house.verified.then(|| view! { <Verified locale /> });
        view! { <li><Icon name="building" /><a href=format!("/organisations/{}", house.slug)>{house.name.clone()}</a>{mark}</li> }
    });
    (!member.organisations.is_empty()).then(|| view! { <ul class="houses">{lines.collect_view()}</ul> }.into_any())
}

/// One line of facts: its name and what there is; nothing where there is nothing.
fn fact(name: String, values: Vec<String>) -> Option<AnyView> {
    (!values.is_empty()).then(|| {
        let items = values.into_iter().map(|value| view! { <li class="fact">{value}</li> });
        view! { <div><dt>{name}</dt><dd><ul class="facts-list">{items.collect_view()}</ul></dd></div> }.into_any()
    })
}

fn facts(visit: &Visit, member: &Shown) -> Option<AnyView> {
    let locale = visit.locale;
    let each = |keys: &[String], word: fn(domain::Locale, &str) -> String| keys.iter().map(|key| word(locale, key)).collect::<Vec<_>>();
    let languages = member.languages.iter().map(|(code, level)| format!("{} {}", words::language(code), people_words::level(locale, *level)));
    let zone = Some(member.timezone.replace('_', " ")).filter(|zone| !zone.is_empty());
    let mut lines: Vec<AnyView> = [
        (locale.text("part-languages"), languages.collect()),
        (locale.text("part-subjects"), each(&member.subjects, people_words::subject)),
        (locale.text("part-steps"), each(&member.steps, people_words::step)),
        (locale.text("part-offers"), each(&member.offers, people_words::offer)),
        (locale.text("part-seeks"), each(&member.seeks, people_words::seek)),
        (locale.text("part-timezone"), zone.into_iter().collect()),
    ]
    .into_iter()
    .filter_map(|(name, values)| fact(name, values))
    .collect();
    lines.extend(links(visit, member));
    (!lines.is_empty()).then(|| view! { <dl class="profile-facts">{lines}</dl> }.into_any())
}

fn links(visit: &Visit, member: &Shown) -> Option<AnyView> {
    let items = member.links.iter().map(|link| {
        view! { <li><a href=link.as_str().to_owned() rel="nofollow ugc noopener">{link.short().to_owned()}</a></li> }
    });
    (!member.links.is_empty()).then(|| {
        view! { <div><dt>{visit.locale.text("part-links")}</dt><dd><ul class="facts-links">{items.collect_view()}</ul></dd></div> }.into_any()
    })
}

fn answers(visit: &Visit, lines: Vec<AnswerLine>) -> Option<AnyView> {
    let (locale, clock) = (visit.locale, visit.clock());
    let empty = lines.is_empty();
    let rows = lines.into_iter().map(|line| {
        view! {
            <li class="row">
                <span class="row-kind" data-kind="question"><Icon name="answer" /></span>
                <div class="row-main">
                    <p class="row-title" lang=line.language><a href=format!("/replies/{}", line.id)>{line.title}</a></p>
                    <p class="meta">{line.board}" · "<When at=line.answer_at clock locale /></p>
                </div>
            </li>
        }
    });
    (!empty).then(|| {
        view! { <section class="profile-section"><h2>{locale.text("member-answers")}</h2><ul class="rows">{rows.collect_view()}</ul></section> }
            .into_any()
    })
}

fn threads(visit: &Visit, lines: Vec<ThreadTitle>) -> Option<AnyView> {
    let (locale, clock) = (visit.locale, visit.clock());
    let empty = lines.is_empty();
    let rows = lines.into_iter().map(|line| {
        let href = domain::discussion::thread_path(line.id, &line.slug);
        view! {
            <li class="row">
                <div class="row-main">
                    <p class="row-title" lang=line.language><a href=href>{line.title}</a></p>
                    <p class="meta">{line.board}" · "{words::replies(locale, line.replies_count)}" · "<When at=line.created_at clock locale /></p>
                </div>
            </li>
        }
    });
    (!empty).then(|| {
        view! { <section class="profile-section"><h2>{locale.text("member-threads")}</h2><ul class="rows">{rows.collect_view()}</ul></section> }
            .into_any()
    })
}

fn latest(visit: &Visit, posts: Vec<domain::discussion::PostLine>) -> AnyView {
    let (locale, clock) = (visit.locale, visit.clock());
    if posts.is_empty() {
        return view! { <p class="empty">{locale.text("member-no-posts")}</p> }.into_any();
    }
    let lines = posts.into_iter().map(|post| {
        view! {
            <li class="row">
                <div class="row-main">
                    <p class="row-title" lang=post.language.clone()><a href=format!("/replies/{}", post.id)>{post.title}</a></p>
                    <p class="meta">
                        {if post.number == 0 { locale.text("member-opened") } else { locale.with("reply-number", &args!(n = post.number)) }}
                        " · "{post.board}" · "<When at=post.created_at clock locale />
                    </p>
                </div>
            </li>
        }
    });
    view! { <ul class="rows">{lines.collect_view()}</ul> }.into_any()
}
