# Pages behind a personal link. $group is state, iscm or igo; $name is who answers.
crumb-start = Start
crumb-tasks = Task list

# Landing page.
landing-title = Your questionnaire for { $name }
landing-lead = { $group ->
    [state] { $institution } asks States how useful the inter-State consultation mechanisms on migration are to them, what these have contributed and what should change. Your answers stand beside those of the mechanisms in their Summaries of Findings.
    [igo] { $institution } asks intergovernmental organizations how they work with inter-State consultation mechanisms on migration and what these have contributed. Your answers stand beside those of the mechanisms in their Summaries of Findings.
   *[iscm] { $institution } asks every inter-State consultation mechanism on migration how it works, what it has contributed to migration governance and what it needs. Your answers become the Summary of Findings of { $name }.
 }
landing-draft = You have a draft.
landing-draft-facts = { $done } of { $of } sections are complete. Last saved { $when }.
landing-submitted = You have submitted your answers.
landing-submitted-facts = Receipt { $number }, { $when }.
landing-returned = Your answers were returned to you.
landing-returned-facts = You can change them and submit again. What you submitted before is kept.
landing-closed = The assessment is closed.
landing-closed-facts = Answers have not been accepted since { $when }. Nothing that was saved is lost; write to the contact below if something is missing.
landing-not-open = The assessment has not begun.
landing-not-open-facts = You can answer from { $when } on.
landing-declined = { $name } does not take part.
landing-declined-facts = If that has changed, write to the contact below.
landing-start = Start the questionnaire
landing-continue = Continue the questionnaire
landing-receipt = See the receipt
landing-look = See the answers
landing-before = Before you start
landing-stop = You can stop at any time. Every page is saved when you continue.
landing-link = This link is yours for the whole round: for the draft, for the receipt, and if answers are returned to you. Opening it, or a mail filter opening it, changes nothing.
landing-need = { $group ->
    [state] You may need to ask the ministries that take part in the meetings of each mechanism.
    [igo] You may need to ask the offices that work with each mechanism.
   *[iscm] You may need the governing document, the workplan and figures on funding.
 }
landing-no-account = No account is needed, and nothing is installed.
landing-use = How your answers are used
landing-use-text = { $group ->
    [state] Beside each answer you choose whether it may be published with the name of your State, published as “a member State”, counted only, or kept out of publications. Contact details are never published.
    [igo] Beside each answer you choose whether it may be published with the name of your organization, published as “an IGO”, counted only, or kept out of publications. Contact details are never published.
   *[iscm] Beside each answer you choose whether it may be published with the name of { $name } or is kept out of publications. Contact details are never published.
 }
landing-round = This round
landing-due = Answers due
landing-days-left = { $days ->
    [0] less than a day left
    [one] 1 day left
   *[other] { $days } days left
 }
landing-answering-for = Answering for
landing-your-link = Your link
landing-your-link-text = Personal. It works until you or we revoke it, also after you have submitted.
landing-questions = Questions
landing-not-for-me = This link is not for me
landing-not-for-me-text = Send us the name and address of the right person, and we send them a link of their own: { $contact }

# Task list.
tasks-title = { $name }: your questionnaire
tasks-lead = { $done } of { $of } sections complete, { $answered } of { $questions } questions answered.
tasks-fill-in = Fill in
tasks-send = Check and send
tasks-answered = { $answered } of { $of } answered
tasks-nothing-to-answer = Nothing to answer with the answers given so far
tasks-complete = Complete
tasks-in-progress = In progress
tasks-not-started = Not started
tasks-to-correct = { $count ->
    [one] 1 answer to correct
   *[other] { $count } answers to correct
 }
tasks-review = Check your answers
tasks-review-facts = You can look at any time
tasks-open = Open
tasks-submit = Submit
tasks-submit-blocked = Opens when the required questions of all sections are answered
tasks-submit-ready = Everything that is required is answered
tasks-cannot-start = Cannot start yet
tasks-can-start = Can be sent
tasks-submitted = Submitted
tasks-receipt = Receipt
tasks-leave-title = On a shared computer
tasks-leave-text = Forgetting the link here changes nothing else: the link in your mail works as before.
tasks-leave = Forget the link on this computer
tasks-due = Due { $when }.

# A page of the questionnaire.
page-position = Section { $number } of { $count }
page-all-needed = All questions need an answer unless marked (optional).
page-save-continue = Save and continue
page-save-tasks = Save and go to the task list
page-save-review = Save and check your answers
page-save = Save
page-saved = Saved { $when }.
page-saved-note = Leaving the page loses only what you typed since.
page-not-saved-yet = Nothing on this page has been saved yet.
page-offline = Not saved yet: there is no connection. Your text stays here and is saved when the connection is back.
page-previous = Previous section
page-conflict = Somebody else changed answers on this page meanwhile
page-conflict-text = Both texts are kept. Yours is in the field; save again to let it stand.
page-theirs = { $who } wrote: { $text }
page-nothing = There is nothing to answer on this page with the answers given so far.
page-not-saved = These answers were not saved.
page-unsaved = What you typed, so that you can copy it:
page-refused-closed = The assessment is closed; nothing is accepted any more.
page-refused-not-open = The assessment has not begun yet.
page-refused-submitted = The answers have been submitted meanwhile.
page-refused-frozen = They are with those who clear them and cannot be changed meanwhile.
page-refused-declined = { $name } does not take part.
page-refused-answer = One of them cannot be taken: { $what }
page-somebody = Somebody else
page-frozen = The answers cannot be changed now.

# Check your answers.
review-title = Check your answers before you submit
review-title-read = Your answers
review-lead = { $answered } of { $questions } questions answered.
review-missing = { $count ->
    [one] 1 required answer is missing or needs to be corrected
   *[other] { $count } required answers are missing or need to be corrected
 }
review-missing-text = Your draft is saved. Answer these questions, then come back to submit.
review-named = May be published with our name
review-group = { $group ->
    [state] May be published as “a member State”
    [igo] May be published as “an IGO”
   *[iscm] May be published as “an ISCM”
 }
review-count = Counted only
review-none = Kept out of publications
review-not-answered = Not answered
review-submit = Submit
review-submit-text = You will get a receipt by mail. If something is unclear, answers can be returned to you until { $when }.
review-declaration = I submit these answers on behalf of { $name }
review-declaration-needed = Confirm that you submit these answers on behalf of { $name }
review-submit-button = Submit the answers
review-back = Back to the task list
review-changed = Answers were changed since you opened this page
review-changed-text = Somebody saved answers meanwhile. Look at them again before you submit.

# Receipt.
receipt-title = Answers submitted
receipt-number = Your receipt number
receipt-lead = { $institution } has received the answers of { $name }. A receipt is on its way by mail.
receipt-next = What happens next
receipt-next-read = The coordinator reads your answers. If something is unclear, they are returned to you with a comment. Your link stays the same.
receipt-next-summary = { $group ->
    [state] Analysts write the Summaries of Findings of the mechanisms. Each sentence names the answers it comes from.
    [igo] Analysts write the Summaries of Findings of the mechanisms. Each sentence names the answers it comes from.
   *[iscm] Analysts write the Summary of Findings of { $name }. Each sentence names the answers it comes from.
 }
receipt-correct = Need to correct something? Write to { $contact }. The version you submitted is kept.
receipt-see-answers = See the answers you submitted
receipt-title-panel = Receipt
receipt-submitted = Submitted
receipt-version = Version
receipt-version-text = { $version }, with { $answers ->
    [one] 1 answer
   *[other] { $answers } answers
 }
receipt-digest = Digest (SHA-256)
receipt-digest-text = While the digest of your copy and this one are equal, the answers have not been changed.

# A link that opens nothing, whatever the reason.
unknown-link-title = This link does not open a questionnaire
unknown-link-text = It may have been copied in part, replaced by a newer one, or withdrawn. Try the link in the newest mail from us once more, all of it.
unknown-link-contact = If that does not help, write to { $contact } and name your organization. Nothing that you saved is lost.

# Stopping reminders.
stop-title = Stop reminders
stop-text = You will get no more reminders about this assessment. Your link goes on working, and we see that you asked for this.
stop-button = Stop reminders to me
stopped-title = Reminders are stopped
stopped-text = You will get no more reminders about this assessment. Your link goes on working.

# Privacy notice.
privacy-title = Privacy notice
privacy-purpose = Purpose
privacy-purpose-text = { $institution } collects these answers to describe how inter-State consultation mechanisms on migration work, and publishes what they say per mechanism and in total. Names and addresses of contacts serve to send links, reminders and receipts.
privacy-who = Who sees what
privacy-who-text = Staff of { $institution } who work on the assessment see all answers. Readers see only what the respondent let be published, in the way it allowed; answers of few are not shown. Other respondents do not see your answers, nor whether you answered. Contact details are seen by staff only.
privacy-retention = How long it is kept
privacy-retention-text = Answers and receipts are kept as the record of the assessment; every submitted version stays readable. Contact details are kept with them and are removed when you ask for it.
privacy-technical = What your browser keeps
privacy-technical-text = One cookie holds the way to your questionnaire until you close it or leave, another your choice of language. Nothing is sent to third parties, nothing is measured.
privacy-contact = Contact
privacy-contact-text = Questions, corrections and requests: { $contact }

# Accessibility.
accessibility-title = Accessibility
accessibility-text = These pages are made to work with a keyboard, with a screen reader, enlarged to 400 %, printed, and without script. We follow the Web Content Accessibility Guidelines 2.2, level AA.
accessibility-contact = If something does not work for you, write to { $contact }. We also take answers by phone, on paper or in a file.
