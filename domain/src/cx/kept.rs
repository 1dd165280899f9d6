//! What features keep for the life of the process, without the world knowing them: one of each type.

use super::World;
use std::{
    any::{Any, TypeId},
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
};

/// A type of which a process has one: the one that was handed over at the start, or one that is made when it is first asked for.
pub trait Kept: Send + Sync + 'static {
    fn make(world: &World) -> Self;
}

/// Those that are there.
#[derive(Default)]
pub struct Keep(RwLock<HashMap<TypeId, Arc<dyn Any + Send + Sync>>>);

impl Keep {
    /// The same with this one handed over.
    #[must_use]
    pub fn with<T: Kept>(self, one: T) -> Self {
        self.0.write().unwrap_or_else(PoisonError::into_inner).insert(TypeId::of::<T>(), Arc::new(one));
        self
    }
}

impl World {
    /// The one of this type.
    pub fn of<T: Kept>(&self) -> Arc<T> {
        let known = self.kept.0.read().unwrap_or_else(PoisonError::into_inner).get(&TypeId::of::<T>()).map(Arc::clone);
        // Made before the lock is taken, since making one may ask for another. Of two that are made at once the first stays.
        let one = known.unwrap_or_else(|| {
            let made: Arc<dyn Any + Send + Sync> = Arc::new(T::make(self));
            Arc::clone(self.kept.0.write().unwrap_or_else(PoisonError::into_inner).entry(TypeId::of::<T>()).or_insert(made))
        });
        // Under the id of a type lies nothing else.
        one.downcast().unwrap_or_else(|_| Arc::new(T::make(self)))
    }
}
