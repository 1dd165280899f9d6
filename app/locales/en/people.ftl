# Settings
settings-nav-profile = Profile
settings-nav-notices = Notices
settings-nav-security = Security
settings-nav-identities = Connected accounts
settings-nav-appearance = Appearance

# The profile form
profile-title = My profile
profile-saved = Your profile is saved.
profile-look = See it as others do
profile-submit = Save my profile
profile-section-about = About you
profile-section-place = Where you are
profile-section-know = What you know
profile-section-others = You and the others
profile-section-see = Who sees what
profile-see-lead = Your name and what you are in the sector are always public. You decide about the rest.
profile-organisation = You say where you work on the page of your school or company:
field-pronouns = Pronouns (optional)
hint-pronouns = For example: she/her
hint-member-kind = It gets a check mark when your school or company confirms it.
field-bio = About you (optional)
hint-bio = A few sentences: what you teach, what you have built, what you would like to know. You can use Markdown.
field-town = Town (optional)
field-timezone = Time zone
timezone-none = Not said
field-spoken = Languages you speak
hint-spoken = Be kind to yourself: at B1 you can talk about your work.
spoken-language = Language { $n }
spoken-level = Level of language { $n }
field-subjects = Fields you teach or work in
hint-subjects = Names of the international list ISCED-F 2013.
field-steps = Steps of the battery's life you know
hint-steps = From the mine to the next battery.
field-offers = What I can do for others
field-seeks = What I look for
field-links = Links (optional)
hint-links = Your school, a video channel, a page about your work.
link-number = Link { $n }
field-listed = The list of people shows me to
hint-listed = Others can still open your page from what you write.

part-photo = Photo
part-headline = The line about you
part-pronouns = Pronouns
part-bio = About you
part-country = Country
part-town = Town
part-timezone = Time zone
part-organisation = School or company
part-languages = Languages
part-subjects = Fields
part-steps = Battery steps
part-offers = Offers
part-seeks = Looks for
part-links = Links

visibility-public = Everybody
visibility-members = Members
visibility-circles = My study circles
visibility-nobody = Nobody

# The photo
photo-title = My photo
photo-change = Change photo
photo-lead = A photo helps others to recognise you at meetings. It is cut to a square.
field-photo = Choose a picture
hint-photo = JPEG, PNG, WebP or GIF, at most 6 MB. We keep only the picture itself: no place, no camera, no date.
photo-submit = Save this photo
photo-removed-note = Your photo is removed.
photo-remove = Remove my photo
photo-back = Back to my profile

# A member's page
verified-mark = confirmed by the organisation
member-answers = Answers that helped
member-threads = Threads opened

cefr-a1 = A1
cefr-a2 = A2
cefr-b1 = B1
cefr-b2 = B2
cefr-c1 = C1
cefr-c2 = C2
cefr-native = native

subject-0111 = Education science
subject-0114 = Teacher training in a subject
subject-0231 = Languages
subject-0413 = Management and administration
subject-0521 = Environmental sciences
subject-0531 = Chemistry
subject-0533 = Physics
subject-0541 = Mathematics
subject-0612 = Databases and networks
subject-0613 = Software and data analysis
subject-0711 = Chemical engineering and processes
subject-0712 = Environmental protection technology
subject-0713 = Electricity and energy
subject-0714 = Electronics and automation
subject-0715 = Mechanics and metal trades
subject-0716 = Motor vehicles, ships and aircraft
subject-0722 = Materials technology
subject-0724 = Mining and extraction
subject-0732 = Building and civil engineering
subject-0788 = Engineering across disciplines
subject-1022 = Occupational health and safety
subject-1032 = Protection of persons and property
subject-1041 = Transport services

step-raw-materials = Raw materials and processing
step-active-materials = Active materials
step-slurry = Slurry and mixing
step-electrodes = Electrode coating, drying, calendering
step-cell-assembly = Cell assembly and filling
step-formation = Formation and ageing
step-testing = Testing and quality
step-module-pack = Module and pack
step-bms = Battery management and software
step-vehicle = Vehicle integration
step-stationary = Stationary storage
step-charging = Charging and grid
step-maintenance = Maintenance and repair
step-second-life = Second life
step-recycling = Recycling
step-safety = Safety and high voltage
step-automation = Automation, robotics, Industry 4.0
step-environment = Environment and regulation
step-transversal = Transversal skills

offer-answer-questions = Answer questions
offer-share-material = Share material
offer-review-material = Review material
offer-host-job-shadowing = Host a job shadowing
offer-give-webinar = Give a webinar
offer-plant-visit = Show a plant
offer-lab-time = Share lab time
offer-language-practice = Practise a language together

seek-get-answers = Get answers
seek-find-material = Find material
seek-find-buddy = Find a study buddy
seek-find-partners = Find partners for a project
seek-go-abroad = Go abroad
seek-visit-plant = Visit a plant
seek-find-expert = Find an expert for my class
seek-practise-language = Practise a language

# The list of people
nav-people = People
people-title = People
people-places = People and organisations
people-lead = Teachers, trainers, experts and coordinators who like to be found.
people-visitor = Members see more people here.
people-filters = Narrow the list
people-name = Name
filter-any = Any
people-language = Language
people-level = At least at level
people-kind = Who they are
people-step = Step of the battery's life
people-more-filters = More filters
directory-search = Search
people-clear = Clear all filters
people-next = Next page
people-none = Nobody fits all of this. Fewer filters find more people.
directory-empty = Nobody is listed here yet. Say in your profile that you like to be found.

# Organisations
organisations-title = Organisations
organisations-lead = Schools, companies and others whose people are here.
organisations-none = There is no such organisation here yet. Members can add it.
organisation-add = Add an organisation
organisation-add-lead = A moderator looks at it before it is listed. It takes a day or two.
organisation-name = Name
organisation-kind-label = Kind
organisation-kind-school = School or training centre
organisation-kind-company = Company
organisation-kind-university = University
organisation-kind-authority = Authority
organisation-kind-association = Association
organisation-kind-other = Other
organisation-website = Website (optional)
organisation-oid = Erasmus+ OID (optional)
hint-oid = The letter E and eight digits.
organisation-domains = E-mail domains (optional)
hint-domains = What stands behind the @ in the addresses of its people, like school.example. Who has such an address is confirmed at once.
organisation-submit = Add it
organisation-edit = Change
organisation-save = Save
organisation-back = Back to the organisation
organisation-waiting = This organisation waits for a moderator. Only you and they can see it.
organisation-rejected = A moderator did not list this organisation. The reason: { $reason }
organisation-people = Its people here
organisation-no-people = Nobody shows here yet that they belong to it.
organisation-later = Its material, events and places for a stay will be shown here.
organisation-not-mine = Do you work or study here?
organisation-claim = I belong here
organisation-claimed = You said that you belong here. A coordinator of this organisation can confirm it, or your e-mail address if it is from here.
organisation-check = Check my e-mail address
organisation-verified = Confirmed: you belong here. This lasts until { $date }.
organisation-renew = Renew
organisation-leave = I do not belong here any more
affiliation-claimed = not confirmed
affiliation-verified = confirmed
affiliation-withdrawn = confirmation taken back
affiliation-coordinates = coordinates it
affiliation-judge = Give your word
affiliation-reason = How do you know?
hint-affiliation-reason = This is kept, and they can read it.
affiliation-as-coordinator = They coordinate it: they may confirm others
affiliation-confirm = Confirm for a year
affiliation-withdraw = Take the confirmation back
audit-organisation-approved = Organisation listed
audit-organisation-rejected = Organisation not listed
audit-affiliation-confirmed = Belonging to an organisation confirmed
audit-affiliation-withdrawn = Confirmation of an organisation taken back

mail-affiliation-ends-subject = Do you still belong to { $organisation }?
mail-affiliation-ends-body =
    Hello { $name },

    a year ago it was confirmed that you belong to { $organisation }. This ends in 30 days.

    If you are still there, please renew it here:
    { $link }

    If not, you need to do nothing.

# The first steps
welcome-step = Step { $n } of 3
welcome-title-1 = Welcome! Who are you?
welcome-lead-1 = Three short steps, so that the right people find you. You can skip each and come back later.
welcome-title-2 = What do you know?
welcome-lead-2 = What you teach or work with, and the languages you speak.
welcome-title-3 = What are you looking for?
welcome-lead-3 = And is there something you can do for others?
welcome-title-4 = You are in
welcome-lead-4 = Here are good places to begin.
welcome-next = Save and go on
welcome-skip = Skip this step
welcome-follow = Boards you could follow
welcome-organisation = Your school or company (optional)
hint-welcome-organisation = Begin to type its name. With an address from there it is confirmed at once.
welcome-unknown = We do not know { $name } yet. You can add it now or later.
welcome-read = Read first
welcome-look = Then look around
welcome-boards = Boards, also in your language
welcome-people = People like you
welcome-unanswered = Questions that wait for an answer
welcome-go = To the forum
