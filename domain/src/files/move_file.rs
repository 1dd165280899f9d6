use crate::{
    cx::Cx,
    db::{Number, all, run},
    failure::{Failure, Result},
    materials::access,
    policy::materials::Act,
};
use model::{FileId, MaterialId, Problem};

/// Moves a file of a draft one place up in the order in which readers see them; the first one stays.
pub async fn move_file(cx: &Cx, material: MaterialId, file: FileId) -> Result<()> {
    let txn = cx.begin().await?;
    access::held(&txn, cx, material, Act::Edit).await?;
    let sql = "SELECT file_id AS n FROM draft_files WHERE material_id = $1 ORDER BY position, file_id";
    let mut order: Vec<Number> = all(&txn, sql, vec![material.0.into()]).await?;
    let at = order.iter().position(|row| row.n == file.0).ok_or(Failure::Problem(Problem::NotFound))?;
    if at > 0 {
        order.swap(at - 1, at);
    }
    // Two that came in at once can have one place: all are counted anew.
    for (position, row) in (1_i32..).zip(&order) {
        let sql = "UPDATE draft_files SET position = $3 WHERE material_id = $1 AND file_id = $2";
        run(&txn, sql, vec![material.0.into(), row.n.into(), position.into()]).await?;
    }
    txn.commit().await
}
