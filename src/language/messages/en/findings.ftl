# Words of the findings. $group is state, igo or iscm; $base and $count are numbers.
group-members = { $group ->
    [state] member States
    [igo] IGOs
   *[iscm] ISCMs
 }
group-respondents = { $group ->
    [state] States
    [igo] IGOs
   *[iscm] ISCMs
 }

# How many of a group gave an answer (section 10.2 of questionnaires/README.md).
tell-none = none of the { $base } { group-members }
tell-some = some of the { $base } { group-members }
tell-several = several of the { $base } { group-members }
tell-most = most of the { $base } { group-members }
tell-count = { $count } of the { $base } { group-members }
tell-all = { $base ->
    [1] { $group ->
        [state] the one member State
        [igo] the one IGO
       *[iscm] the one ISCM
     }
    [2] both { group-members }
   *[other] all { $base } { group-members }
 }
few-answered = Fewer than { $minimum } { group-members } answered this part; their answers are not shown.

# Who may be named as the source of a statement.
source-group = { $group ->
    [state] A member State
    [igo] An IGO
   *[iscm] An ISCM
 }

# The first line of a summary on which the ISCM itself gave no answers.
summary-only-states = The mechanism itself ({ $iscm }) did not answer: this summary rests on what States said about it.
summary-only-igos = The mechanism itself ({ $iscm }) did not answer: this summary rests on what intergovernmental organizations said about it.
summary-only-states-and-igos = The mechanism itself ({ $iscm }) did not answer: this summary rests on what States and intergovernmental organizations said about it.
