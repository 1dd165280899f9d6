identities-or = or
identities-continue = Continue with { $label }
identities-new-member = New member

identities-title = Sign in with other accounts
identities-lead = With a linked account you can sign in here without a password.
identities-manage = Linked accounts
identities-none = No account is linked yet.
identities-linked-at = Linked on { $date }
identities-used-at = last used
identities-unlink = Remove
identities-unlink-label = Remove { $label } ({ $email })
identities-link-title = Link another account
identities-link = Link { $label }
identities-password = You can also sign in with your e-mail address and password.
identities-no-password = You have no password here. Your last linked account cannot be removed before you set one.
identities-linked = The account is linked. You can sign in with it from now on.
identities-unlinked = The account is removed. It no longer opens your account here.
identities-confirm = Confirm with { $label }

identities-join-lead = The address { $email } is yours, thank you. One last step: sign in with { $label } once more, with the same account.
identities-join-not-you = Did you not begin this? Then close this page: without that sign-in there will be no account.
identities-mail-title = Check your mail
identities-mail-sent = { $label } does not confirm that the e-mail address is yours. We have sent a message to it. Open the link in it to finish. It works for 24 hours.

audit-identity-linked = Account linked
audit-identity-unlinked = Linked account removed

refusal-title = That did not work
refusal-attempt = This sign-in took too long, was used already, or began in another browser. Please start again.
refusal-cancelled = You stopped at { $label }, so nothing was changed here.
refusal-unreachable = { $label } does not answer just now. You can sign in with your password, or try again in some minutes.
refusal-untrusted = The answer of { $label } did not pass our checks, so we did not let anybody in. Please try again. If it happens again, tell the people who run this site.
refusal-email-taken = There is already an account here with the e-mail address of your { $label } account. Sign in to it first. Then you can link { $label } in your settings.
refusal-no-email = { $label } did not tell us an e-mail address, and an account here needs one. Please join with your e-mail address. Then you can link { $label } in your settings.
refusal-linked-elsewhere = This { $label } account belongs to another member. Please use a different one.
refusal-somebody-else = This is not the { $label } account or the session that we expected. Nothing was changed. Please start again.
refusal-gone = The account that this belonged to does not exist any more.
refusal-suspended = Your account is suspended, so you cannot change how you sign in.
refusal-again = Go to sign in

mail-join-provider-subject = Confirm your address for BaTT Forum
mail-join-provider-body =
    Hello,

    somebody, probably you, wants to join BaTT Forum with this address and an account elsewhere. Open this link to confirm the address:

    { $link }

    The link holds for 24 hours. You will be asked to sign in with the same account once more.

    It was not you? Then do nothing: without your confirmation there is no account.

    BaTT Forum
    { $site }
mail-identity-linked-subject = { $label } now opens your account
mail-identity-linked-body =
    Hello { $name },

    your { $label } account is now linked to your account at BaTT Forum. You can sign in with it.

    Was this you? Then there is nothing to do.
    If not, somebody else was in your account: remove the link and change your password at once.
    { $link }

    BaTT Forum
    { $site }
mail-identity-unlinked-subject = { $label } no longer opens your account
mail-identity-unlinked-body =
    Hello { $name },

    your { $label } account is no longer linked to your account at BaTT Forum. You cannot sign in with it any more.

    Was this you? Then there is nothing to do.
    If not, somebody else was in your account: look at your settings and change your password at once.
    { $link }

    BaTT Forum
    { $site }
refusal-invitation-only = New members can join only with an invitation. Please ask a colleague for one.
