# What staff decide about a response, what they ask, and the log of calls and letters.
response-accepted = Accepted
step-title = What to do with these answers
step-accept-text = Read through and clear? Accepting says that nothing is left to be asked.
step-accept = Accept the answers
step-return = Return the answers with comments
step-reopen = Reopen: return the accepted answers with comments
step-return-text = The organization sees what is asked on its first page, in its task list and beside each answer, and its focal points get a mail. What was submitted is kept and goes on counting until it submits again.
step-comment = Comment on the whole
step-comment-hint = Comments on single answers are written below each answer, further down; they go out with this one.
step-return-button = Return the answers
step-return-below = This sends the comment on the whole and the comments written at single answers.
step-ask = Ask about this answer
step-ask-label = What is asked about this answer
step-after-closing = The round is over: the organization can change nothing and gets no mail. Return the answers all the same, to enter a correction on its behalf.
step-decline = Record that it does not take part
step-decline-text = No reminders go out after that. What was drafted is kept, and this can be undone.
step-declined-on = When it said so
step-reason = Reason
step-reason-hint = In its own words, as far as they are known
step-decline-button = Record that it does not take part
step-declined = It does not take part: { $channel } of { $date }
step-recorded = Recorded { $when }, { $who }
step-take-part-text = Takes part after all? The organization can answer again through its link, with what it had drafted.
step-take-part = It takes part after all
step-typed = Nothing was sent. This is what you typed; copy what is still needed:
step-too-late = Somebody changed this response meanwhile, and nothing was overwritten. Look at how it stands now and decide again
step-nothing-asked = Write what you ask, about the whole or at an answer
step-round-over = The round takes no answers any more: confirm that you return these all the same
step-done-accept = The answers are accepted.
step-done-return = The answers are returned. The focal points get a mail while the round is open.
step-done-decline = It is recorded that the organization does not take part.
step-done-take-part = The organization takes part again.
step-done-log = The entry is in the log.
typed-too-long = Write at most { $limit } characters
typed-unknown = This answer is not in the version that counts
typed-not-a-date = Enter a date as year-month-day: 2026-06-30
typed-in-future = Enter a day that is not in the future
typed-before-entry = The next step comes before the contact itself: enter a later day
typed-no-date = Enter the date
typed-no-channel = Choose how it came
typed-no-note = Write what was said
typed-no-next-step = Write what the next step is, or leave its date empty
typed-no-next-due = Enter by when the next step is due
typed-no-reason = Write the reason that was given, or that none was given
returns-title = What was asked
board-last-contact = Last contact
board-due-chip = Next step due
board-due = { $count ->
    [one] next step due
   *[other] next steps due
 }
log-title = Calls and letters
log-empty = Nothing is noted yet.
log-date = Date
log-channel = How
log-channel-choose = Choose
log-person = With whom
log-person-hint = Name or function; leave empty for a letter to the organization
log-note = What was said
log-note-hint = For coordinators only; the organization does not see it
log-next = Next step
log-next-hint = Leave both empty where nothing is left to be done: the latest entry says what comes next
log-next-step = Next step
log-due = Next step due
log-overdue = overdue
log-by = Noted by
log-add = Note a call, letter, mail or meeting
log-add-text = Entries are only added: a mistake is put right by another entry.
log-add-button = Add to the log
channel-call = call
channel-letter = letter
channel-mail = mail
channel-meeting = meeting

# What respondents see of it.
asked-by = { $who }, { $when }
asked-title = What is asked
asked-text = Change or complete your answers, then check and submit them again. What you submitted is kept.
asked-gone = A question that is not shown any more
asked-changed = changed since
landing-asked = { $count ->
    [one] One answer is asked about. The comment stands beside it.
   *[other] { $count } answers are asked about. The comments stand beside them.
 }
tasks-asked = { $count ->
    [one] One question to you
   *[other] { $count } questions to you
 }
