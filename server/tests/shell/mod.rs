//! The outer wall, without the forum behind it.

mod assets;
mod configuration;
mod health;
mod limits;
mod listen;
mod logs;
mod origin;
mod pages;
mod providers;
mod rig;
mod slow;
