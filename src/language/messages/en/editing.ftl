# The editor of summaries.
editor-title = Edit the summary
editor-open = Edit and publish this summary
editor-not-begun = Nobody has begun to edit this summary. The text is generated from the answers; editing begins with that text, and everything you change is kept apart from it.
editor-office = the office
editor-begin = Begin to edit
editor-frozen = The text is cleared or published and cannot be changed. It can be edited again once it has gone back to a draft.
editor-left = { $count ->
    [one] One statement cannot be published yet.
   *[other] { $count } statements cannot be published yet.
 }
editor-to-first = Go to the first one, in { $section }
editor-to-stage = Review, comments, publication
editor-languages = Languages of the summary
editor-language-left = { $count ->
    [one] one to settle
   *[other] { $count } to settle
 }
editor-language-ready = Ready
editor-sections = Sections
editor-statement = Statement { $number }
editor-text-of = Text of statement { $number }
editor-sources-of = Sources of statement { $number }
editor-save = Save statement { $number }
editor-save-all = Save all texts
editor-reset = Back to the generated text
editor-confirm = The translation is right as it is
editor-up = Move up
editor-down = Move down
editor-drop = Leave out
editor-restore = Take in again
editor-dropped = { $count ->
    [one] One statement left out
   *[other] { $count } statements left out
 }
editor-cite = Add a source
editor-uncite = Take this source away
editor-no-sources = No answer stands behind this text: add a source.
editor-told-now = The answers now say:
editor-told-no-more = The answers no longer say this.
editor-same-text = The text is the same, but an answer behind it changed.
editor-take = Take the new text
editor-leave = Keep this text, change seen
editor-take-gone = Leave it out
editor-leave-gone = Keep it in our own words
editor-take-new = Take it into the summary
editor-generated = What has changed since the generated text
editor-says-in = Text in { $language }:
editor-written-by = Last changed by { $name }, { $time }.
editor-history = All versions of this statement
editor-met = { $name } changed this statement while you were writing. Both texts are shown; yours is not saved yet.
editor-their-text = The text as it stands:
editor-your-text = What saving yours would change:
editor-no-words = Enter a text.
editor-not-there = This statement is not there any more, or has to be taken first.
editor-add = Add a statement to this section
editor-add-button = Add the statement
editor-remark = Write a remark
editor-remark-save = Save the remark
editor-settled = Settled remarks
editor-from-iscm = for the mechanism
editor-proposes = Proposed words:
editor-resolve = Mark as settled
editor-resolved = Settled by { $name }, { $time }.
editor-take-proposal = Take the proposed words
editor-leave-proposal = Leave the text as it is
editor-taken = Taken by { $name }, { $time }.
editor-left-as-is = Left by { $name }, { $time }.

# How a text stands to what the answers tell.
standing-fresh = Generated
standing-edited = Edited, sources unchanged
standing-changed = Stale
standing-gone = No longer said
standing-new = New
standing-own = Our own statement

# What keeps a statement from readers.
hindrance-staff-only = It rests on an answer that is for staff only: leave it out.
hindrance-untranslated = The sentence is not in this language: translate it.
hindrance-to-translate = To be translated: the statement changed in another language.
hindrance-changed = An answer behind it changed: take the new text or keep this one.
hindrance-gone = The answers no longer say this: leave it out or keep it.
hindrance-new = Nobody has looked at it yet: take it or leave it out.
hindrance-not-quotable = A cited answer may not be quoted, or is not there any more.
level-gone = Not there any more

# What can be cited.
cite-title = Add a source
cite-search = Search in questions and answers
cite-search-button = Search
cite-figures = Figures
cite-answer = Cite this answer
cite-quotation = Quote these words
cite-figure = Cite this figure

# The history of a statement.
history-title = Versions of a statement
history-empty = Nothing was changed in this statement.
deed-written = Written
deed-taken = New text taken
deed-left = Text kept, change seen
deed-reset = Back to the generated text
deed-confirmed = Translation confirmed
deed-dropped = Left out
deed-restored = Taken in again
deed-moved = Moved
deed-added = Added
deed-cited = Source added
deed-uncited = Source taken away
deed-not-saved = Conflict with another text, not saved

# Where a summary is, and how it goes on.
stage-title = Review and publication
stage-way = State of this summary
stage-draft = Draft
stage-in-review = In review
stage-with-iscm = With the mechanism
stage-cleared = Cleared
stage-published = Published
stage-withdrawn = Withdrawn
stage-language = Language
stage-ready = Ready for readers
stage-left = What is left to settle
stage-language-not-ready = Not ready
stage-next = Next step
stage-nothing-for-you = The next step is made by a coordinator.
stage-waiting = { $count ->
    [one] 1 person who was asked has not answered yet.
   *[other] { $count } people who were asked have not answered yet.
 }
stage-unsent = { $count ->
    [one] The secretariat has saved 1 remark and not sent it. Once the summary is moved on from here, it can no longer be sent.
   *[other] The secretariat has saved { $count } remarks and not sent them. Once the summary is moved on from here, they can no longer be sent.
 }
stage-go-review = Send to review
stage-go-cleared = Clear the text
stage-go-published = Publish
stage-back = Send it back, or withdraw it
stage-reason = Reason
stage-reason-hint = Kept with the step. The reason of a withdrawal is shown to readers.
stage-go-draft = Back to a draft
stage-go-withdrawn = Withdraw from readers
stage-no-reason = Enter a reason.
stage-not-from-here = Somebody moved the summary meanwhile. Look where it is now.
stage-not-ready = No language is ready: settle what is left in one of them first.
stage-held-back = Beside the results that are published, this summary would tell what too few organizations said: since then only a few answers about the mechanism have changed. It can be published when more have.
stage-ask = Send the draft to the mechanism
stage-ask-text = Each person gets a mail with a personal link, reads the draft as it would be published, and can remark and propose other words.
stage-contacts = Contacts of the mechanism in this round
stage-address = Another address
stage-mail-language = Language of the mail
stage-ask-button = Send the draft
stage-nobody = Choose a contact or enter an address.
stage-reviewers = Who was asked
stage-remarks = Remarks on the whole text
stage-steps = Steps so far
stage-when = When
stage-step = Step
stage-who = Who
stage-to-editor = To the editor
stage-to-public = For readers: { $link }
reviewer-person = Person
reviewer-standing = Answer
reviewer-access = Access
reviewer-asked = Asked
reviewer-opened = Opened the draft
reviewer-agrees = Agrees with the text
reviewer-proposes = Proposes changes
reviewer-revoked = Access ended
reviewer-bounced = Mail came back
reviewer-revoke = End access
version-differences = What has changed since version { $number } is marked.

# A figure that is cited beside a statement.
figure-mean = { $mean } on average ({ $base } { group-members })
