//! The outer wall, without the forum behind it.

#[cfg(test)]
mod assets;
#[cfg(test)]
mod configuration;
#[cfg(test)]
mod health;
#[cfg(test)]
mod limits;
#[cfg(test)]
mod listen;
#[cfg(test)]
mod logs;
#[cfg(test)]
mod origin;
#[cfg(test)]
mod pages;
mod providers;
#[cfg(test)]
mod rig;
