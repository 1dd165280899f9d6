# Problems of a whole request
problem-not-found = We cannot find this. It may have been removed, or it is not open to you.
problem-forbidden = You are not allowed to do this.
problem-sign-in-first = You need to be signed in for this.
problem-invalid = Please check these points. Nothing was sent yet.
problem-stale = Somebody else changed this text while you were writing. Your text is kept below.
problem-suspended = Your account is suspended: you can read, but not write.
problem-confirm-first = Please confirm first that it is you. This keeps your account safe when a device is left open.
problem-link-over = This link is too old or was used already. Please ask for a new one.
problem-last-way-in = This is your only way to sign in. Set a password or link another account first.
problem-last-admin = You’re the only admin. Make someone else an admin first.
problem-locked = This thread is locked. Only moderators can write in it.
problem-too-late = It is too late to take this back. Please ask a moderator.
problem-too-many = That was a lot in a short time. Please wait { $seconds ->
    [one] one second
   *[other] { $seconds } seconds
} and try again. Your text is kept.
problem-too-large = This is too large to send.
problem-malformed = We could not read what was sent. Please go back and try again.
problem-full = The site has no room left to save anything just now. Your text is kept. Please try again later.
problem-busy = The site is busy just now. Your text is kept. Please try again in a moment.
problem-scanner-away = Files are scanned for viruses here, and the scanner does not answer just now. Nothing was changed. Please try again in a few minutes.
problem-internal = Something broke on our side. Your text is kept. Please try again.

# Problems of a field
wrong-missing = Please fill this in.
wrong-missing-title = Please write a title.
wrong-missing-body = Please write something.
wrong-missing-name = Please write your name.
wrong-missing-email = Please write your e-mail address.
wrong-missing-password = Please write a password.
wrong-too-short = Please use at least { $least } characters.
wrong-too-long = Please use at most { $most } characters. This is { $by ->
    [one] one character
   *[other] { $by } characters
} too long.
wrong-too-many-tags = Please use at most { $most } tags.
wrong-bad-tag = A tag has 2 to 40 letters, digits or hyphens.
wrong-too-deep = Quotes and lists are nested too deep. Please use fewer levels.
wrong-too-many-mentions = Please name at most { $most } people with @.
wrong-too-many-links = Please use at most { $most } links.
wrong-not-an-email = This is not a full e-mail address. It looks like name@school.eu.
wrong-taken = There is already an account with this address. You can sign in with it.
wrong-too-common = This password is easy to guess. Please take a longer or less usual one.
wrong-no-such-choice = Please choose one from the list.
wrong-password = Address and password do not fit together. Please check both.
wrong-not-that-password = This is not the password. Please try again.
wrong-not-confirmed = Almost there: open the link in our mail first. We have sent it to you again.
wrong-code = This code does not fit. Codes change every 30 seconds and work once.
wrong-same-as-now = This is your address already.
wrong-not-a-different-thread = Please give the number of another thread.
wrong-missing-reason = Please say why.
wrong-out-of-range = Please give a number from { $least } to { $most }.
wrong-bad-slug = Please use 2 to 40 small letters, digits and hyphens.
wrong-taken-slug = Another board has this name in its address.
problem-invitation-only = New members can join only with an invitation. Please ask a colleague for one.
confirm-go-tab = Confirm in a new tab, then send this form again
wrong-too-many-of = Please choose at most { $most }.
wrong-not-yours = You can invite only into organisations that you coordinate.
wrong-not-a-link = This is not a full web address. It looks like https://school.example.
wrong-not-an-oid = An OID is the letter E and eight digits.
wrong-not-a-domain = A domain looks like school.example, without @.
wrong-anybodys-domain = Anybody can get an address there, so it proves nothing. Please give a domain of the organisation's own.
wrong-malware = The virus scanner found something harmful in this file, so we did not keep it. Please check the device it comes from.
wrong-no-share-left = You have used all the room for files that one member has here. Remove files that you do not need, or ask the people who run this site.
wrong-not-a-picture = We cannot read this as a picture. Please choose a JPEG, PNG, WebP or GIF file.
wrong-picture-too-small = Please choose a picture of at least { $least } × { $least } pixels.
wrong-picture-too-large = This picture has more than { $most } million pixels. Please choose a smaller one.
wrong-file-too-large = This file is too large. Please choose one of at most { $most }.
problem-gone = What was here has been deleted.
wrong-not-that-charset = The file can’t be read with this encoding. Choose another one.
wrong-taken-file = This resource already has a file with this name. Rename your file, or remove the other one first.
