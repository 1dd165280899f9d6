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
mail-reply-subject = { $author } answered you in “{ $title }”
mail-reply-body =
    Hello { $name },

    { $author } answered you in “{ $title }”:

    { $text }

    Read and answer:
    { $link }

    You get this mail because you wrote in this thread. To stop such mails, change your settings:
    { $settings }
