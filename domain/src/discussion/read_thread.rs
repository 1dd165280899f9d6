use super::{
    access,
    access::ThreadRow,
    drafts, mark_read, path,
    posts::{self, PostRow, PostView},
    sql, tags,
};
use crate::{
    cx::Cx,
    db::{all, one},
    failure::Result,
    policy::{self, Abilities, Act, Cleared},
};
use model::{
    IntervalSet, ReplyId, ThreadId,
    limits::{DEPTH_SHOWN, REPLIES_PER_PAGE, UNDO_MS},
};
use sea_orm::{FromQueryResult, Value};

/// How replies are ordered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    #[default]
    Tree,
    /// By time, which is by number.
    Flat,
}

/// Which part of a thread is asked for. Cursors are reply numbers, so that links stay short and stable.
#[derive(Clone, Copy, Debug, Default)]
pub struct ReadQuery {
    pub view: View,
    /// Only this reply and what is below it.
    pub branch: Option<i32>,
    /// The page that begins shortly before this reply.
    pub at: Option<i32>,
    pub after: Option<i32>,
    pub before: Option<i32>,
    /// The post being answered, whose draft is wanted.
    pub reply_to: Option<ReplyId>,
}

/// A page of a thread.
pub struct ThreadView {
    pub thread: Cleared<ThreadRow>,
    pub tags: Vec<String>,
    pub can: Abilities,
    /// The opening post.
    pub opening: Option<PostView>,
    /// Replies marked as answers, for the box under the question.
    pub answers: Vec<PostView>,
    pub posts: Vec<PostView>,
    pub base_depth: i32,
    /// Cursors of the neighbouring pages.
    pub earlier: Option<i32>,
    pub later: Option<i32>,
    /// Everything a member has not seen of the whole thread.
    pub unread: Option<IntervalSet>,
    pub next_unread: Option<i32>,
    pub draft: Option<drafts::Draft>,
    /// The post being answered.
    pub answering: Option<PostView>,
}

/// Context shown before a reply one jumps to.
const LEAD: i64 = 3;
/// More unread replies than this are not told branch by branch.
const UNREAD_MOST: i64 = 1_000;
/// More intervals than this are asked for as one and sorted out here.
const INTERVALS_MOST: usize = 50;

/// Reads one page. Three queries for a guest on the first page, whatever the length of the thread.
pub async fn read_thread(cx: &Cx, id: ThreadId, query: ReadQuery) -> Result<ThreadView> {
    let thread = access::thread(cx.reader(), cx, id, Act::SeeThread).await?;
    let facts = thread.facts(cx.now);
    let page = page(cx, &thread, query).await?;
    let mut rows = page.rows;
    let opening = take_opening(cx, &thread, &mut rows).await?;
    let answers = if thread.answers_count > 0 { answers(cx, thread.id).await? } else { Vec::new() };
    let tags = tags::of(cx.reader(), &[thread.id]).await?.remove(&thread.id).unwrap_or_default();
    // What the asker gave to all of them is one query.
    let (shown, opened) = (rows.len(), opening.is_some());
    let mut views = posts::for_asker(cx.reader(), cx, &facts, rows.into_iter().chain(answers).chain(opening).collect()).await?;
    let opening = if opened { views.pop() } else { None };
    let answers = views.split_off(shown);
    let unread = unread(cx, &thread, &mut views).await?;
    let answering = answering(cx, &thread, query).await?;
    let draft = match (cx.actor.id(), opening.as_ref()) {
        (Some(_), _) => drafts::read_draft(cx, &drafts::place_of_reply(id, answering.as_ref().map(|post| ReplyId(post.row.id)))).await?,
        (None, _) => None,
    };
    let next_unread = unread.as_ref().and_then(|set| set.intervals().iter().find(|interval| interval.1 > 0).map(|interval| interval.0.max(1)));
    Ok(ThreadView {
        tags,
        can: policy::abilities(&cx.actor, &facts),
        opening,
        answers,
        posts: views,
        base_depth: page.base_depth,
        earlier: page.earlier,
        later: page.later,
        next_unread,
        unread,
        draft,
        answering,
        thread,
    })
}

struct Page {
    rows: Vec<PostRow>,
    base_depth: i32,
    earlier: Option<i32>,
    later: Option<i32>,
}

#[derive(FromQueryResult)]
struct Place {
    path: String,
    depth: i32,
}

async fn place(cx: &Cx, thread: i64, number: i32) -> Result<Option<Place>> {
    one(cx.reader(), sql::PLACE, vec![thread.into(), number.into()]).await
}

/// What is shown of deleted posts: placeholders that hold a branch, one's own while they can be taken back or where staff hid
/// them, all to staff.
///
/// The clock and the member are values: in the text of the statement they would make it a new one for each view.
fn shown(cx: &Cx, values: &mut Vec<Value>) -> String {
    if cx.actor.is_staff() {
        return sql::SHOWN_TO_STAFF.to_owned();
    }
    let Some(me) = cx.actor.id() else { return sql::SHOWN_TO_GUESTS.to_owned() };
    values.extend([Value::from(me), (cx.now - UNDO_MS).into()]);
    sql::shown_to_member(values.len() - 1, values.len())
}

async fn page(cx: &Cx, thread: &ThreadRow, query: ReadQuery) -> Result<Page> {
    let branch = match query.branch {
        Some(number) => place(cx, thread.id, number).await?,
        None => None,
    };
    let base_depth = branch.as_ref().map_or(0, |branch| branch.depth - 1);
    let frame = Frame { thread: thread.id, view: query.view, branch, base_depth, at: query.at };
    let (rows, earlier, later) = match (query.at, query.after, query.before) {
        (Some(at), _, _) => frame.around(cx, at).await?,
        (_, Some(after), _) => frame.following(cx, Some(after)).await?,
        (_, _, Some(before)) => frame.preceding(cx, before, i64::try_from(REPLIES_PER_PAGE).unwrap_or(20)).await?,
        _ => frame.following(cx, None).await?,
    };
    Ok(Page { rows, base_depth, earlier, later })
}

type Slice = (Vec<PostRow>, Option<i32>, Option<i32>);

/// The part of the thread that pages are cut from.
struct Frame {
    thread: i64,
    view: View,
    branch: Option<Place>,
    base_depth: i32,
    /// The reply that a link leads to: where it is deleted, its place says so.
    at: Option<i32>,
}

impl Frame {
    /// The condition and its values; `$1` is the thread, `$2` the cursor.
    fn tail(&self, cx: &Cx, comparison: &str, order: &str, most: i64, cursor: Value) -> (String, Vec<Value>) {
        let mut values = vec![self.thread.into(), cursor];
        let (key, mut within) = match self.view {
            View::Flat => (sql::BY_NUMBER, String::new()),
            View::Tree => (sql::BY_PATH, sql::not_deeper_than(self.base_depth + DEPTH_SHOWN)),
        };
        if let Some(branch) = &self.branch {
            within.push_str(sql::IN_BRANCH);
            values.push(branch.path.clone().into());
            values.push(path::end_of_branch(&branch.path).into());
        }
        let mut shown = shown(cx, &mut values);
        if let Some(at) = self.at {
            values.push(at.into());
            shown.push_str(&sql::or_number(values.len()));
        }
        let part = sql::Part { key, comparison, within: &within, shown: &shown, order, most };
        (part.tail(), values)
    }

    async fn cursor(&self, cx: &Cx, number: i32) -> Result<Value> {
        Ok(match self.view {
            View::Flat => number.into(),
            View::Tree => place(cx, self.thread, number).await?.map_or_else(|| Value::from("~"), |place| place.path.into()),
        })
    }

    /// From the start (opening post included), or after a reply.
    async fn following(&self, cx: &Cx, after: Option<i32>) -> Result<Slice> {
        let size = i64::try_from(REPLIES_PER_PAGE).unwrap_or(20);
        let (sql, values) = match (after, self.view) {
            (Some(number), _) => self.tail(cx, ">", sql::FORWARDS, size + 1, self.cursor(cx, number).await?),
            (None, View::Flat) => self.tail(cx, ">=", sql::FORWARDS, size + 2, 0.into()),
            (None, View::Tree) => self.tail(cx, ">=", sql::FORWARDS, size + 2, "".into()),
        };
        let mut rows = posts::select(cx.reader(), &sql, values).await?;
        let openings = usize::from(rows.first().is_some_and(|row| row.number == 0));
        let keep = usize::try_from(size).unwrap_or(20) + openings;
        let more = rows.len() > keep;
        rows.truncate(keep);
        let later = rows.last().filter(|_| more).map(|row| row.number);
        let earlier = after.and_then(|_| rows.first().map(|row| row.number));
        Ok((rows, earlier, later))
    }

    async fn preceding(&self, cx: &Cx, before: i32, size: i64) -> Result<Slice> {
        let (sql, values) = self.tail(cx, "<", sql::BACKWARDS, size + 1, self.cursor(cx, before).await?);
        let mut rows = posts::select(cx.reader(), &sql, values).await?;
        rows.retain(|row| row.number > 0);
        let size = usize::try_from(size).unwrap_or(20);
        let more = rows.len() > size;
        rows.truncate(size);
        rows.reverse();
        let earlier = rows.first().filter(|_| more).map(|row| row.number);
        let later = rows.last().map(|row| row.number);
        Ok((rows, earlier, later))
    }

    /// A few replies before the one jumped to, then from it on.
    async fn around(&self, cx: &Cx, at: i32) -> Result<Slice> {
        let (lead, earlier, _) = self.preceding(cx, at, LEAD).await?;
        match lead.last() {
            Some(last) => {
                let (rows, _, later) = self.following(cx, Some(last.number)).await?;
                Ok((lead.into_iter().chain(rows).collect(), earlier, later))
            }
            None => self.following(cx, None).await,
        }
    }
}

/// The opening post, out of the page or fetched for a later one.
async fn take_opening(cx: &Cx, thread: &ThreadRow, rows: &mut Vec<PostRow>) -> Result<Option<PostRow>> {
    if rows.first().is_some_and(|row| row.number == 0) {
        return Ok(Some(rows.remove(0)));
    }
    Ok(posts::select(cx.reader(), sql::OPENING, vec![thread.id.into()]).await?.pop())
}

async fn answers(cx: &Cx, thread: i64) -> Result<Vec<PostRow>> {
    posts::select(cx.reader(), sql::ANSWERS, vec![thread.into()]).await
}

async fn answering(cx: &Cx, thread: &ThreadRow, query: ReadQuery) -> Result<Option<PostView>> {
    let Some(id) = query.reply_to else { return Ok(None) };
    let row = posts::select(cx.reader(), sql::ANSWERED_NOW, vec![id.into(), thread.id.into()]).await?;
    Ok(posts::for_asker(cx.reader(), cx, &thread.facts(cx.now), row).await?.pop())
}

#[derive(FromQueryResult)]
struct Placed {
    number: i32,
    path: String,
}

/// Marks unread posts of the page and counts unread ones below each.
async fn unread(cx: &Cx, thread: &ThreadRow, views: &mut [PostView]) -> Result<Option<IntervalSet>> {
    let Some(me) = cx.actor.id() else { return Ok(None) };
    let seen = mark_read::seen(cx.reader(), me, &[thread.id]).await?;
    let unread = mark_read::unread(thread.last_number, &thread.gone, seen.get(&thread.id));
    if unread.is_empty() {
        return Ok(Some(unread));
    }
    let parents = views.iter().any(|view| view.row.descendants > 0);
    let below = if parents { Below::ask(cx, thread, &unread).await? } else { None };
    for view in views {
        view.unread = unread.contains(view.row.number) && !view.is_deleted();
        view.unread_below = below.as_ref().map_or(0, |below| below.count(&view.row));
    }
    Ok(Some(unread))
}

/// How to count what is unread below a post: by the unread posts or, where they are most, by the others and the number of all.
struct Below {
    posts: Vec<Placed>,
    all_but_these: bool,
}

impl Below {
    /// `None` where there are too many of either. A thread that was never opened costs no query.
    async fn ask(cx: &Cx, thread: &ThreadRow, unread: &IntervalSet) -> Result<Option<Self>> {
        let gone: IntervalSet = thread.gone.parse().unwrap_or_default();
        let read = IntervalSet::range(1, thread.last_number).minus(&gone).minus(unread);
        let all_but_these = read.count() < unread.count();
        let fewer = if all_but_these { &read } else { unread };
        if fewer.count() > UNREAD_MOST {
            return Ok(None);
        }
        let posts = if fewer.is_empty() { Vec::new() } else { paths_of(cx, thread.id, fewer).await? };
        Ok(Some(Self { posts, all_but_these }))
    }

    fn count(&self, post: &PostRow) -> usize {
        let below = |one: &&Placed| one.path.len() > post.path.len() && one.path.starts_with(&post.path);
        let counted = self.posts.iter().filter(below).count();
        if self.all_but_these { usize::try_from(post.descendants).unwrap_or_default().saturating_sub(counted) } else { counted }
    }
}

/// Where live replies of these numbers stand.
async fn paths_of(cx: &Cx, thread: i64, numbers: &IntervalSet) -> Result<Vec<Placed>> {
    let intervals = numbers.intervals();
    let around = intervals.first().zip(intervals.last()).map(|(first, last)| (first.0, last.1));
    let asked = if intervals.len() > INTERVALS_MOST { around.as_slice() } else { intervals };
    // As many ranges as the next power of two, the last one repeated, so that few statements fit all.
    let count = asked.len().next_power_of_two();
    let ranges = asked.iter().chain(std::iter::repeat_n(asked.last().unwrap_or(&(0, 0)), count - asked.len()));
    let values: Vec<Value> = std::iter::once(thread.into()).chain(ranges.flat_map(|(first, last)| [(*first).into(), (*last).into()])).collect();
    let mut rows: Vec<Placed> = all(cx.reader(), &sql::paths_in(count), values).await?;
    rows.retain(|row| numbers.contains(row.number));
    Ok(rows)
}
