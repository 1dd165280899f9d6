mail-join-subject = Confirm your address for BaTT Forum
mail-join-body =
    Hello,

    somebody, probably you, wants to join BaTT Forum with this address. Open this link to confirm it and come in:

    { $link }

    The link holds for 24 hours. You will be asked for the password that you chose.

    It was not you? Then do nothing: without your confirmation there is no account.

    BaTT Forum
    { $site }
mail-address-taken-subject = You have an account at BaTT Forum already
mail-address-taken-body =
    Hello { $name },

    somebody, probably you, wanted to join BaTT Forum with this address. You have an account with it already, so nothing was changed.

    You can sign in here:
    { $site }/sign-in

    Forgot your password? Choose a new one:
    { $reset }

    It was not you? Then do nothing.

    BaTT Forum
    { $site }
mail-reset-subject = A new password for BaTT Forum
mail-reset-body =
    Hello { $name },

    somebody, probably you, asked for a new password. Choose it here:

    { $link }

    The link holds for one hour and works once. When you use it, you are signed out everywhere.

    It was not you? Then do nothing: your password stays as it is.

    BaTT Forum
    { $site }
mail-password-changed-subject = Your password was changed
mail-password-changed-body =
    Hello { $name },

    the password of your account was changed just now. All other sessions were ended.

    It was not you? Then choose a new one at once:
    { $reset }

    BaTT Forum
    { $site }
mail-email-new-subject = Confirm your new address
mail-email-new-body =
    Hello { $name },

    this is to become the address of your account. Sign in and open this link to confirm it:

    { $link }

    The link holds for 24 hours. It was not you? Then do nothing.

    BaTT Forum
    { $site }
mail-email-old-subject = Your address is about to be changed
mail-email-old-body =
    Hello { $name },

    somebody, probably you, asked to change the address of your account to { $email }. It is changed when the link in the mail to that address is opened.

    It was not you? Then somebody else is signed in as you. End their session and change your password:
    { $security }

    BaTT Forum
    { $site }
mail-email-changed-subject = Your address was changed
mail-email-changed-body =
    Hello { $name },

    the address of your account is now { $email }.

    It was not you? Answer to the people who run this site at once.

    BaTT Forum
    { $site }
mail-second-factor-subject = The second step of your sign-in was changed
mail-second-factor-body =
    Hello { $name },

    the second step of your sign-in was set up, used with a recovery code, changed or removed just now.

    It was not you? Look at your account:
    { $security }

    BaTT Forum
    { $site }
mail-new-device-subject = A new sign-in to your account
mail-new-device-body =
    Hello { $name },

    somebody, probably you, signed in to your account with a browser that you had not used here before.

    When: { $when }
    Browser: { $agent }
    Network address: { $address }

    It was not you? End that session and change your password:
    { $security }

    BaTT Forum
    { $site }
