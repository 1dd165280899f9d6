//! What admins see and do: people, boards, the outbox, jobs, the audit log.

mod audit_log;
mod boards;
mod health;
pub mod jobs;
mod joinings;
mod outbox;
mod people;
mod person;
mod sql;
mod test_mail;

pub use audit_log::{AuditLine, AuditPage, AuditQuery, OwnLine, OwnLog, read_audit, read_own_log};
pub use boards::{AdminBoard, archive_board, create_board, edit_board, list_all_boards, move_board};
pub use health::{HealthView, read_health};
pub use jobs::{JobLine, list_jobs};
pub use joinings::{WaitingLine, approve_joining, list_waiting, reject_joining};
pub use outbox::{OutboxView, ParkedLine, drop_news, read_outbox, retry_all_news, retry_news};
pub use people::{AccountLine, AccountPage, AccountQuery, State, list_accounts};
pub use person::{Account, change_role, end_sessions, read_account, remove_factor};
pub use test_mail::{Posted, send_test_mail};
