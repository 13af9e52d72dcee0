# Published results, for readers outside.
results-title = Results
results-lead = What States, mechanisms and intergovernmental organizations answered, round by round, in numbers.
results-none = No results are published yet.
results-of = Results in numbers: { $assessment }
results-intro = Published on { $date }. Numbers that would tell of fewer than { $minimum } organizations are not shown.
results-older = There is a later release of these results.
results-latest = Go to the latest
results-parts = Sections of the results
results-respondents = About the respondents
results-themes = Themes of the mechanisms
results-themes-measure = What each mechanism says it works on now
results-theme = Theme
results-regions = States that answered, by region
results-regions-measure = number, and share of the States that answered
results-region = Region
results-about = About { $iscm }
results-about-all = About one mechanism
results-whole-round = The whole round
results-method = How to read these numbers
results-method-base = n is the number of organizations that answered a question; shares are of these. Who did not answer, did not know or did not want to say is counted apart.
results-method-any = In numbers over the whole round a State or IGO counts once, whichever mechanism it said it of. So numbers about single mechanisms do not add up to them.
results-method-rule = What States or IGOs said is shown from { $minimum } answers on. A number from 1 to below { $minimum }, and one that leaves so few of the base out, is “not shown”.
results-method-together = Other numbers are not shown where a hidden one could be computed from them, within a table, between tables, or together with an earlier release.
results-method-own = Mechanisms answer about themselves and are named: their numbers are shown.
results-method-numbers = Means and medians are rounded to one decimal. What an organization asked to keep to the staff is counted nowhere.
results-files = Download and cite
results-csv = All numbers, one to a line (CSV)
results-json = The release exactly as it was frozen (JSON)
results-citation = Please cite as:
results-release = Release { $number }
results-digest = SHA-256 of the JSON file:
results-releases = All releases of these results:
results-illustrative = Illustrative
results-reconstructed = Reconstructed

## The desk's page
desk-results = Published results
desk-results-lead = The tables that readers outside see are judged together and frozen when they are published.
desk-results-next = What would be published now
desk-results-what = Numbers
desk-results-numbers = How many
desk-results-shown = Shown
desk-results-hidden = { $reason ->
    [too_few] Hidden: too few answered
    [small] Hidden: the number or what it leaves out is too small
    [level] Hidden: the answers may only be counted
    [earlier] Hidden: an earlier release would tell the difference
   *[other] Hidden: another hidden number could be computed from it
 }
desk-results-for-ever = A release never changes. It can be withdrawn, but whoever kept it still has it, so later releases are judged beside it.
desk-results-publish = Publish
desk-results-withdraw = Withdraw
desk-results-withdrawn = Withdrawn on { $date }
desk-results-releases = Releases
desk-results-release = Release
desk-results-published = Published
desk-results-state = State
desk-results-none = Nothing is published yet.
desk-results-not-closed = Results can be published when the round is closed.
desk-results-minimum = The minimum base of this round is below 3: “fewer than 2” would be one. Its results cannot be published.
desk-results-unchanged = The last release shows the same: there is nothing new to publish.
desk-results-nothing = There is nothing that may be shown.
desk-results-given-away = Beside an earlier release or a published summary it would tell of fewer organizations than may be told of, however much is hidden. It cannot be published.
results-data = All figures with codebook and a manifest by which each can be reproduced:
results-data-xlsx = Workbook (XLSX)
results-data-csv = Tables (CSV, in a ZIP)
results-data-json = Data (JSON)
results-data-sav = SPSS files (in a ZIP)
results-data-ddi = What the data are (DDI-Codebook, XML)
