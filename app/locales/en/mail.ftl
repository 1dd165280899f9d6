mail-welcome-subject = Welcome to BaTT Forum
mail-welcome-body =
    Hello { $name },

    welcome to BaTT Forum, the place where vocational teachers for batteries and electromobility learn from each other.

    A good first step: look at the questions that wait for an answer. You may know one.
    { $site }/threads?unanswered=1

    You can write in your own language. Nobody expects perfect English.

    If you did not make this account, somebody used your address by mistake. Please tell us.

    BaTT Forum
    { $site }
mail-reply-subject = { $actor } answered you in “{ $title }”
mail-reply-body =
    Hello { $name },

    { $actor } answered you in “{ $title }”:

    > { $text }

    Read and answer:
    { $link }
mail-mention-subject = { $actor } named you in “{ $title }”
mail-mention-body =
    Hello { $name },

    { $actor } named you in “{ $title }”:

    > { $text }

    Read and answer:
    { $link }
mail-quote-subject = { $actor } quoted you in “{ $title }”
mail-quote-body =
    Hello { $name },

    { $actor } quoted you in “{ $title }”:

    > { $text }

    Read and answer:
    { $link }
mail-answer-marked-subject = Your reply in “{ $title }” helped
mail-answer-marked-body =
    Hello { $name },

    { $actor } marked your reply in “{ $title }” as an answer. Thank you for helping! You wrote:

    > { $text }

    See it in the thread:
    { $link }
mail-followed-thread-subject = { $actor } wrote in “{ $title }”
mail-followed-thread-body =
    Hello { $name },

    { $actor } wrote in “{ $title }”, a thread that you follow:

    > { $text }

    Read and answer:
    { $link }
mail-followed-member-subject = { $actor } opened “{ $title }”
mail-followed-member-body =
    Hello { $name },

    { $actor }, whom you follow, opened the thread “{ $title }” in { $board }:

    > { $text }

    Read and answer:
    { $link }
mail-followed-board-subject = New in { $board }: “{ $title }”
mail-followed-board-body =
    Hello { $name },

    { $actor } opened the thread “{ $title }” in { $board }, a board that you follow:

    > { $text }

    Read and answer:
    { $link }
mail-invited-subject = { $inviter } invites you to BaTT Forum
mail-invited-body =
    Hello,

    { $inviter } invites you to BaTT Forum. There, vocational teachers for batteries and electromobility in Europe learn from each other.

    { $words }Join with this link. It works once:
    { $link }

    If you do not know { $inviter }, please delete this mail. Then nothing happens.
mail-invitation-subject = { $actor } invites you to have a look
mail-invitation-body =
    Hello { $name },

    { $actor } invites you to have a look at this on BaTT Forum:
    { $link }

    { $note }
mail-digest-subject = { $n ->
    [one] One new thing on BaTT Forum
   *[other] { $n } new things on BaTT Forum
}
mail-digest-body =
    Hello { $name },

    this happened since your last summary:

    { $list }

    All your notices:
    { $link }
mail-digest-thread = “{ $title }”
mail-digest-more = { $n ->
    [one] And one more.
   *[other] And { $n } more.
}
mail-notice-foot =
    No more mails of this kind:
    { $stop }

    Choose which mails you get:
    { $settings }
