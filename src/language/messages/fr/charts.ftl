# Charts: the words in and around a figure.
chart-answer = Réponse
chart-base = n = { $count }
chart-too-few = trop peu
chart-unit = nombre, et part de ceux qui ont répondu
chart-unit-any = nombre, et part de ceux qui ont répondu ; les États et les OIG comptent une fois, quel que soit le mécanisme
chart-unit-number = moyenne de ce que chacun a dit
chart-finding = { $count } { $group ->
    [state] des { $base } États
    [igo] des { $base } OIG
   *[iscm] des { $base } mécanismes
 } : { $label }
chart-finding-each = { $count } { $group ->
    [state] des { $base } États
    [igo] des { $base } OIG
   *[iscm] des { $base } mécanismes
 } chaque fois : { $label }
chart-finding-all = { $group ->
    [state] Les { $base } États
    [igo] Les { $base } OIG
   *[iscm] Les { $base } mécanismes
 } : { $label }
chart-other = Autre
chart-finding-mean = { $group ->
    [state] États
    [igo] OIG
   *[iscm] Mécanismes
 } : { $mean } en moyenne
chart-mean = Moyenne
chart-median = Médiane
chart-middle-half = Moitié centrale
chart-answered = Ont répondu (base)
chart-do-not-know = Ne savent pas
chart-refused = Préfèrent ne pas répondre
chart-not-applicable = Sans objet
chart-no-answer = Sans réponse
chart-nobody = Personne n’a répondu.
chart-hidden = non montré
chart-held-back = Non montré aux lecteurs extérieurs
chart-held-back-legend = † Non montré aux lecteurs extérieurs.
chart-left-out = { $count ->
    [one] 1 autre réponse proposée n’a été donnée par personne.
   *[other] { $count } autres réponses proposées n’ont été données par personne.
 }
chart-source = Source : { $assessment }, état au { $date }.
chart-unit-shares = part moyenne en pour cent, parmi ceux qui ont donné une répartition ; une source omise vaut 0
chart-unit-places = place moyenne, et combien la mettent en premier ; barres : part de ceux qui la mettent en premier
chart-place = place { $mean }, première : { $first }
chart-as-table = Afficher en tableau
chart-save-as = Enregistrer le graphique en
chart-unit-year = médiane des années indiquées
chart-unit-parts = part de ceux qui ont répondu, en pour cent
chart-first-of = les { $shown } premières sur { $total } ; le tableau les contient toutes
