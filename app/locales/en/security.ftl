sign-up-sent-title = Look into your mail
sign-up-sent-lead = We have sent you a mail with a link. Open it to finish. It holds for 24 hours.
sign-up-sent-hint = Nothing there? Look into the spam folder, or fill in the form again with the right address.
sign-up-sent-spool = This site has no mail server yet: its mails are files in the folder “spool” of its data folder.
join-confirm-title = Confirm your address
join-confirm-lead = Your address is { $email }. Type in the password that you chose, and you are in.
join-confirm-submit = Confirm and come in
join-confirm-not-you = You did not join? Then do nothing. Without your confirmation there is no account.
link-over-title = This link does not work any more

code-title = Second step
code-lead = Type in the code that your authenticator app shows now. A recovery code works too.
code-submit = Sign in
code-begin-anew = Begin anew
field-code = Code

reset-title = Forgot your password?
reset-lead = We send you a link with which you can choose a new one.
reset-submit = Send me the link
reset-sent-title = Look into your mail
reset-sent-lead = If there is an account with this address, a mail with a link is on its way. The link holds for one hour.
reset-new-title = Choose a new password
reset-new-lead = For the account of { $email }. You will be signed out everywhere.
reset-new-submit = Save the new password
reset-done = Your new password is saved. Please sign in with it.
sign-in-forgot = Forgot your password?

confirm-title = Is it you?
confirm-lead = Before changes to your account we ask again. This holds for ten minutes.
confirm-submit = It is me
confirm-or-code = Or by a code
confirm-none = You have no password here. Sign out and in again, then come back.
confirm-go = Confirm that it is you

security-title = Security
security-password = Password
security-password-change = Change password
security-password-none = You have no password. You come in by way of another account.
security-password-set = Choose a password
security-email = E-mail address
security-email-change = Change address
security-factor = Second step
security-factor-off = After your password nothing more is asked for. A code from your phone makes your account much harder to steal.
security-factor-on = On since { $date }. { $n ->
    [one] One recovery code is left.
   *[other] { $n } recovery codes are left.
}
security-factor-add = Set up a second step
security-factor-remove = Remove
security-factor-codes = New recovery codes
security-sessions = Where you are signed in
security-sessions-here = This browser
security-sessions-since = since { $date }
security-sessions-end = Sign out
security-sessions-end-of = Sign out { $agent }
security-sessions-end-others = Sign out everywhere else
security-saved = Saved.
security-mail-sent = We have sent a link to the new address. Open it to finish. Your old address counts until then.
security-email-done = Your new address counts now.
security-unknown-agent = Unknown browser

password-title = Change password
field-current-password = Your password now
field-new-password = New password
password-submit = Save the new password
password-note = You will be signed out in all other browsers.

email-title = Change address
email-lead = Your address now is { $email }.
field-new-email = New e-mail address
hint-new-email = We send a link there. The change counts when you open it.
email-submit = Send me the link
email-confirm-title = Confirm your new address
email-confirm-lead = From now on your mails go to { $email }.
email-confirm-submit = Confirm

factor-title = Set up a second step
factor-step-app = Open an authenticator app on your phone, such as Aegis, FreeOTP or the one of Google or Microsoft.
factor-step-scan = Scan this picture with it, or type in the key.
factor-step-code = Type in the code that the app shows now.
factor-qr = QR code for your authenticator app
factor-key = Key
factor-begin = Begin
factor-submit = Switch on
codes-title = Your recovery codes
codes-lead = Keep these where you find them without your phone: on paper, or in a password manager. Each works once. They are shown only now.
codes-done = I have kept them
codes-over = These codes were shown once and are not shown again. You can make new ones.
