//! The binary's parts: configuration, the HTTP shell, the router, the courier, the command line.

#![recursion_limit = "512"]

pub mod assets;
pub mod care;
pub mod cli;
pub mod clock;
pub mod conditional;
pub mod config;
pub mod courier;
pub mod egress;
pub mod error_page;
pub mod exports;
pub mod factor;
pub mod federated;
pub mod feeds;
pub mod files;
pub mod forms;
pub mod harvest;
pub mod health;
pub mod imports;
pub mod keeping;
pub mod layers;
pub mod listen;
pub mod logs;
pub mod metrics;
pub mod oai;
pub mod packages;
pub mod photos;
pub mod reports;
pub mod router;
pub mod run;
pub mod sent;
pub mod shell;
pub mod sitemaps;
mod sql;
pub mod suggest;
pub mod unsubscribe;
pub mod uploads;
pub mod visits;
pub mod whole;
pub mod world;
