//! Who may do what staff does. Members are not told that there is such a thing, moderators are told what is for admins.
//!
//! A suspended member can read, keep drafts, mark as read and change what only they see (settings, sign-in, notices). What
//! others see asks [`super::writer`]: posts, reactions, reports, invitations, the public profile. Their sessions stay, so
//! that they can read why.

use super::writer;
use crate::cx::Actor;
use model::{Problem, Role};

/// What can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StaffAct {
    /// Tell staff about a post or a person.
    Report,
    /// The reports, and what they are about.
    SeeReports,
    /// Dismiss, hide, restore.
    JudgeReports,
    Suspend,
    LiftSuspension,
    /// The people of the site, with what only staff sees of them.
    SeePeople,
    ChangeRole,
    EndSessions,
    /// Of somebody who lost it and has no codes left.
    RemoveFactor,
    Erase,
    /// Newcomers who wait for a word of staff.
    DecideJoinings,
    /// Invitations of one's own.
    Invite,
    /// Invitations of others.
    SeeInvitations,
    EditBoards,
    ChangeSettings,
    /// Parked news, jobs, a test mail.
    SeeMachinery,
    SeeAudit,
}

impl StaffAct {
    pub const ALL: [Self; 17] = [
        Self::Report,
        Self::SeeReports,
        Self::JudgeReports,
        Self::Suspend,
        Self::LiftSuspension,
        Self::SeePeople,
        Self::ChangeRole,
        Self::EndSessions,
        Self::RemoveFactor,
        Self::Erase,
        Self::DecideJoinings,
        Self::Invite,
        Self::SeeInvitations,
        Self::EditBoards,
        Self::ChangeSettings,
        Self::SeeMachinery,
        Self::SeeAudit,
    ];

    /// The least role that may; a suspended one may nothing.
    fn least(self) -> Role {
        match self {
            Self::Report => Role::Member,
            Self::SeeReports | Self::JudgeReports | Self::Suspend | Self::LiftSuspension => Role::Moderator,
            _ => Role::Admin,
        }
    }
}

/// What the decision depends on.
#[derive(Clone, Copy, Debug)]
pub struct StaffFacts {
    /// It is about the actor's own account or post.
    pub own: bool,
    /// The role of whom it is about.
    pub target: Role,
    /// The actor is a coordinator whose affiliation was verified.
    pub coordinator: bool,
}

impl Default for StaffFacts {
    fn default() -> Self {
        Self { own: false, target: Role::Member, coordinator: false }
    }
}

/// The decision.
pub fn may_staff(actor: &Actor, act: StaffAct, facts: StaffFacts) -> Result<(), Problem> {
    let me = actor.me().ok_or(Problem::SignInFirst)?;
    let least = if act == StaffAct::Invite && facts.coordinator { Role::Member } else { act.least() };
    // Staff without their second factor know that there is such a page.
    if least > Role::Member && !me.role.is_staff() {
        return Err(if me.lacks_second_factor { Problem::Forbidden } else { Problem::NotFound });
    }
    writer(actor)?;
    let fits = me.role >= least
        && match act {
            StaffAct::Report => !facts.own,
            // Moderators do not judge staff; admins do, but never themselves: somebody is left who can take it back.
            StaffAct::Suspend | StaffAct::LiftSuspension => !facts.own && (me.role == Role::Admin || !facts.target.is_staff()),
            StaffAct::ChangeRole | StaffAct::RemoveFactor => !facts.own,
            // Staff is made a member first, which is an act of its own with a reason of its own.
            StaffAct::Erase => !facts.own && !facts.target.is_staff(),
            _ => true,
        };
    if fits { Ok(()) } else { Err(Problem::Forbidden) }
}

/// [`may_staff`] where nothing but who asks counts.
pub fn staff(actor: &Actor, act: StaffAct) -> Result<(), Problem> {
    may_staff(actor, act, StaffFacts::default())
}
