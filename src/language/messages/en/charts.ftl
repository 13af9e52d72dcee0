# Charts: the words in and around a figure.
chart-answer = Answer
chart-base = n = { $count }
chart-too-few = too few
chart-unit = number, and share of those who answered
chart-unit-any = number, and share of those who answered; States and IGOs count once, whichever mechanism they said it of
chart-unit-number = mean of what each said
chart-finding = { $count } of the { $base } { $group ->
    [state] States
    [igo] IGOs
   *[iscm] ISCMs
 }: { $label }
chart-finding-each = { $count } of the { $base } { $group ->
    [state] States
    [igo] IGOs
   *[iscm] ISCMs
 } each: { $label }
chart-finding-all = 
    All { $base } { $group ->
        [state] States
        [igo] IGOs
       *[iscm] ISCMs
     }: { $label }
chart-other = Other
chart-finding-mean = { $group ->
    [state] States
    [igo] IGOs
   *[iscm] ISCMs
 }: { $mean } on average
chart-mean = Mean
chart-median = Median
chart-middle-half = Middle half
chart-answered = Answered (base)
chart-do-not-know = I do not know
chart-refused = Prefers not to say
chart-not-applicable = Not applicable
chart-no-answer = No answer
chart-nobody = Nobody answered this.
chart-hidden = not shown
chart-held-back = Held back from readers outside
chart-held-back-legend = † Held back from readers outside.
chart-left-out = { $count ->
    [one] 1 more answer was offered; nobody gave it.
   *[other] { $count } more answers were offered; nobody gave them.
 }
chart-source = Source: { $assessment }, state of { $date }.
chart-unit-shares = mean share in per cent, over those who gave a mix; a source left out is 0
chart-unit-places = mean place, and how many put it first; bars: share that put it first
chart-place = place { $mean }, first: { $first }
chart-as-table = Show as table
chart-save-as = Save the chart as
chart-unit-year = median of the years given
chart-unit-parts = share of those who answered, in per cent
chart-first-of = the first { $shown } of { $total }; the table has them all
