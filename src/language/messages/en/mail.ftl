# Mails. $name is who answers, $institution who asks; dates are written out.
mail-greeting = Dear { $person },
mail-greeting-unnamed = Dear colleague,
mail-regards = With kind regards
mail-illustrative = Illustrative mail. Names, dates and answers of this round are invented.
mail-why = You receive this message as a contact person ({ $name }). Reference: { $message }
mail-stop = No more reminders about this assessment: { $link }
mail-copy-link = Your personal link:
mail-languages = Languages
mail-due = Answers due
# A label and its value, in the text part.
mail-fact = { $label }: { $value }
mail-other = If this message should go to somebody else, or if you prefer to answer by telephone or on paper, please reply to this mail.
mail-other-phone = If this message should go to somebody else, or if you prefer to answer by telephone or on paper, please reply to this mail or call { $phone }.

mail-invitation-subject = { $name }: questionnaire on inter-State consultation mechanisms on migration, due { $date }
mail-invitation-title = { $name }: your questionnaire
mail-invitation-lead = { $group ->
    [state] { $institution } invites your State to take part in “{ $assessment }”: what inter-State consultation mechanisms on migration have contributed, how useful they are and what should change. The answers of States will appear beside those of the mechanisms in the Summaries of Findings.
    [igo] { $institution } invites your organization to take part in “{ $assessment }”: how intergovernmental organizations work with inter-State consultation mechanisms on migration and what these have contributed. The answers will appear beside those of the mechanisms in the Summaries of Findings.
   *[iscm] { $institution } invites your mechanism to take part in “{ $assessment }”: how the mechanism works, what it has contributed to migration governance and what it needs. The answers will form the basis of its Summary of Findings.
 }
mail-invitation-button = Open the questionnaire
mail-invitation-link-note = The link works until the end of the round, also after you have submitted. Opening it, or a mail filter opening it, changes nothing.
mail-invitation-visits = You can answer in as many visits as you like. Every page is saved when you continue.

mail-reminder-subject = { $name }: your answers are due { $date }
mail-reminder-never-opened = On behalf of { $institution }, we wrote to you about “{ $assessment }”. The questionnaire for { $name } has not been opened yet; perhaps our mail did not reach the right person.
mail-reminder-started = The questionnaire of { $name } for “{ $assessment }” has been started, and what has been entered is saved. It has not been submitted yet.
mail-reminder-in-clearance = The answers of { $name } for “{ $assessment }” are in clearance. They have not been submitted yet.
mail-reminder-returned = The answers of { $name } to “{ $assessment }” were returned with questions. They have not been submitted again yet; until then the version you submitted stands.
mail-reminder-help = If you need more time, or help with a question, please reply to this mail.

mail-receipt-subject = { $name }: receipt { $number }
mail-receipt-lead = { $institution } has received the answers of { $name } to “{ $assessment }”.
mail-receipt-number = Receipt number
mail-receipt-time = Submitted
mail-receipt-version = Version
mail-receipt-digest = Digest (SHA-256)
mail-receipt-button = See the receipt
mail-receipt-note = Your link now shows the receipt and the answers you submitted. To correct something, please reply to this mail; the version you submitted is kept.

mail-returned-subject = { $name }: questions about your answers, due { $date }
mail-returned-lead = { $institution } has read the answers of { $name } to “{ $assessment }” and returns them to you with a question.
mail-returned-what = { $questions ->
    [0] What is asked concerns the answers as a whole. It stands behind your link.
    [one] One answer is asked about. What is asked stands behind your link, beside the answer.
   *[other] { $questions } answers are asked about. What is asked stands behind your link, beside each answer.
 }
mail-returned-button = See what is asked
mail-returned-kept = You can change these and all other answers and submit again. The version you submitted is kept.
