# Résultats publiés.
results-title = Résultats
results-lead = Ce que les États, les mécanismes et les organisations intergouvernementales ont répondu, évaluation par évaluation, en chiffres.
results-none = Aucun résultat n’est encore publié.
results-of = Résultats en chiffres : { $assessment }
results-intro = Publié le { $date }. Les nombres qui renseigneraient sur moins de { $minimum } organisations ne sont pas montrés.
results-older = Il existe une publication plus récente de ces résultats.
results-latest = Aller à la plus récente
results-parts = Sections des résultats
results-respondents = À propos des répondants
results-themes = Thèmes des mécanismes
results-themes-measure = Ce sur quoi chaque mécanisme dit travailler actuellement
results-theme = Thème
results-regions = États ayant répondu, par région
results-regions-measure = nombre, et part des États ayant répondu
results-region = Région
results-about = Au sujet de { $iscm }
results-about-all = Au sujet d’un mécanisme
results-whole-round = L’évaluation entière
results-method = Comment lire ces nombres
results-method-base = n est le nombre d’organisations ayant répondu à une question ; les parts s’y rapportent. Qui n’a pas répondu, ne savait pas ou ne souhaitait pas répondre est compté à part.
results-method-any = Dans les nombres portant sur l’évaluation entière, un État ou une OIG compte une fois, quel que soit le mécanisme dont il s’agit. Les nombres par mécanisme ne s’y additionnent donc pas.
results-method-rule = Ce que disent les États ou les OIG est montré à partir de { $minimum } réponses. Un nombre de 1 à moins de { $minimum }, ou qui laisse de côté si peu de la base, n’est pas montré.
results-method-together = D’autres nombres ne sont pas montrés lorsqu’un nombre caché pourrait en être déduit, dans un tableau, entre tableaux ou avec une publication antérieure.
results-method-own = Les mécanismes répondent sur eux-mêmes et sont nommés : leurs nombres sont montrés.
results-method-numbers = Les moyennes et médianes sont arrondies à une décimale. Ce qu’une organisation a réservé au personnel n’est compté nulle part.
results-files = Télécharger et citer
results-csv = Tous les nombres, un par ligne (CSV)
results-json = La publication telle qu’elle a été figée (JSON)
results-citation = À citer ainsi :
results-release = Publication { $number }
results-digest = SHA-256 du fichier JSON :
results-releases = Toutes les publications de ces résultats :
results-illustrative = Illustratif
results-reconstructed = Reconstitué

## The desk's page
desk-results = Résultats publiés
desk-results-lead = Les tableaux que voient les lecteurs extérieurs sont examinés ensemble et figés à leur publication.
desk-results-next = Ce qui serait publié maintenant
desk-results-what = Nombres
desk-results-numbers = Combien
desk-results-shown = Montrés
desk-results-hidden = { $reason ->
    [too_few] Cachés : trop peu ont répondu
    [small] Cachés : le nombre, ou ce qu’il laisse de côté, est trop petit
    [level] Cachés : les réponses ne peuvent qu’être comptées
    [earlier] Cachés : une publication antérieure dirait la différence
   *[other] Cachés : un autre nombre caché pourrait en être déduit
 }
desk-results-for-ever = Une publication ne change jamais. Elle peut être retirée, mais qui l’a gardée l’a toujours : les suivantes sont examinées avec elle.
desk-results-publish = Publier
desk-results-withdraw = Retirer
desk-results-withdrawn = Retirée le { $date }
desk-results-releases = Publications
desk-results-release = Publication
desk-results-published = Publiée
desk-results-state = État
desk-results-none = Rien n’est encore publié.
desk-results-not-closed = Les résultats peuvent être publiés une fois l’évaluation close.
desk-results-minimum = La base minimale de cette évaluation est inférieure à 3 : « moins de 2 » serait un. Ses résultats ne peuvent être publiés.
desk-results-unchanged = La dernière publication montre la même chose : rien de nouveau à publier.
desk-results-nothing = Il n’y a rien qui puisse être montré.
desk-results-given-away = Rapprochée d’une publication antérieure ou d’un résumé publié, elle révélerait les réponses d’un trop petit nombre d’organisations, quoi que l’on masque. Elle ne peut être publiée.
results-data = Tous les chiffres, avec leur dictionnaire et un manifeste qui permet de reproduire chacun :
results-data-xlsx = Classeur (XLSX)
results-data-csv = Tableaux (CSV, dans un ZIP)
results-data-json = Données (JSON)
results-data-sav = Fichiers SPSS (dans un ZIP)
results-data-ddi = Description des données (DDI-Codebook, XML)
