//! The rules of who sees what, for lists: conditions on the tables of a statement, under the aliases that the whole house uses.

use crate::cx::Actor;
use model::{Audience, CollectionAccess, MaterialState, MemberId};
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query};

fn col(table: &'static str, name: &'static str) -> Expr {
    Expr::col((table, name))
}

/// Nothing at all.
pub fn never() -> Condition {
    Condition::all().add(Expr::value(1).eq(0))
}

/// Boards `b` that the actor may open: [`super::audience::sees`].
pub fn boards(actor: &Actor) -> Condition {
    let audience = || col("b", "audience");
    match actor.id() {
        None => Condition::all().add(audience().eq(Audience::Public.as_str())),
        Some(_) if actor.is_staff() => Condition::all(),
        Some(me) => {
            let mut own = Query::select();
            own.expr(col("gm", "group_id")).from_as("group_members", "gm").and_where(col("gm", "member_id").eq(me.0));
            let open = [Audience::Public, Audience::Members].map(Audience::as_str);
            Condition::any().add(audience().is_in(open)).add(col("b", "group_id").in_subquery(own))
        }
    }
}

/// Groups `g`: hidden ones are between their members, those they invited, and staff.
pub fn groups(actor: &Actor) -> Condition {
    if actor.is_staff() {
        return Condition::all();
    }
    let among = |table: &'static str, alias: &'static str, me: MemberId| {
        let mut rows = Query::select();
        rows.expr(Expr::value(1))
            .from_as(table, alias)
            .and_where(col(alias, "group_id").equals(("g", "id")))
            .and_where(col(alias, "member_id").eq(me.0));
        rows
    };
    let open = Condition::all().add(col("g", "closed_at").is_null());
    let invited = |me| among("group_requests", "q", me).and_where(col("q", "invited_by").is_not_null()).to_owned();
    let known = Condition::any().add(col("g", "hidden").eq(false)).add_option(actor.id().map(|me| Expr::exists(invited(me))));
    let inside = actor.id().map(|me| Expr::exists(among("group_members", "x", me)));
    Condition::any().add(open.add(known)).add_option(inside)
}

/// Threads `t` in boards `b`. Staff sees what was taken out, too.
pub fn threads(actor: &Actor) -> Condition {
    let there = col("t", "deleted_at").is_null();
    Condition::all().add(boards(actor)).add_option((!actor.is_staff()).then_some(there))
}

/// Posts `r` of threads `t` in boards `b`.
pub fn posts(actor: &Actor) -> Condition {
    let there = col("r", "deleted_at").is_null();
    threads(actor).add_option((!actor.is_staff()).then_some(there))
}

/// Members `m`.
pub fn members() -> Condition {
    Condition::all().add(col("m", "erased_at").is_null())
}

/// Organisations `o`: those that wait or were refused are between their adder and staff.
pub fn organisations(actor: &Actor) -> Condition {
    if actor.is_staff() {
        return Condition::all();
    }
    let own = actor.id().map(|me| col("o", "created_by").eq(me.0));
    Condition::any().add(col("o", "state").eq("listed")).add_option(own)
}

/// Resources `m`: drafts are their authors' own.
pub fn resources(actor: &Actor) -> Condition {
    if actor.is_staff() {
        return Condition::all();
    }
    let published = col("m", "state").ne(MaterialState::Draft.as_str());
    Condition::any().add(published).add_option(actor.id().map(authors))
}

/// Resources `m` that the member is an author of.
pub fn authors(me: MemberId) -> Expr {
    let mut authors = Query::select();
    authors.expr(Expr::value(1)).from_as("material_authors", "a").and_where(col("a", "material_id").equals(("m", "id")));
    authors.and_where(col("a", "member_id").eq(me.0)).and_where(col("a", "accepted_at").is_not_null());
    Expr::exists(authors)
}

/// Collections `c`, whose address the actor may not know: staff looks after all that more than one can read.
pub fn collections(actor: &Actor) -> Condition {
    let access = || col("c", "access");
    let seen = Condition::any().add(access().eq(CollectionAccess::Public.as_str()));
    let shared = access().eq(CollectionAccess::Link.as_str());
    seen.add_option(actor.is_staff().then_some(shared)).add_option(actor.id().map(editors))
}

/// Collections `c` that the member edits.
pub fn editors(me: MemberId) -> Expr {
    let mut editors = Query::select();
    editors.expr(Expr::value(1)).from_as("collection_editors", "e").and_where(col("e", "collection_id").equals(("c", "id")));
    editors.and_where(col("e", "member_id").eq(me.0));
    Expr::exists(editors)
}

/// Invitations `i`: of whoever made them, and staff.
pub fn invitations(actor: &Actor) -> Condition {
    match actor.id() {
        Some(_) if actor.is_staff() => Condition::all(),
        Some(me) => Condition::all().add(col("i", "created_by").eq(me.0)),
        None => never(),
    }
}
