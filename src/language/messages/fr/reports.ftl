# Rapports : les mots autour d’un résumé des conclusions.
report-summary-title = Résumé des conclusions
report-summary-of = Résumé des conclusions · { $assessment }
report-nothing = Aucune réponse n’a été donnée à cette partie.
report-sources = { $count ->
    [0] Pourquoi cela est dit
    [1] Source
   *[other] { $count } sources
 }
report-conditions = Dit en raison de
report-told-because = dit en raison de { $answers }
report-hidden = Non montré dans le texte
report-hidden-of = { $value } (base { $base })
report-hidden-given = { $answer } : { $count }
report-hidden-value = non montré dans le texte : { $hidden }
report-not-answered = Sans réponse
report-staff-only = Réservé au personnel : repose sur une réponse qui n’est pas destinée à la publication
report-untranslated = Pas encore dans cette langue : non publié
report-left-out = { $count ->
    [1] Une phrase est omise ici, car elle n’existe pas encore dans cette langue.
   *[other] { $count } phrases sont omises ici, car elles n’existent pas encore dans cette langue.
 }
report-mark-reconstructed = Reconstitué : réponses tirées d’un résumé publié, et non données par le répondant dans cette enquête.
report-mark-illustrative = Illustratif : réponses inventées pour montrer le programme ; elles ne disent rien d’États ou d’organisations réels.
report-designations = Les appellations employées et la présentation des données n’impliquent aucune prise de position quant au statut juridique des pays, territoires, villes ou zones, ou de leurs autorités, ni quant au tracé de leurs frontières ou limites.

# Rapports imprimés : couverture, méthode, sources, ensemble de l’évaluation.
report-contents = Table des matières
report-about = À propos de ce rapport
report-overall-title = Rapport d’ensemble
report-page = Page { $page } sur { $pages }
report-figure = Figure
report-table = Tableau
report-short-reconstructed = Reconstitué
report-short-illustrative = Illustratif
report-sources-annex = Annexe : les réponses derrière chaque phrase
report-sources-lead = Le numéro qui suit une phrase mène aux réponses sur lesquelles elle repose ; ici, le numéro ramène à la phrase.
report-note-question = { $question } :
report-note-answer = { $question } { $answer } ({ $who })
report-note-because = En raison de la réponse à « { $question } » : { $answer }
report-method = Méthode
report-who-answered = Qui a répondu
report-group = Groupe
report-asked = Interrogés
report-answered = Ont répondu
report-fewer-than = moins de { $minimum }
report-group-name = { $group ->
    [state] États
    [igo] Organisations intergouvernementales
   *[iscm] Mécanismes
 }
report-method-sentences = Chaque phrase est tirée de réponses transmises et ne dit rien de plus qu’elles. Lorsqu’un mécanisme, des États et des organisations sont cités, chacun parle en son nom.
report-method-base = n est le nombre de ceux qui ont répondu ; les parts se rapportent à n. Lorsque plusieurs réponses sont possibles, leur somme dépasse 100 pour cent.
report-method-absences = « Je ne sais pas », « sans objet » et l’absence de réponse ne sont pas compris dans n.
report-method-disclosure = D’un groupe dont moins de { $minimum } ont répondu, rien n’est montré aux lecteurs extérieurs ; ni les nombres qui révéleraient ce que moins de { $minimum } ont dit. Les réponses qu’un mécanisme donne en son nom ne sont pas retenues.
report-method-agreement = Un groupe est dit en accord avec un mécanisme lorsqu’au moins { $agreement } de ses membres disent la même chose, et en désaccord lorsqu’au plus { $contradicted } le disent et qu’au moins { $other } disent autre chose.
report-participation = Participation
report-mechanisms = Mécanismes au sujet desquels des réponses ont été données
report-mechanism = Mécanisme
report-own-answer = Sa propre réponse
report-recommendations = Recommandations
report-respondents = À propos des répondants
report-figures-annex = Annexe : les figures sous forme de tableaux
report-figures-lead = Les mêmes nombres que dans les figures, dans leur ordre.
report-untranslated-count = { $count ->
    [1] Une phrase n’existe pas encore dans la langue de ce rapport : elle est donnée dans une autre et n’est pas publiée.
   *[other] { $count } phrases n’existent pas encore dans la langue de ce rapport : elles sont données dans une autre et ne sont pas publiées.
 }

# The overall report: who took part, and what analysts recommend.
report-recommendations-none = Recommandations : personne n’en a rédigé pour ce cycle. La section est omise.
report-recommendations-elsewhere = Recommandations : rédigées en { $languages }, pas dans la langue de ce rapport. La section est omise.
report-recommendations-draft = Projet : ne figure pas encore dans le rapport destiné aux lecteurs extérieurs.
report-recommendations-behind = Le texte ici traduit a été modifié depuis : absent du rapport destiné aux lecteurs extérieurs tant que la traduction n’a pas suivi.
report-method-participation = Sont comptés comme sollicités ceux qui ont été invités ; comme répondants, ceux dont des réponses soumises comptent, au jour de leur dernier envoi. Les régions sont celles des Nations Unies (M49) ; chaque État compte une fois.
report-states-by-region = Les États, par région
report-iscms-by-type = Les mécanismes, par type
report-region = Région
report-type-head = Type
report-measure-asked = nombre de répondants parmi ceux qui ont été sollicités ; une barre entière représente tous les sollicités
report-not-answered-yet = N’ont pas répondu
report-answered-of = { $count } sur { $asked }
report-states-map = { $count } des { $asked } États sollicités ont répondu
report-states-map-measure = mécanismes sur lesquels chaque État a répondu ; en blanc : sollicité, sans réponse
report-state = État
report-mechanisms-told = Mécanismes
report-tiles-notice = Chaque État a une case de même taille, à peu près là où il se trouve. Rien n’est dit des frontières ni des statuts.
report-over-time = Les réponses dans le temps
report-over-time-measure = nombre de ceux qui avaient répondu à la fin de chaque semaine ou mois

# Three views of one mechanism, side by side.
report-views-annex = Annexe : ce que disent les trois groupes
report-views-lead = Ce que { $iscm } dit de lui-même, à côté de ce qu’en disent les États membres et les organisations intergouvernementales, question par question. « Oui » signale ce qu’a dit { $iscm }.
report-views-contradictions = Là où les points de vue divergent
report-views-question = Question et réponse
report-views-measure = ce que dit { $iscm }, et combien d’États et d’organisations disent la même chose : nombre, et part de ceux qui ont répondu
report-views-finding = { $total ->
    [one] Une question
   *[other] { $total } questions
 } : accord sur { $agree }, désaccord sur { $differ }
report-views-agree = Les points de vue concordent
report-views-differ = Les points de vue divergent
report-views-mixed = Les points de vue sont partagés
report-views-open = Sans conclusion
report-views-more = { $verdict } ; { $count ->
    [one] une autre réponse a été donnée
   *[other] { $count } autres réponses ont été données
 }
report-views-not-asked = non interrogés
report-views-single = { $question } { $iscm } : { $own }. { $group }, sur { $base } : { $says }.
report-views-named = { $question } Cité par { $iscm }, par peu d’autres. { $group }, sur { $base } : { $says }.
report-views-not-named = { $question } Cité par la plupart des autres, pas par { $iscm }. { $group }, sur { $base } : { $says }.
report-outside-released = Les nombres de ce rapport destiné aux lecteurs extérieurs sont ceux de la publication { $number } des résultats, et aucun autre.
report-outside-unpublished = Aucun résultat de ce cycle n’est encore publié : ce rapport destiné aux lecteurs extérieurs ne donne aucun nombre en dehors de ses phrases.
