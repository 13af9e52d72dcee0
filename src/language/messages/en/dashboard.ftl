# Dashboards for staff: filters, parts, evolution, crossing, saved views.
filter-title = Filter
filter-round = Round
filter-group = Group
filter-region = Region
filter-region-states = Where the State lies
filter-region-iscms = Where the mechanism works
filter-type = Type of mechanism
filter-type-of = 
    { $type ->
        [rcp] Regional consultative processes
        [irf] Interregional forums
       *[global] Global processes
    }
filter-iscm = Mechanism
filter-member = Member States of
filter-theme = Theme
filter-not-applied = The address asks for a filter that this page does not apply: { $filters }.
filter-same = Respondents
filter-same-yes = only who answered both rounds
filter-all = All
filter-set = Filters that are set
filter-remove = Remove the filter
filter-clear = Remove all filters
filter-none-for-readers = Filters are for analysts: by subtracting one view from another, what few said could be had.
area-participation = Participation
area-title = 
    { $area ->
        [themes] Themes
        [contributions] Contributions
        [structures] Structures
        [funding] Funding
        [partnerships] Partnerships
        [value] Added value
       *[respondents] About those who answered
    }
area-across = All mechanisms
participation-groups = Who answered
participation-regions = States that answered, by region
participation-kinds = Mechanisms that answered, by type
participation-measure = Number that answered, of those asked
participation-who = Who
participation-answered = Answered
participation-of = of { $count }
participation-time = Answers over time
participation-time-measure = How many had answered by the end of each week or month
participation-until = Until
matrix-own = What each mechanism says of itself
matrix-within = 
    { $group ->
        [iscm] Number of mechanisms
        [state] Number of States
       *[igo] Number of organizations
    } that named both
matrix-base-iscms = Base: { $count ->
    [one] 1 mechanism
   *[other] { $count } mechanisms
 }.
matrix-forms-title = Mechanisms and their kinds of partner
matrix-forms = Number of forms of cooperation that the mechanism names
typology-title = Types of structure
typology-text = Mechanisms with the same layers of bodies are of one type.
typology-count = Mechanisms
typology-layer = 
    { $layer ->
        [leadership] Chair or steering
        [service] Secretariat or support unit
        [political] Ministerial level
        [officials] Senior officials or experts
       *[groups] Working groups
    }
funding-title = Funding of each mechanism
funding-text = 
    { $count ->
        [one] One mechanism says how its funding is made up
       *[other] { $count } mechanisms say how their funding is made up
    }; the largest external share first.
funding-external = From external donors
usefulness-text = Mean of the ratings given to the mechanism, in descending order of the States’ mean.
evolution-title = Evolution
evolution-no-previous = This round names no earlier one to compare with.
evolution-followed-by = From here to “{ $round }”
evolution-lead = From “{ $earlier }” to “{ $later }”.
evolution-same = Only those who answered both rounds are compared.
evolution-all = All who answered are compared: some of a change may come from who joined and who left. The filter “only who answered both rounds” leaves them out.
evolution-parts = Parts of the comparison
evolution-nothing = No question of this part was answered in both rounds.
evolution-unit = Share of those who answered in each round, and number; change in percentage points
evolution-change = Change
evolution-broken = series breaks
evolution-not-offered = not offered
evolution-split = Split into: { $codes }. The series breaks here.
evolution-read-as = With what was called: { $codes }
panel-title = Who stayed, joined and left
panel-group = Group
panel-stayed = Both rounds
panel-joined = Joined
panel-left = Left
panel-names = Who joined and left
themes-title = Themes over time
themes-text = From the mechanism’s own answers. Themes at establishment: those of today without the ones added since, with the ones dropped since.
themes-theme = Theme
themes-established = When established
themes-now = Now
themes-unknown = not known
contradictions-title = Contradictions
contradictions-title-list = Where they contradict each other
contradictions-lead = What mechanisms say of themselves, held against what States and intergovernmental organizations say of them.
contradictions-thresholds = A contradiction: at most { $up } of a group say what the mechanism says, and at least { $other } say something else. Agreement: at least { $agree } say it. Below { $minimum } answers there is no verdict.
contradictions-count = 
    { $count ->
        [one] contradiction
       *[other] contradictions
    }
agreements-count = 
    { $count ->
        [one] agreement
       *[other] agreements
    }
undecided-count = mixed, or too few answers
contradictions-none = There is none.
agreements-title = Where they agree
agreements-none = There is none.
contradictions-question = Question
contradictions-own = The mechanism says
contradictions-group = The others say
contradictions-base = Base (n)
contradictions-not-named = Not named:
contradictions-named = most name it
contradictions-named-not = most do not name it
crosstab-title = Cross-tabulation
crosstab-lead = Two questions crossed: how many gave this answer to one and that answer to the other.
crosstab-choose = Choose two questions
crosstab-side = 
    { $side ->
        [row] Rows
       *[column] Columns
    }
crosstab-code = 
    { $side ->
        [row] Rows: only this answer
       *[column] Columns: only this answer
    }
crosstab-every-code = Every answer
crosstab-not-named = Not named
crosstab-show = Show the table
crosstab-nothing = Choose a question for the rows and one for the columns.
crosstab-apart = These two do not belong together: States and organizations answer apart from each other. Cross two questions of one group, or a mechanism’s own answer with what others say of it.
crosstab-unit-organizations = Counted: organizations that answered both.
crosstab-unit-pairs = Counted: pairs of an organization and a mechanism that both answers are about.
crosstab-unit-own = Counted: pairs of a mechanism, with its own answer, and an organization that says something of it.
crosstab-cell = In each cell: number; per cent of the row · of the column · of all.
crosstab-total = Total
crosstab-empty = Nobody answered both.
crosstab-here = { $count ->
    [one] 1 stands here.
   *[other] { $count } stand here.
 }
crosstab-base = Base: n = { $count }.
association-title = Do they go together?
association-chi = Pearson’s chi-square: { $statistic } with { $degrees } degrees of freedom, { $p }.
association-chi-assumption = Its assumption holds: no expected count is below 1 and at most a fifth are below 5 (the smallest is { $smallest }); of two by two none is below 5. No correction is made.
association-fisher = Fisher’s exact test, two-sided: { $p }.
association-fisher-assumption = Expected counts are too small for the chi-square; Fisher’s test needs none. It takes the totals of both questions as given.
association-strength = 
    { $strength ->
        [none] Hardly any connection
        [weak] A weak connection
        [medium] A medium connection
       *[strong] A strong connection
    } (Cramér’s V = { $v }).
association-words = p says how often chance alone would give a table at least as uneven if the two questions had nothing to do with each other. Those who answered are no random sample, and a connection is no cause.
association-pairs = Pairs of one organization or one mechanism are not independent of each other: take p as a hint only.
association-overlapping = No test: where several answers may be given, one respondent stands in several cells. Choose one answer above to compare who named it with who did not.
association-one-sided = No test: all who answered gave the same answer to one of the questions.
association-too-few = No test: too few answered for the chi-square, and the table is larger than two by two. Choose one answer of each question for Fisher’s exact test.
desk-views = Saved views
views-save = Save this view
views-save-button = Save the view
views-name = Name
views-name-hint = The page with its filters is kept under this name; its numbers are always those of the day.
views-share-too = Also show it to other members of staff
views-no-name = Give the view a name
views-long-name = Choose a name of at most 120 characters
views-too-many = Remove a view first: you have 200
views-own = Your views
views-shared = Shared by others
views-for = For
views-from = From
views-change = Change
views-for-all = all members of staff
views-for-me = you alone
views-share = Share
views-unshare = Stop sharing
views-remove = Remove
views-none-own = You have not saved a view yet. Open a page of findings and save it there.
views-none-shared = Nobody shares a view.
evolution-chart = From { $earlier } to { $later }
evolution-chart-finding = { $label }: { $before } in { $earlier }, { $after } in { $later }
evolution-chart-measure = Share of those who answered in each round
typology-layers = Layers of bodies
typology-which = Which
typology-none = None of these layers
agreements-show = 
    { $count ->
        [one] Show the one agreement
       *[other] Show the { $count } agreements
    }
filter-left-out =
    { $count ->
        [one] One question of this part has no answer within these filters.
       *[other] { $count } questions of this part have no answer within these filters.
    }
crosstab-chart-shares = share of each row, in per cent
crosstab-chart-counts = number in each cell
