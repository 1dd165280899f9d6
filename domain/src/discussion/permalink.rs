use super::{access, access::ReplyRow};
use crate::{cx::Cx, failure::Result, policy::Act};
use model::{ReplyId, discussion::thread_path, limits::DEPTH_SHOWN};

/// Where a post stands, as path, query and fragment: the page of the thread on which it is shown.
pub async fn find_place(cx: &Cx, id: ReplyId) -> Result<String> {
    let reply = access::reply(cx.reader(), cx, id, Act::SeeThread).await?;
    Ok(place_of(&reply))
}

/// The same for a post at hand.
pub(super) fn place_of(reply: &ReplyRow) -> String {
    let page = thread_path(reply.thread_id, &reply.slug);
    if reply.is_opening() {
        return page;
    }
    let number = reply.number;
    let branch = if reply.depth > DEPTH_SHOWN {
        // The branch begins at the ancestor that is the last level shown, so that the reply is on screen.
        let level = ((reply.depth - 1) / (DEPTH_SHOWN - 1)) * (DEPTH_SHOWN - 1);
        let top = super::path::numbers(&reply.path).get(usize::try_from(level.max(1) - 1).unwrap_or(0)).copied().unwrap_or(number);
        format!("branch={top}&")
    } else {
        String::new()
    };
    format!("{page}?{branch}at={number}#reply-{number}")
}
