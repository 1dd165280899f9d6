use super::{access, class_photo::change_photo, news::UseReported, sql, taken_out};
use crate::{
    cx::Cx,
    db::{Number, Txn, one, run},
    failure::{Failure, Result},
    materials::write_trust_facets,
    moderation::reports,
    outbox::announce,
    policy::trust::Act,
    taken::{self, Kept, Kind, Taken},
    text,
};
use model::{MaterialId, MemberId, Problem, UseDraft, UseId, trust::Used};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, DerivePartialModel, EntityTrait, QueryFilter,
    sea_query::{Expr, ExprTrait},
};
use tables::{class_use, material};

/// Reports that a version was used in class. Somebody's second report of the same version takes the place of the first.
pub async fn report_use(cx: &Cx, id: MaterialId, version: i32, draft: UseDraft) -> Result<UseId> {
    let me = cx.member()?.id;
    let draft = UseDraft { changed: text::clean_text(&draft.changed), note: text::clean_text(&draft.note), ..draft };
    let used = draft.check()?;
    let txn = cx.begin().await?;
    let row = access::held(&txn, cx, id, Act::Judge).await?;
    access::check_version(&row, version)?;
    let known = change(&txn, cx, me, id, version, &used).await?;
    let report = match known {
        Some(report) => report,
        None => {
            let report = insert(&txn, cx, me, id, version, &used).await?;
            count(&txn, id, 1).await?;
            announce(&txn, cx, UseReported { report }).await?;
            write_trust_facets(&txn, id).await?;
            report
        }
    };
    txn.commit().await?;
    Ok(report)
}

async fn change(txn: &Txn, cx: &Cx, me: MemberId, id: MaterialId, version: i32, used: &Used) -> Result<Option<UseId>> {
    let values = vec![
        me.into(),
        id.into(),
        version.into(),
        i32::from(used.level).into(),
        used.country.clone().into(),
        small(used.learners).into(),
        small(used.minutes).into(),
        used.again.as_str().into(),
        used.changed.clone().into(),
        used.note.clone().into(),
        cx.now.into(),
    ];
    Ok(one::<Number>(txn, sql::CHANGE_USE, values).await?.map(|row| UseId(row.n)))
}

async fn insert(txn: &Txn, cx: &Cx, me: MemberId, id: MaterialId, version: i32, used: &Used) -> Result<UseId> {
    let new = class_use::ActiveModel {
        member_id: Set(me),
        material_id: Set(id),
        version: Set(version),
        level: Set(used.level.into()),
        country: Set(used.country.clone()),
        learners: Set(small(used.learners)),
        minutes: Set(small(used.minutes)),
        again: Set(used.again),
        changed: Set(used.changed.clone()),
        note: Set(used.note.clone()),
        created_at: Set(cx.now),
        changed_at: Set(cx.now),
        ..Default::default()
    };
    Ok(class_use::Entity::insert(new).exec(txn).await?.last_insert_id)
}

fn small(n: u32) -> i32 {
    i32::try_from(n).unwrap_or(0)
}

/// So many more were said of it.
async fn count(txn: &Txn, id: MaterialId, by: i32) -> Result<()> {
    let counted = material::Entity::update_many().col_expr(material::Column::Used, Expr::col(material::Column::Used).add(by));
    counted.filter(material::Column::Id.eq(id)).exec(txn).await?;
    Ok(())
}

#[derive(DerivePartialModel)]
#[sea_orm(entity = "class_use::Entity")]
struct Known {
    material_id: MaterialId,
    member_id: MemberId,
}

/// Takes a report back: one's own, or as staff for the context's reason, which its author is told. Gives the material it was about, and
/// what brings the report back.
pub async fn remove_use(cx: &Cx, report: UseId) -> Result<Taken<MaterialId>> {
    cx.member()?;
    let txn = cx.begin().await?;
    let known: Option<Known> = class_use::Entity::find_by_id(report).into_partial_model().one(&txn).await?;
    let known = known.ok_or(Failure::Problem(Problem::NotFound))?;
    let id = known.material_id;
    let row = crate::materials::access::held(&txn, cx, id, crate::policy::materials::Act::See).await?;
    taken_out::check(cx, known.member_id)?;
    let taken = taken_out::keep_use(&txn, cx, Kind::UseReport, report, id).await?;
    change_photo(&txn, report, None).await?;
    // Twice at once takes one off the count once.
    if class_use::Entity::delete_by_id(report).exec(&txn).await?.rows_affected == 1 {
        count(&txn, id, -1).await?;
        taken_out::note(&txn, cx, "use-removed", known.member_id, &row).await?;
        reports::settle(&txn, cx, report, "hidden", &cx.reason).await?;
        write_trust_facets(&txn, id).await?;
    }
    txn.commit().await?;
    Ok(taken.of(id))
}

/// Brings a report back, with its photo.
pub(crate) async fn bring_use_back(txn: &Txn, cx: &Cx, kept: &Kept) -> Result<()> {
    let id = MaterialId(kept.object);
    let row = crate::materials::access::held(txn, cx, id, crate::policy::materials::Act::See).await?;
    // Somebody may have said it again meanwhile: there is one report of a version.
    if taken::put_back(txn, kept).await? > 0 {
        run(txn, sql::COUNT_USES, vec![id.into()]).await?;
        write_trust_facets(txn, id).await?;
        taken_out::note_back(txn, cx, kept, &row).await?;
    }
    Ok(())
}
