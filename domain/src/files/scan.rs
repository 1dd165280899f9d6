use super::{Incoming, Verdict, attach::Place};
use crate::{
    audit,
    cx::Cx,
    failure::{Failure, Result},
};
use model::{Field, MaterialId, Problem, Wrong};

/// What stands in `blobs.scanned` of content in which nothing was found.
const CLEAN: &str = "clamd";

/// Has the scanner look at what came in. Returns what is noted with the content: nothing where it was not scanned. What is found
/// is refused, thrown away by the caller, and written down for staff.
pub(super) async fn scanned(cx: &Cx, place: impl Place, name: &str, incoming: &Incoming) -> Result<&'static str> {
    let Some(scanner) = &cx.world.files.scanner else { return Ok("") };
    // Whoever may not add to this place does not get to use the scanner.
    let txn = cx.begin().await?;
    place.held(&txn, cx).await?;
    txn.rollback().await?;
    let content = cx.world.files.reread(incoming).await?;
    match scanner.scan(content).await {
        Ok(Verdict::Clean) => Ok(CLEAN),
        Ok(Verdict::Found(signature)) => {
            found(cx, place.material(), name, incoming, &signature).await?;
            Err(Problem::field(Field::File, Wrong::Malware).into())
        }
        Err(error) if scanner.required => {
            tracing::error!(%error, "the scanner gave no verdict: the file is refused");
            Err(Problem::ScannerAway.into())
        }
        Err(error) => {
            tracing::warn!(%error, "the scanner gave no verdict: the file is taken without one");
            Ok("")
        }
    }
}

async fn found(cx: &Cx, material: MaterialId, name: &str, incoming: &Incoming, signature: &str) -> Result<(), Failure> {
    tracing::warn!(material = material.0, hash = incoming.hash, signature, "a file with malware was refused");
    let txn = cx.begin().await?;
    let entry = audit::Entry {
        act: "file-refused",
        member: cx.actor.id(),
        object: Some(material.into()),
        detail: format!("{name} · {signature} · SHA-256 {}", incoming.hash),
        ..audit::Entry::default()
    };
    audit::record(&txn, cx, entry).await?;
    txn.commit().await
}
