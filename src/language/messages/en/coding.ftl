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
coding-show-open = Not yet coded by you
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
