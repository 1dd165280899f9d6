//! All tests of the server in one binary, so that it is linked once.

#[path = "support/idp.rs"]
mod idp;
#[path = "../../domain/tests/support/s3.rs"]
mod s3;

mod federated;
mod files;
mod giving;
mod http;
mod notices;
mod people;
mod process;
mod shell;
mod staff;
mod support;
