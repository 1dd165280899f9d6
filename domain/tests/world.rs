//! What features keep in the world.

use super::support::{Forum, on_each_database};
use domain::{
    World,
    cx::{Keep, Kept},
};
use std::{path::PathBuf, sync::Arc};

struct Shed {
    folder: PathBuf,
    tools: Arc<Tools>,
}

struct Tools;

impl Kept for Shed {
    fn make(world: &World) -> Self {
        Self { folder: world.folder.clone(), tools: world.of() }
    }
}

impl Kept for Tools {
    fn make(_: &World) -> Self {
        Self
    }
}

/// What is named by whoever starts the site.
struct Sign(&'static str);

impl Kept for Sign {
    fn make(_: &World) -> Self {
        Self("none")
    }
}

on_each_database! {
    async fn what_was_handed_over_is_not_made(forum: Forum) {
        assert_eq!(forum.world.of::<Sign>().0, "none");
        let world = World { kept: Keep::default().with(Sign("BaTT")), ..forum.bare_world() };
        assert_eq!((world.of::<Sign>().0, world.of::<Shed>().folder.clone()), ("BaTT", forum.folder()));
    }


    async fn of_each_type_a_world_has_one(forum: Forum) {
        let sheds: Vec<Arc<Shed>> = std::thread::scope(|scope| {
            let asked: Vec<_> = (0..8).map(|_| scope.spawn(|| forum.world.of::<Shed>())).collect();
            asked.into_iter().map(|shed| shed.join().expect("a shed")).collect()
        });
        assert!(sheds.iter().all(|shed| Arc::ptr_eq(shed, &sheds[0])), "of those who ask at once all get the same");
        assert_eq!(sheds[0].folder, forum.folder());
        assert!(Arc::ptr_eq(&sheds[0].tools, &forum.world.of::<Tools>()), "making one can ask for another");
        let elsewhere = forum.with_db(forum.world.db.clone());
        assert!(!Arc::ptr_eq(&sheds[0], &elsewhere.world.of::<Shed>()), "another world has its own");
    }
}
