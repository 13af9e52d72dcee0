# Open answers, coded by hand.
coding-indicator = { $question } (codes)
coding-title = Open answers
coding-lead = Answers in the respondents’ own words. Give them codes from a codebook: codes that two coders gave, or that were decided on, are counted beside the other indicators.
coding-question = Question
coding-asked = Asked of
coding-answers = Answers
coding-own = Coded by you
coding-by-two = Coded by two
coding-differing = To decide
coding-settled = Settled
coding-no-questions = The questionnaires of this round have no open questions.
coding-ways = Work on this question
coding-way-code = Code
coding-way-book = Codebook
coding-way-compare = Compare coders
coding-progress = { $all ->
    [one] You have coded { $own } of one answer.
   *[other] You have coded { $own } of { $all } answers.
 }
coding-no-codes = The codebook of this question is empty. Add codes before you code.
coding-none-shown = No answers here.
coding-save = Save
coding-search = Words in the answer
coding-show = Show
coding-show-all = All answers
coding-show-open = To code
coding-show-quoted = Chosen as quotations
coding-nothing-fits = No code fits
coding-quote = Worth quoting
coding-decided = Decided:
coding-not-saved = Nothing was saved: a code was retired or an answer was submitted again while you were working. What you ticked is still ticked; check it and save again.
coding-book-lead = A code never changes once it exists; its labels and its rule may. A retired code is offered no more and counts on. Merging lets another code stand for it, also where it was given before.
coding-book-empty = No codes yet.
coding-book-add = Add a code
coding-book-save = Save the code
coding-code = Code
coding-code-hint = Small letters, digits and _, for example peer_learning.
coding-label = Label ({ $language })
coding-definition = Definition
coding-use-when = When to use it, and when not
coding-state = State
coding-state-in-use = In use
coding-state-retired = Retired
coding-state-merged = Merged into
coding-bad-code = Write the code in small letters, digits and _, beginning with a letter, in at most 40 characters.
coding-code-taken = The codebook has this code already.
coding-no-label = Enter a label in one language at least.
coding-code-unknown = The codebook has no such code any more.
coding-bad-target = Choose a code that is in use.
coding-agreement = Agreement
coding-no-pairs = No answer has been coded by two people yet.
coding-alpha = { $n ->
    [one] One answer was coded by two or more. Krippendorff’s alpha over whole sets of codes: { $alpha }.
   *[other] { $n } answers were coded by two or more. Krippendorff’s alpha over whole sets of codes: { $alpha }.
 }
coding-pair = { $one } and { $other }: { $same } of { $n } answers with the same codes
coding-both = Both
coding-share = Agree
coding-kappa = Cohen’s kappa
coding-alpha-short = Alpha
coding-undefined = undefined
coding-nothing-given = Neither of them gave any code.
coding-method = 1 is full agreement, 0 is what chance alone would give. Kappa and alpha of a code compare whether each coder gave it; alpha over sets uses the MASI distance. A figure is undefined where everybody always gave the same. With few answers each figure is a rough one.
coding-decide-title = Answers
coding-compare-differing = To decide
coding-compare-one = Coded by one
coding-compare-settled = Settled
coding-decide-codes = Codes that count
coding-decide = Decide
coding-undecide = Leave it to the coders
coding-coder-program = The program
coding-chosen = Chosen while coding
coding-views = How the answers are shown
coding-view-list = As a list
coding-view-one = One at a time
coding-with-code = Coded as
coding-place = Answer { $place } of { $all }
coding-save-next = Save and go to the next one to code
coding-next = Next answer
coding-previous = Previous answer
coding-all-done = You have coded every answer that is shown with these filters.
coding-keys = Keys
coding-key-where = While one of the boxes has the focus (Tab leads there):
coding-key-code = ticks the code with this sign
coding-key-save = saves
coding-key-save-next = saves and goes to the next answer that you have not coded
coding-key-search = goes to the search
coding-key-access = Everywhere on the page, and without script, the same numbers and letters work as access keys, which browsers open with Alt, Alt and Shift, or Control and Option. Besides:
coding-you-decide = You opened the comparison of the coders of this question without having coded. You decide on answers there, and give no codes here.
coding-compared = You have compared this answer; your codes stay as you gave them:
coding-not-saved-compared = Nothing was saved: you have compared one of these answers with another coder’s codes meanwhile. What counts of it is decided where coders are compared.
coding-to-compare = { $n ->
    [one] One answer was coded by two people or more.
   *[other] { $n } answers were coded by two people or more.
 }
coding-open = Open the comparison
coding-open-as-coder = Open the comparison when you have coded all that you want to code. From then on, your codes of an answer that somebody else coded too stay as you gave them, so that the agreement says how alike you saw it without each other. Answers that you have not coded stay hidden, and you can still code them.
coding-open-to-decide = You have coded no answer to this question. If you open the comparison now, you see what coders gave and decide on it, and can give no codes of your own to this question any more.
coding-hidden = { $n ->
    [one] One answer that you have not coded is not shown and not counted here.
   *[other] { $n } answers that you have not coded are not shown and not counted here.
 }
coding-decide-nothing = Tick the codes that the answer has, or “No code fits”.
coding-decide-both = Tick either codes or “No code fits”.
coding-decide-retired = A code that you ticked was retired meanwhile. Look at what is ticked and decide again.
coding-label-hint = At most { $longest } characters.
coding-rule-hint = At most { $longest } characters.
coding-label-too-long = Shorten the label to { $longest } characters at most.
coding-rule-too-long = Shorten this text to { $longest } characters at most.
