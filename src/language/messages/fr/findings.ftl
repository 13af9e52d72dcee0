# Mots des conclusions. $group est state, igo ou iscm ; $base et $count sont des nombres.
group-members = { $group ->
    [state] États membres
    [igo] OIG
   *[iscm] mécanismes
 }
group-respondents = { $group ->
    [state] États
    [igo] OIG
   *[iscm] mécanismes
 }

tell-none = { $group ->
    [igo] aucune
   *[other] aucun
 } des { $base } { group-members }
tell-some = { $group ->
    [igo] certaines
   *[other] certains
 } des { $base } { group-members }
tell-several = plusieurs des { $base } { group-members }
tell-most = la plupart des { $base } { group-members }
tell-count = { $count } des { $base } { group-members }
tell-all = { $base ->
    [1] { $group ->
        [state] le seul État membre
        [igo] la seule OIG
       *[iscm] le seul mécanisme
     }
   *[other] l’ensemble des { $base } { group-members }
 }
few-answered = Moins de { $minimum } { group-members } ont répondu à cette partie ; leurs réponses ne sont pas présentées.

source-group = { $group ->
    [state] Un État membre
    [igo] Une OIG
   *[iscm] Un mécanisme
 }

summary-only-states = Le mécanisme lui-même ({ $iscm }) n’a pas répondu : ce résumé repose sur ce que des États en ont dit.
summary-only-igos = Le mécanisme lui-même ({ $iscm }) n’a pas répondu : ce résumé repose sur ce que des organisations intergouvernementales en ont dit.
summary-only-states-and-igos = Le mécanisme lui-même ({ $iscm }) n’a pas répondu : ce résumé repose sur ce que des États et des organisations intergouvernementales en ont dit.
