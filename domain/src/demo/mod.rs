//! Demo content and generated content.
use crate::{Result, World};
use std::sync::Arc;
pub struct Size {
    pub threads: u64,
    pub replies: u64,
    pub members: u64,
    pub seed: u64,
}
pub struct Loaded {
    pub members: usize,
    pub boards: usize,
    pub threads: usize,
    pub replies: usize,
}
pub async fn is_empty(_world: &Arc<World>) -> Result<bool> {
    Ok(true)
}
pub async fn load(_world: &Arc<World>, _now: i64) -> Result<Loaded> {
    Ok(Loaded { members: 0, boards: 0, threads: 0, replies: 0 })
}
pub async fn audit(_world: &Arc<World>) -> Result<Vec<String>> {
    Ok(Vec::new())
}
pub async fn generate(_world: &Arc<World>, _size: Size, _now: i64, _progress: impl FnMut(u64)) -> Result<()> {
    Ok(())
}
