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
report-hidden-value = held back from the text: `{ $function }` = { $value } (base { $base })
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
