//! What is registered of accounts.

use super::{forget_addresses, forget_devices, heard, news, stories, sweep};
use crate::{
    cx::{Feature, Job, Pace, job},
    outbox::heard,
};

heard! {
    news::MemberJoined => heard::member_joined;
    news::JoiningBegun => heard::joining_begun;
    news::JoiningRejected => heard::joining_rejected;
    news::AddressTaken => heard::address_taken;
    news::ResetAsked => heard::reset_asked;
    news::PasswordChanged => heard::password_changed;
    news::EmailChangeAsked => heard::email_change_asked;
    news::EmailChanged => heard::email_changed;
    news::SecondFactorChanged => heard::second_factor_changed;
    news::NewDevice => heard::new_device;
}

const JOBS: &[Job] = &[
    job!("accounts-sweep", Pace::Hourly, sweep),
    job!("addresses-end", Pace::Hourly, forget_addresses),
    job!("devices-end", Pace::Hourly, forget_devices),
];

pub(crate) const FEATURE: Feature = Feature { heard: HEARD, jobs: JOBS, stories: stories::STORIES, ..Feature::NONE };
