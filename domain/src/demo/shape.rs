//! How many replies each thread has, and who answers whom.

use super::{dice::Dice, generate::below};

/// The longest thread, for measuring.
const LONGEST: u64 = 500;
const DEEPEST: i32 = 12;

/// A post to be written.
pub struct Planned {
    pub number: i32,
    pub parent: Option<i32>,
    pub depth: i32,
    pub path: String,
    pub descendants: i32,
}

/// Few long threads, many short ones; together exactly `replies`.
pub fn plan_sizes(dice: &mut Dice, threads: u64, replies: u64) -> Vec<u64> {
    let first = replies.min(LONGEST);
    let mut left = replies - first;
    let mut sizes = vec![first];
    for n in 1..threads {
        let fair = left / (threads - n);
        let size = if n == threads - 1 { left } else { dice.below(fair * 2 + 1).min(left) };
        left -= size;
        sizes.push(size);
    }
    if let Some(first) = sizes.first_mut().filter(|_| threads == 1) {
        *first += left;
    }
    sizes
}

/// The tree of a thread: most answers go to one of the latest posts, many to the opening post.
pub fn plan_thread(dice: &mut Dice, replies: u64) -> Vec<Planned> {
    let mut posts = vec![Planned { number: 0, parent: None, depth: 0, path: String::new(), descendants: 0 }];
    for number in 1..=i32::try_from(replies).unwrap_or(i32::MAX) {
        let back = usize::try_from(dice.below(12)).unwrap_or(0);
        let at = if dice.below(5) < 2 { 0 } else { posts.len().saturating_sub(1 + back) };
        let parent = posts.get(at).filter(|parent| parent.depth < DEEPEST);
        let (parent, depth, path) = parent.map_or((0, 0, ""), |parent| (parent.number, parent.depth, parent.path.as_str()));
        let planned = Planned { number, parent: Some(parent), depth: depth + 1, path: below(path, number), descendants: 0 };
        let mut above = planned.parent;
        posts.push(planned);
        while let Some(post) = above.filter(|n| *n > 0).and_then(|n| posts.get_mut(usize::try_from(n).unwrap_or(0))) {
            post.descendants += 1;
            above = post.parent;
        }
    }
    posts
}
