//! The attacks of "Pre-hijacked accounts" (Sudhodanan & Paverd, USENIX Security 2022): somebody makes an account with the
//! victim's address before the victim comes, and is still inside afterwards.

use super::{
    rig::{Site, person},
    support::Who,
};

/// Classic-federated merge: the attacker signs up with a password, the victim comes with a provider. They are not merged.
#[tokio::test]
async fn classic_federated_merge() {
    let site = Site::new().await;
    site.give_password(Who::Ada).await;
    let victim = site.visitor();
    let answer = site.come(&victim, "one", "", person("victim", "ADA@example.org")).await;
    site.refuses(&victim, answer, "email-taken", 409).await.shows("There is already an account here");
    assert_eq!((site.session(&victim), site.identities().await), (None, 0));
}
