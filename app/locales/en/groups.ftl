groups-title = Groups
groups-lead = Colleagues who talk and work among themselves. What’s written on a group’s board is seen by its members only.
groups-mine = Your groups
groups-all = All groups
groups-of = Groups of { $name }
groups-none = No one has started a group yet.
groups-none-hint = For example, the teachers of one school, or partners planning a project together.
groups-none-here = This organisation has no groups yet.
front-groups = Groups with their own boards
organisation-groups = Groups of this organisation
group-new = Start a group
group-new-lead = A group has a board of its own. You look after it until someone else does.
group-start = Start group
group-edit = Edit group
group-save = Save changes
field-group-name = Name of the group
field-group-description = What is it for? (optional)
hint-group-description = One or two sentences, so that colleagues know whether to join.
field-group-joining = How do people join?
field-group-hidden = Hidden: only members and people you invite know of it
field-group-organisation = Organisation (optional)
hint-group-organisation = Only if the group is part of an organisation you coordinate.
group-joining-open = Anyone can join
group-joining-request = On request
group-joining-invitation = By invitation
group-hidden = Hidden
group-closed = This group is closed. Its boards stay readable for its members. Closed
group-members-count = { $n ->
    [one] { $n } member
   *[other] { $n } members
}
group-sign-in = Sign in to join.
group-join-lead = Join to read and write on the group’s boards.
group-join = Join group
group-ask-lead = The people who look after this group decide who joins.
group-ask = Ask to join
field-group-note = A line about you (optional)
hint-group-note = For example, where you teach. Only the group’s keepers see it.
group-you-asked = You’ve asked to join. You’ll get a notice when someone answers.
group-take-back = Withdraw request
group-you-are-invited = You’re invited to this group.
group-accept-invitation = Accept invitation
group-decline-invitation = Decline
group-by-invitation = People join this group by invitation.
group-you-are-member = You’re a member of this group.
group-you-are-keeper = You look after this group.
group-staff-reads = You’re not a member. As staff you can open this group’s boards to follow up reports; they don’t show up in your lists or search.
group-leave = Leave group
group-leave-sure = You won’t see its boards any more, and no notices from them. What you wrote stays.
group-boards = Boards
group-boards-seen = Seen by the members of { $name } only. The site’s moderators can open them to follow up reports.
board-seen-by-group = Seen by the members of { $name }
group-board-new = Add a board
group-board-make = Add board
group-waiting = Requests and invitations
group-waiting-none = No one is waiting for an answer.
group-asks = Asks to join
group-is-invited = Invited, hasn’t answered yet
group-accept = Accept
group-accept-of = Accept { $name }
group-decline = Decline
group-decline-of = Decline { $name }
group-uninvite = Withdraw invitation
group-uninvite-of = Withdraw the invitation of { $name }
field-group-handle = Invite a colleague
hint-group-handle = Their handle, for example @marta.
group-invite = Send invitation
group-members = Members
group-members-of = Members of { $name }
group-members-all = Show all members
group-role-keeper = Looks after the group
group-role-member = Member
group-since = since
group-manage-of = Manage { $name }
group-make-keeper = Make keeper
group-make-member = Make ordinary member
group-remove = Remove from group
group-close = Close group
group-close-sure = No one can join or write any more. Members can still read the boards. This can’t be undone.
hint-group-close-reason = The person who started the group gets to read it.
group-joined-note = Welcome! The boards are below.
group-asked-note = Your request was sent.
group-invited-note = The invitation was sent.
group-closed-note = The group is closed.
group-left-note = You’ve left the group.
group-taken-back-note = Done. You can ask again at any time.
wrong-hidden-needs-invitation = People can’t find a hidden group, so they join it by invitation. Choose “By invitation”.
wrong-last-keeper = You’re the only one who looks after this group. Make someone else a keeper first, or close the group.
wrong-in-group-already = They’re a member already, or you’ve invited them.
wrong-across-groups = What was written in a group stays in it. Choose a board of the same group.
audit-group-started = Group started
audit-group-changed = Group changed
audit-group-closed = Group closed
audit-group-left = Left a group
audit-group-member-removed = Removed from a group
audit-group-role-changed = Role in a group changed
notice-group-invited = { $actor } invites you to the group “{ $note }”
notice-group-asked = { $actor } asks to join the group “{ $note }”
notice-group-joined = { $actor } has joined the group “{ $note }”
notice-group-accepted = { $actor } has let you into the group “{ $note }”
notice-group-declined = Your request to join the group “{ $note }” was declined
notice-group-removed = You’re no longer a member of the group “{ $note }”
notice-group-keeper = { $actor } has asked you to look after the group “{ $note }”
mail-group-invited-subject = { $actor } invites you to the group “{ $note }”
mail-group-invited-body =
    Hello { $name },

    { $actor } invites you to the group “{ $note }”.

    Accept or decline:
    { $link }
mail-group-asked-subject = { $actor } asks to join “{ $note }”
mail-group-asked-body =
    Hello { $name },

    { $actor } asks to join the group “{ $note }”, which you look after.

    Answer the request:
    { $link }
mail-group-accepted-subject = You’re now a member of “{ $note }”
mail-group-accepted-body =
    Hello { $name },

    { $actor } has let you into the group “{ $note }”.

    Go to the group:
    { $link }
mail-group-declined-subject = Your request to join “{ $note }”
mail-group-declined-body =
    Hello { $name },

    Your request to join the group “{ $note }” was declined. You can ask again later.

    About the group:
    { $link }
mail-group-keeper-subject = You now look after the group “{ $note }”
mail-group-keeper-body =
    Hello { $name },

    { $actor } has made you a keeper of the group “{ $note }”. You can let people in and change the group.

    Go to the group:
    { $link }
