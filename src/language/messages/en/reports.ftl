# Reports: the words around a Summary of Findings.
report-summary-title = Summary of Findings
report-summary-of = Summary of Findings · { $assessment }
report-nothing = No answers were given to this part.
report-sources = { $count ->
    [0] Why this is said
    [one] Source
   *[other] { $count } sources
 }
report-conditions = Said because of
report-told-because = said because of { $answers }
report-hidden = Held back from the text
report-hidden-of = { $value } (base { $base })
report-hidden-given = { $answer }: { $count }
report-hidden-value = held back from the text: { $hidden }
report-not-answered = Not answered
report-staff-only = For staff only: rests on an answer that is not for publication
report-untranslated = Not yet in this language: not published
report-left-out = { $count ->
    [one] One statement is left out here because it is not yet in this language.
   *[other] { $count } statements are left out here because they are not yet in this language.
 }
report-mark-reconstructed = Reconstructed: answers taken from a published summary, not given by the respondent in this survey.
report-mark-illustrative = Illustrative: invented answers that show the program; they say nothing of real States or organizations.
report-designations = The designations employed and the presentation of material do not imply any opinion concerning the legal status of any country, territory, city or area, or of its authorities, or concerning its frontiers or boundaries.

# Printed reports: cover, method, sources, the whole assessment.
report-contents = Contents
report-about = About this report
report-overall-title = Overall report
report-page = Page { $page } of { $pages }
report-figure = Figure
report-table = Table
report-short-reconstructed = Reconstructed
report-short-illustrative = Illustrative
report-sources-annex = Annex: the answers behind each sentence
report-sources-lead = The number after a sentence leads to the answers on which it rests, and the number here leads back.
report-note-question = { $question }:
report-note-answer = { $question } { $answer } ({ $who })
report-note-because = Because of the answer to “{ $question }”: { $answer }
report-method = Method
report-who-answered = Who answered
report-group = Group
report-asked = Asked
report-answered = Answered
report-fewer-than = fewer than { $minimum }
report-group-name = { $group ->
    [state] States
    [igo] Intergovernmental organizations
   *[iscm] Mechanisms
 }
report-method-sentences = Each sentence is drawn from submitted answers and says nothing that they do not say. Where a mechanism, States and organizations are quoted, each speaks for itself.
report-method-base = n is the number of those who gave an answer; shares are of n. Where several answers are possible, they add up to more than 100 per cent.
report-method-absences = “I do not know”, “not applicable” and no answer are not part of n.
report-method-disclosure = Of a group of which fewer than { $minimum } answered, nothing is shown to readers outside; nor are numbers that would tell what fewer than { $minimum } said. A mechanism’s own named answers are not held back.
report-method-agreement = A group is said to agree with a mechanism where at least { $agreement } of it say the same, and to differ where at most { $contradicted } do and at least { $other } say something else.
report-participation = Participation
report-mechanisms = Mechanisms on which somebody answered
report-mechanism = Mechanism
report-own-answer = Its own answer
report-recommendations = Recommendations
report-respondents = About those who answered
report-figures-annex = Annex: the figures as tables
report-figures-lead = The same numbers as in the figures, in their order.
report-untranslated-count = { $count ->
    [one] One sentence is not yet in the language of this report: it is told in another one and not published.
   *[other] { $count } sentences are not yet in the language of this report: they are told in another one and not published.
 }

# The overall report: who took part, and what analysts recommend.
report-recommendations-none = Recommendations: nobody has written any for this round. The section is left out.
report-recommendations-elsewhere = Recommendations: written in { $languages }, not in the language of this report. The section is left out.
report-recommendations-draft = Draft: not yet in the report for readers outside.
report-recommendations-behind = The text that this translates has been changed since: not in the report for readers outside until the translation follows.
report-method-participation = Asked are those who were invited; answered are those with submitted answers that count, on the day of their last submission. Regions are those of the United Nations (M49); each State counts once.
report-states-by-region = States, by region
report-iscms-by-type = Mechanisms, by type
report-region = Region
report-type-head = Type
report-measure-asked = number that answered, of those asked; a whole bar is all who were asked
report-not-answered-yet = Have not answered
report-answered-of = { $count } of { $asked }
report-states-map = { $count } of the { $asked } States that were asked answered
report-states-map-measure = mechanisms that each State answered about; white: asked, no answer
report-state = State
report-mechanisms-told = Mechanisms
report-tiles-notice = Each State has one tile of one size, roughly where it lies. Nothing is said on borders or status.
report-over-time = Answers over time
report-over-time-measure = number that had answered by the end of each week or month

# Three views of one mechanism, side by side.
report-views-annex = Annex: what the three groups say
report-views-lead = What { $iscm } says of itself beside what member States and intergovernmental organizations say of it, question by question. “Yes” marks what { $iscm } said.
report-views-contradictions = Where the views differ
report-views-question = Question and answer
report-views-measure = what { $iscm } says, and how many States and organizations say the same: number, and share of those who answered
report-views-finding = { $total ->
    [one] One question
   *[other] { $total } questions
 }: the views agree on { $agree } and differ on { $differ }
report-views-agree = The views agree
report-views-differ = The views differ
report-views-mixed = The views are mixed
report-views-open = No verdict
report-views-more = { $verdict }; { $count ->
    [one] one more answer was given
   *[other] { $count } more answers were given
 }
report-views-not-asked = not asked
report-views-single = { $question } { $iscm }: { $own }. { $group }, of { $base }: { $says }.
report-views-named = { $question } Named by { $iscm }, by few of the others. { $group }, of { $base }: { $says }.
report-views-not-named = { $question } Named by most of the others, not by { $iscm }. { $group }, of { $base }: { $says }.
report-outside-released = The numbers in this report for readers outside are those of release { $number } of the published results, and no others.
report-outside-unpublished = No results of this round are published yet: this report for readers outside tells no numbers besides those in its sentences.
