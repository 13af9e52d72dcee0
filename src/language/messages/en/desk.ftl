# The desk: what staff see.
desk = Desk
desk-assessments = Rounds
desk-users = People
sign-in-title = Sign in
sign-in-email = E-mail address
sign-in-password = Password
sign-in-button = Sign in
sign-in-refused = The address and the password do not belong together. Check both and try again.
sign-in-too-many = There were too many attempts from here. You can try again after { $time }.
sign-in-help = For staff of the assessment. If you were asked to answer a questionnaire, use the link in your mail.
sign-out = Sign out
user-name = Name
user-role = Role
user-last-signed-in = Last signed in
user-never = never
user-none = Nobody has an account yet.
user-disabled = disabled
user-add = Add a person
user-add-button = Add this person
user-first-password = First password
user-bad-address = Enter an e-mail address like name@example.org
user-exists = This address has an account already
password-hint = At least 15 characters; several words are easier to remember than signs.
password-too-short = Enter a password of at least 15 characters
password-too-long = Enter a password of at most 256 characters
password-too-common = Choose a password that is harder to guess
role-reader = Reader
role-analyst = Analyst
role-coordinator = Coordinator
role-administrator = Administrator

# Rounds.
round-tabs = Pages of this round
round-tab-board = Tracking board
round-tab-findings = Findings
round-tab-mechanisms = By mechanism
round-tab-invitations = Invitations
round-from-to = { $opens } to { $closes }
round-state = State
round-state-draft = in preparation
round-state-open = open
round-state-closed = closed
round-title = Title
round-title-in = Title in { $language }
round-title-in-optional = Title in { $language } (optional)
round-opens = Opens
round-closes = Closes
round-closes-hint = Nothing is accepted from this instant on.
round-answers = Answers
round-none = There is no round yet.
round-new = Make a round
round-new-button = Make this round
round-slug = Short name
round-slug-hint = For addresses and files, like “2026”: small letters, digits and hyphens. It stays.
round-time-zone = Time zone
round-time-zone-hint = As in the list of time zones: Europe/Zurich, Africa/Lusaka, UTC. Times of the round are given and shown in it.
round-questionnaires = Who is asked
round-bad-slug = Enter a short name of small letters, digits and hyphens, at most 64
round-slug-taken = There is a round with this short name already
round-no-title = Enter a title in English
round-bad-zone = Enter a time zone like Europe/Zurich
round-bad-opens = Enter the date and time of the opening, like 2026-04-14T09:00
round-bad-closes = Enter the date and time of the closing, like 2026-06-30T23:59
round-closes-first = The closing must be after the opening
round-no-questionnaire = Choose at least one group to be asked
round-open-text = The round is in preparation. Once it is open, organizations can be invited, and answers are taken from its opening instant on.
round-open-button = Open the round
round-close-summary = Close the round before its time
round-close-text = From then on nothing is accepted any more. A closed round is not opened again.
round-close-button = Close the round for good
round-already-open = The round is open already
round-already-closed = The round is closed already
round-never-opened = The round was never opened and its closing has not come
round-closing-passed = The closing of this round has passed: it cannot be opened any more

# The tracking board.
board-title = Tracking board
board-nobody-asked = Nobody has been invited yet.
board-invited = { $count ->
    [one] 1 person is invited; the mail is on its way.
   *[other] { $count } people are invited; the mails are on their way.
 }
board-answered = answers received, of { $asked } asked
board-under-way = opened or in progress
board-in-clearance = in clearance
board-not-opened = not opened
board-bounced = mail bounced
board-declined = declined
board-chart-title = { $answered } of { $asked } have answered
board-chart-measure = Submitted or accepted answers, per cent of those asked
board-chart-base = Base: all asked. State of { $date }.
board-answered-column = Answered
board-of = { $share } ({ $answered } of { $asked })
board-group = Group
board-all-groups = All groups
board-state = State
board-all = All { $count }
board-respondent = Organization
board-respondents = Organizations
board-activity = Last activity
board-contacts = Contacts
board-list-caption = { $count ->
    [one] 1 organization
   *[other] { $count } organizations
 }
board-none = No organization fits this view.
board-filter = Filter organizations
board-text = Name
filter-apply = Apply
board-one-bounced = A mail bounced
board-no-reminders = Wants no reminders
state-not-opened = Not opened
state-opened = Opened
state-in-progress = In progress
state-in-clearance = In clearance
state-submitted = Submitted
state-returned = Returned
state-accepted = Accepted
state-declined = Declined
state-bounced = Mail bounced
mark-reconstructed-short = Reconstructed
mark-illustrative-short = Illustrative

# Inviting.
invite-title = Invite organizations
invite-lead = Choose who is invited and whom to write to. The next page shows exactly who gets a mail; nothing is sent before.
invite-hint = Where no address is entered, the people who answered in the round before are written to, if there are any.
invite-not-open = The round is not open: nobody can be invited now.
invite-choose-all = Choose all that are not invited
invite-caption = Organizations that can be invited
invite-contact-name = Contact’s name
invite-contact-email = E-mail address
invite-contact-language = Language
invite-name-of = Name of the contact of { $name }
invite-email-of = E-mail address of the contact of { $name }
invite-language-of = Language of the contact of { $name }
invite-invited = Invited: { $addresses }
invite-nobody-chosen = Choose at least one organization
invite-bad-address = Enter an address like name@example.org for { $name }
invite-no-questionnaire = This round has no questionnaire for this group
invite-unknown = The registry does not know one of these organizations any more
invite-preview-button = Preview the recipients
invite-preview-title = Who gets an invitation
invite-preview-lead = { $count ->
    [one] 1 mail will be sent.
   *[other] { $count } mails will be sent.
 }
invite-preview-nobody = Nobody would get a mail.
invite-show-names = Show which
invite-without-address = { $count ->
    [one] 1 organization is not invited, because no address is known
   *[other] { $count } organizations are not invited, because no address is known
 }
invite-already = { $count ->
    [one] 1 organization is invited already and gets no second mail
   *[other] { $count } organizations are invited already and get no second mail
 }
invite-send-button = { $count ->
    [one] Send the invitation
   *[other] Send the { $count } invitations
 }
invite-back-button = Change the choice

# The answers of one organization.
response-nothing = Nothing is submitted yet. Drafts belong to the respondent and are not shown.
response-limited = Only what is about your mechanisms is shown.
response-submitted = Submitted
response-by = Submitted by
response-declared = Declared by
response-source = Source
response-receipt = Receipt
response-digest = Digest (SHA-256)
response-questionnaire = Questionnaire
response-versions = Versions
response-version = Version { $number }, { $date }
response-counts = counts
author-respondent = the respondent
author-staff = { $name }, on behalf
author-operator = entered on behalf
level-named = May be named
level-group = May be quoted without a name
level-count = Counted only
level-none = For staff only

# The answers behind a number.
answers-title = Answers behind a number
answers-caption = Answers
answers-about = about { $iscm }
answers-about-column = About
answers-answer = Answer
answers-level = May be used
answers-none = There are no such answers.
answers-count = { $organizations ->
    [one] 1 organization
   *[other] { $organizations } organizations
 }, { $answers ->
    [one] 1 answer
   *[other] { $answers } answers
 }
answers-without = { $count ->
    [one] 1 organization submitted without a word on this
   *[other] { $count } organizations submitted without a word on this
 }
answers-uncounted = For staff only
answers-uncounted-text = These answers are not for publication and count in no number.

# The dashboard.
findings-parts = Parts of the findings
findings-respondents = About those who answered
findings-none = This round has no questionnaire, so there is nothing to count.
findings-answered = { $count ->
    [one] { $group ->
        [state] State has answered
        [igo] IGO has answered
       *[iscm] ISCM has answered
     }
   *[other] { $group ->
        [state] States have answered
        [igo] IGOs have answered
       *[iscm] ISCMs have answered
     }
 }
mechanisms-lead = Mechanisms on which somebody answered in this round, with how many of each group.
mechanisms-iscm = Mechanism
mechanisms-own = Answered itself
mechanisms-views = Three views
mechanisms-views-column = Side by side
mechanisms-none = Nobody has answered yet.
method-title = How these numbers are made
method-base = Shares are of those who gave an answer (n); where several answers are possible, they add up to more than 100.
method-absences = “I do not know” and no answer are not part of the base and stand below the bars. “Not applicable” also means that the question was not asked because of an earlier answer.
method-any = States and IGOs are asked about each mechanism. On pages about the whole round each counts once per answer, whichever mechanism it was given for.
method-disclosure = Readers outside see nothing of a group of which fewer than { $minimum } answered, nor numbers that would tell what fewer than { $minimum } said.
method-staff-only = Answers for staff only count in no number.
method-views = Views agree where at least 50 per cent of a group say what the mechanism says; they differ where at most 25 per cent do and at least 50 per cent say something else. All between is mixed.

# Three views of one mechanism.
views-lead = What the mechanism says of itself, beside what States and intergovernmental organizations say.
views-none = Nobody has answered about this mechanism in this round.
views-alone = What only one group was asked
views-says = { $iscm } says
views-group-says = { $group ->
    [state] States say
    [igo] IGOs say
   *[iscm] ISCMs say
 }
views-agree = The views agree
views-differ = The views differ
views-mixed = The views are mixed
views-open = No verdict
views-agree-count = { $count ->
    [one] question on which the views agree
   *[other] questions on which the views agree
 }
views-differ-count = { $count ->
    [one] question on which they differ
   *[other] questions on which they differ
 }
views-mixed-count = { $count ->
    [one] question on which they are mixed
   *[other] questions on which they are mixed
 }
views-open-count = without a verdict: too few answers, or only one side said something
views-contradicts = differs
views-nobody = Nobody answered this.
views-not-asked = Not asked of this group.
views-nothing = Said nothing on this.
views-too-few = Fewer than { $minimum } answered: not shown.
views-numbers = Mean { $mean }, median { $median }
views-open-answer = Open the answer

# The summary on the desk.
summary-save-as = Save as:
summary-as-page = page (HTML)
summary-as-text = text (Markdown)
summary-as-data = data (JSON)
summary-open-sources = Open all sources
summary-close-sources = Close the sources
summary-link = Link to this statement
counting-submitted = All submitted answers are counted, accepted or not.
counting-accepted = Only answers that were accepted are counted.
counting-to-accepted = Count only accepted answers
counting-to-submitted = Count all submitted answers

# Reports of a round on the desk.
summary-as-pdf = PDF
summary-as-word = Word
reports-title = Reports
reports-overall-lead = Participation, method, what was counted, theme by theme, and the recommendations.
reports-all = All summaries in one file
reports-all-lead = { $count ->
    [one] The summary of 1 mechanism as a ZIP.
   *[other] The summaries of { $count } mechanisms as a ZIP.
 }
reports-format = Format
reports-language = Language of the reports
reports-sources = With the answers behind the sentences (PDF and Word)
reports-make = Make the reports
reports-progress = { $done } of { $total } reports are made.
reports-waiting = This page reloads by itself every two seconds.
reports-look-again = Reload now
reports-done = { $count ->
    [one] 1 report is made.
   *[other] { $count } reports are made.
 }
reports-get = Save the file (ZIP, { $size })
reports-kept-until = Only you can get this file; it is kept until { $time }.
reports-failed = The reports could not be made. Nothing was changed; the log of the program says why.
reports-gone = These reports are no longer here
reports-gone-why = A file is kept for an hour after it was made, and not at all when the program is started again meanwhile. Nothing of yours was changed.
reports-again = Make the reports again
report-font-missing-title = A font is missing
report-font-missing = No font on this server has the { $script } letters of this report ({ $letters }). Ask the operator to install { $font }, or to set FONT_FOLDER to a folder that holds it.
board-readers = You see of this round what everybody sees: what is published.
board-nothing-published = Nothing of this round is published yet.
board-published-results = Results in numbers, with charts and files
board-published-summaries = Summaries of Findings
