# Words of questions and answers.
optional = (optional)
not-answered = Not answered
choose = Choose one
clear-answer = Take this answer back
total = Total
update-total = Update the total
characters-limit = You can enter up to { $limit ->
    [one] 1 character
   *[other] { $limit } characters
 }.
# “#” stands for the number, which a script writes.
characters-left = Characters left: #
characters-over = Characters too many: #
no-rank = Not ranked
other-text = Say what
comment-text = Comment
entry-of = Entry { $number } of { $count }
entry-number = Entry { $number }
no-entries = Nothing has been added yet.
add-entry = Add an entry
remove-entry = Remove
attribution-label = This answer may be
attribution-named = published with our name
attribution-group = { $group ->
    [state] published as “a member State”
    [igo] published as “an IGO”
   *[iscm] published as “an ISCM”
 }
attribution-count = counted only
attribution-none = kept out of publications

# The built-in choices, where the file gives no text of its own.
choice-none = None
choice-refused = I prefer not to answer
choice-dontknow = I do not know
choice-other = Other (please say which)
