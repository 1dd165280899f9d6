//! News of accounts and ways in.

use crate::outbox::News;
use model::MemberId;
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberJoined {
    pub member: MemberId,
}

impl News for MemberJoined {
    const NAME: &'static str = "member-joined";
}

/// Somebody signed up; their address is to be confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JoiningBegun {
    pub joining: i64,
}

impl News for JoiningBegun {
    const NAME: &'static str = "joining-begun";
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JoiningRejected {
    pub joining: i64,
}

impl News for JoiningRejected {
    const NAME: &'static str = "joining-rejected";
}

/// Somebody signed up with a member's address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddressTaken {
    pub member: MemberId,
}

impl News for AddressTaken {
    const NAME: &'static str = "address-taken";
}

/// Somebody asked for a new password. The link is made where its mail is, so that asking writes the same whether or not the address has an
/// account: without one there is no member.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResetAsked {
    pub member: Option<MemberId>,
    /// What the token of the link is made from.
    pub nonce: String,
}

impl News for ResetAsked {
    const NAME: &'static str = "reset-asked";
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PasswordChanged {
    pub member: MemberId,
}

impl News for PasswordChanged {
    const NAME: &'static str = "password-changed";
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmailChangeAsked {
    pub link: i64,
}

impl News for EmailChangeAsked {
    const NAME: &'static str = "email-change-asked";
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmailChanged {
    pub link: i64,
}

impl News for EmailChanged {
    const NAME: &'static str = "email-changed";
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecondFactorChanged {
    pub member: MemberId,
}

impl News for SecondFactorChanged {
    const NAME: &'static str = "second-factor-changed";
}

/// Somebody signed in with a browser that was not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewDevice {
    pub device: i64,
}

impl News for NewDevice {
    const NAME: &'static str = "new-device";
}
