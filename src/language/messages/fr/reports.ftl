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
report-hidden-value = non montré dans le texte : `{ $function }` = { $value } (base { $base })
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
