facet-used = Used in class
facet-reviewed = Reviewed
used-yes = By at least one colleague
reviewed-yes = By two peers or more
material-used = { $n ->
    [one] used in class once
   *[other] used in class { $n } times
}
material-reviewed = reviewed
material-outdated = called outdated

cycle-title = How it gets better
cycle-plan = Plan
cycle-plan-outcomes = { $n ->
    [one] One learning outcome is its goal.
   *[other] { $n } learning outcomes are its goal.
}
cycle-plan-none = Its learning outcomes are not written down yet.
cycle-due = To be looked at again by { $day }.
cycle-overdue = Its authors wanted to look at it again by { $day }.
cycle-do = Do
cycle-do-used = { $n ->
    [one] One colleague used it in class.
   *[other] Colleagues told of { $n } classes.
}
cycle-do-none = Nobody has told yet how it went in class.
cycle-check = Check
cycle-check-none = Not reviewed yet. Two reviews make it a reviewed resource.
cycle-check-some = { $n } of 2 reviews is there.
    { $needed ->
        [one] One more is needed.
       *[other] { $needed } more are needed.
    }
cycle-check-done = Reviewed by { $n } peers.
cycle-act = Act
cycle-act-first = This is the first version.

uses-title = Used in class
uses-none = Nobody has told yet how it went in class.
uses-all = All { $n } reports
uses-figure-reports = { $n ->
    [one] report
   *[other] reports
}
uses-figure-countries = { $n ->
    [one] country
   *[other] countries
}
uses-figure-again = would use it again
uses-figure-median = minutes (median)
use-report = I used it in class
use-title = How did it go in class?
use-lead = Two minutes that help colleagues to decide, and its authors to make it better.
use-retired = It is not in the lists any more. Your report still helps those who use it.
use-level = Level of the class
use-level-choose = Choose a level
use-country = Country (optional)
use-learners-field = Learners (optional)
use-learners = { $n ->
    [one] 1 learner
   *[other] { $n } learners
}
use-minutes = Minutes it really took
use-again = Would you use it again?
again-yes = Yes, I would use it again
again-changes = Yes, with changes
again-no = No, not in my class
use-note = How did it go? (optional)
hint-use-note = What worked, what did not, what surprised you. Nothing that tells who your learners are.
use-changed-field = What did you change? (optional)
hint-use-changed = Another order, other material, more time for one part.
use-changed = Changed:
use-submit = Send the report
use-change = Change
use-remove = Take it back
use-photo-title = A photo from class (optional)
use-photo-choose = Photo
hint-use-photo = JPEG, PNG or WebP, at most 20 MB. The set-up, the board, the result: nobody who can be recognised without their consent. Where and with what it was taken is removed.
use-photo-save = Save the photo
use-photo-add = Add a photo
use-photo-change = Change the photo
use-photo-remove = Remove the photo
use-photo-of = Photo from the class of { $name }

reviews-title = Reviews
reviews-lead = Peers look at a resource by ten criteria. Two reviews by different people make it a reviewed one.
reviews-none = No reviews yet.
reviews-all = { $n ->
    [one] Read the review
   *[other] Reviews by { $n } peers
}
reviews-means = Means of the latest { $n } reviews (0 to 3)
reviews-criterion = Criterion
reviews-mean = Mean
reviews-marks = Marks
review-write = Write a review
review-title = Review this resource
review-lead = Mark what you can judge; leave the rest at “not applicable”. Say what would make it better: its authors read and answer it.
review-of-version = You review version { $n }.
review-near = If you belong to the same organisation as an author, readers are told so.
review-newer = Version { $n } has been published meanwhile. Your review stays with the version that you read.
review-comment = Comment on { $criterion } (optional)
review-overall = Your review in words
hint-review-overall = What is good, what would you change, for whom is it?
review-submit = Publish the review
review-same-house = same organisation as an author
review-strong = Strong in: { $criteria }
review-asked = Its authors ask for a review.
review-done-in = Taken up in version { $n }
review-done-field = Taken up in
review-done-not = Not taken up yet
review-done-submit = Save
review-answer = Answer of the authors
review-answer-it = Answer
review-answer-field = Your answer
review-answer-submit = Send the answer
review-take-out = Remove this review
use-take-out = Remove this report
hint-reason-told = The person who wrote it gets this by mail.
review-remove = Take the review back
criterion-accessibility = Accessibility
criterion-quality = Quality
criterion-didactics = Didactic fit
criterion-language = Language level
criterion-format = Technical format
criterion-time = Learning time
criterion-granularity = Granularity
criterion-adaptability = Adaptability
criterion-analytics = Analytics
criterion-blending = Blending
criterion-hint-accessibility = Can all learners use it, also with a screen reader, on a phone, without colours?
criterion-hint-quality = Is it right, up to date and safe? Are the sources told?
criterion-hint-didactics = Does it lead to its learning outcomes, at the level it names?
criterion-hint-language = Is the language as easy as it can be for these learners?
criterion-hint-format = Do the files open everywhere, without special programs?
criterion-hint-time = Is the time that it names enough?
criterion-hint-granularity = Can one use a part of it alone?
criterion-hint-adaptability = Can one change it easily: open formats, a licence that allows it?
criterion-hint-analytics = Does it show what learners have learned?
criterion-hint-blending = Does it go together with work at the bench, online work, and work in a company?
mark-3 = 3 – superior
mark-2 = 2 – strong
mark-1 = 1 – limited
mark-0 = 0 – very weak
mark-none = Not applicable
wrong-too-few-marks = Give a mark for at least { $least } criteria.

waiting-title = Waiting for a review
waiting-lead = Authors of these resources ask for your opinion. A review takes half an hour; choose one you could use yourself.
waiting-none = No resource waits for a review. Authors ask for one on the page of their resource.
waiting-own = Yours
waiting-reviewers = { $n ->
    [0] no review yet
    [one] one review
   *[other] { $n } reviews
}

care-title = Look after it
care-lead = A resource stays good when somebody looks at it again.
care-saved = Saved.
care-ask-title = Ask for a review
care-asked = It is in the list of those that wait:
care-not-asked = Peers find what waits for a review in a list:
care-ask = Ask for a review
care-ask-stop = Do not wait any more
care-due-title = Look at it again
care-due = By which day? (optional)
hint-care-due = The page shows it, and you get one reminder on that day. Leave it empty to have none.
care-due-submit = Save the day
wrong-not-a-day-ahead = Give a day in the next five years, as 2027-03-01.

outdated-title = Is it outdated?
outdated-tell = Something is outdated
outdated-mark = { $n ->
    [one] One reader says that this is outdated.
   *[other] { $n } readers say that this is outdated.
}
outdated-why = Why?
outdated-none = Nobody has said that something is outdated.
outdated-saved = Thank you. The authors are told.
outdated-open = Not answered yet
outdated-newer = A new version came after it:
outdated-reason = What is outdated?
hint-outdated-reason = A standard, a price, a link, a rule: say what, and what is right now, if you know.
outdated-submit = Tell the authors
outdated-answer = Answer the readers
hint-outdated-answer = Your answer stands under what they said, and the mark on the page goes. A new version takes it away, too.

discuss-title = Discussion
discuss-none = There is no thread about it yet.
discuss-begin = Begin a discussion
discuss-lead = Each resource has one thread. You write its first post.
discuss-board = Board
hint-discuss-board = The one that fits best comes first.
discuss-body = Your first words
hint-discuss-body = A question, a tip, what you want to know from others. A link to the resource is added.
discuss-submit = Begin the thread
discuss-about = This thread is about the resource

origin-post = It began as a post in the forum:
action-make-resource = Make this a resource
action-ask-resource = Ask for a resource
making-title = Make a resource of a post
making-lead = You get a draft with your text. Nobody sees it until you publish it.
making-consent = You wrote it, so you choose what others may do with it.
making-submit = Make a draft
making-made = There is a resource of this post.
making-to-draft = Go to your draft
making-to-it = Read it
making-askers = They would like to have this as a resource: { $names }
making-decline = No, thank you
making-asked = { $name } has your request. You get a notice when the resource is there.
making-ask-lead = Only { $name } can say under which licence others may use this text.
making-ask = Ask { $name }

notice-kind-feedback = Somebody uses, reviews or asks about my material
notice-used = { $actor } used your resource in class: { $note }
notice-reviewed = { $actor } reviewed your resource: { $note }
notice-review-answered = { $actor } answered your review of { $note }
notice-version-after-review = { $actor } published a new version of what you looked at: { $note }
notice-outdated = { $actor } says that something is outdated in { $note }
notice-outdated-answered = { $actor } answered that something is outdated in { $note }
notice-review-due = You wanted to look at this again by today: { $note }
notice-resource-asked = { $actor } would like to have your post as a resource: { $note }
notice-resource-made = { $actor } made the resource that you asked for: { $note }
audit-use-removed = Report from class removed
audit-use-photo-removed = Photo from class removed
audit-review-removed = Review removed
mail-used-subject = { $actor } used your resource in class
mail-used-body =
    Hello { $name },

    { $actor } used your resource in class and tells how it went: { $note }

    Read the report:
    { $link }
mail-reviewed-subject = { $actor } reviewed your resource
mail-reviewed-body =
    Hello { $name },

    { $actor } reviewed your resource: { $note }

    Read the review, and answer it if you like:
    { $link }
mail-review-answered-subject = An answer to your review
mail-review-answered-body =
    Hello { $name },

    { $actor } answered your review of { $note }

    Read the answer:
    { $link }
mail-version-after-review-subject = A new version after your words
mail-version-after-review-body =
    Hello { $name },

    { $actor } published a new version of what you looked at: { $note }

    See what changed:
    { $link }
mail-outdated-subject = Something may be outdated in your resource
mail-outdated-body =
    Hello { $name },

    { $actor } says that something is outdated in { $note }

    Read why, and answer:
    { $link }
mail-outdated-answered-subject = An answer about what is outdated
mail-outdated-answered-body =
    Hello { $name },

    { $actor } answered what you said about { $note }

    Read the answer:
    { $link }
mail-review-due-subject = Time to look at your resource again
mail-review-due-body =
    Hello { $name },

    you wanted to look at this resource again by today: { $note }

    See what colleagues said about it:
    { $link }
mail-resource-asked-subject = { $actor } would like a resource from your post
mail-resource-asked-body =
    Hello { $name },

    { $actor } would like to use your post as a resource: { $note }

    You decide, and you choose the licence:
    { $link }
mail-resource-made-subject = The resource you asked for is there
mail-resource-made-body =
    Hello { $name },

    { $actor } made the resource that you asked for: { $note }

    Read it:
    { $link }
