# Errors of answers, by the codes of section 8 of questionnaires/README.md. They say what to do.
answer-error-required = Answer this question
answer-error-other_required = Say what “other” is
answer-error-not_a_number = Enter a number, in digits
answer-error-not_a_date = Enter a date that exists, as in { $example }
answer-error-not_a_choice = “{ $value }” is not offered any more. Choose another answer
answer-error-min = Enter { $limit } or more
answer-error-max = Enter { $limit } or less
answer-error-min-date = Enter { $limit } or a later date
answer-error-max-date = Enter { $limit } or an earlier date
answer-error-step = Enter a number in steps of { $step }
answer-error-too_short = Enter { $limit ->
    [one] 1 character
   *[other] { $limit } characters
 } or more. You have entered { $length }
answer-error-too_long = Shorten the text to { $limit ->
    [one] 1 character
   *[other] { $limit } characters
 }. You have entered { $length }
answer-error-pattern = Enter the answer in the form that is asked for
answer-error-email = Enter an e-mail address, like name@example.org
answer-error-url = Enter a web address, like https://example.org
answer-error-answer_count-min = Select { $limit ->
    [one] at least 1 answer
   *[other] at least { $limit } answers
 }. You have selected { $count }
answer-error-answer_count-max = Select { $limit ->
    [one] at most 1 answer
   *[other] at most { $limit } answers
 }. You have selected { $count }
answer-error-answer_count = Select other answers: these do not go together
answer-error-too_few_entries = Add { $limit ->
    [one] at least 1 entry
   *[other] at least { $limit } entries
 }. There are { $count }
answer-error-too_many_entries = Keep { $limit ->
    [one] at most 1 entry
   *[other] at most { $limit } entries
 }. There are { $count }
answer-error-duplicate_key = “{ $value }” is given twice. Each may stand once
answer-error-expression = Check this answer
answer-error-wrong_type = This answer has a form that cannot be read. Enter it again
answer-error-unknown_question = This question is not part of the questionnaire

# The list of errors at the top of a page.
errors-to-correct = { $count ->
    [one] There is 1 answer to correct
   *[other] There are { $count } answers to correct
 }
errors-kept = Everything you typed is still here and is saved as a draft.
errors-in-form = { $count ->
    [one] There is 1 thing to correct
   *[other] There are { $count } things to correct
 }
errors-still-here = Nothing was saved yet. What you typed is still here.
error-at = { $place } – { $error }
error-at-deeper = { $place }, { $question } – { $error }
