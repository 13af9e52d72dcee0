# Tableaux de bord pour le personnel.
filter-title = Filtrer
filter-round = Cycle
filter-group = Groupe
filter-region = Région
filter-region-states = Où se situe l’État
filter-region-iscms = Où travaille le mécanisme
filter-type = Type de mécanisme
filter-type-of = 
    { $type ->
        [rcp] Processus consultatifs régionaux
        [irf] Forums interrégionaux
       *[global] Processus mondiaux
    }
filter-iscm = Mécanisme
filter-member = États membres de
filter-theme = Thème
filter-not-applied = L’adresse demande un filtre que cette page n’applique pas : { $filters }.
filter-same = Répondants
filter-same-yes = seulement ceux qui ont répondu aux deux cycles
filter-all = Tous
filter-set = Filtres actifs
filter-remove = Retirer le filtre
filter-clear = Retirer tous les filtres
filter-none-for-readers = Les filtres sont réservés aux analystes : en soustrayant une vue d’une autre, on saurait ce qu’un petit nombre a répondu.
area-participation = Participation
area-title = 
    { $area ->
        [themes] Thèmes
        [contributions] Contributions
        [structures] Structures
        [funding] Financement
        [partnerships] Partenariats
        [value] Valeur ajoutée
       *[respondents] À propos des répondants
    }
area-across = Tous les mécanismes
participation-groups = Qui a répondu
participation-regions = États ayant répondu, par région
participation-kinds = Mécanismes ayant répondu, par type
participation-measure = Nombre de répondants parmi les organisations interrogées
participation-who = Qui
participation-answered = Ont répondu
participation-of = sur { $count }
participation-time = Les réponses au fil du temps
participation-time-measure = Nombre cumulé de répondants à la fin de chaque semaine ou de chaque mois
participation-until = Jusqu’au
matrix-own = Ce que chaque mécanisme dit de lui-même
matrix-within = 
    { $group ->
        [iscm] Nombre de mécanismes
        [state] Nombre d’États
       *[igo] Nombre d’organisations
    } ayant cité les deux
matrix-base-iscms = Base : { $count ->
    [one] { $count } mécanisme
   *[other] { $count } mécanismes
 }.
matrix-forms-title = Les mécanismes et leurs types de partenaires
matrix-forms = Nombre de formes de coopération citées par le mécanisme
typology-title = Types de structure
typology-text = Les mécanismes ayant les mêmes niveaux d’organes sont d’un même type.
typology-count = Mécanismes
typology-layer = 
    { $layer ->
        [leadership] Présidence ou pilotage
        [service] Secrétariat ou unité d’appui
        [political] Niveau ministériel
        [officials] Hauts fonctionnaires ou experts
       *[groups] Groupes de travail
    }
funding-title = Financement de chaque mécanisme
funding-text = 
    { $count ->
        [one] Un mécanisme indique la composition de son financement
       *[other] { $count } mécanismes indiquent la composition de leur financement
    } ; par ordre décroissant de la part externe.
funding-external = De donateurs externes
usefulness-text = Moyenne des notes données au mécanisme, par ordre décroissant de la moyenne des États.
evolution-title = Évolution
evolution-no-previous = Ce cycle ne désigne aucun cycle antérieur à comparer.
evolution-followed-by = D’ici à « { $round } »
evolution-lead = De « { $earlier } » à « { $later } ».
evolution-same = Seuls ceux qui ont répondu aux deux cycles sont comparés.
evolution-all = Tous ceux qui ont répondu sont comparés : une partie d’un changement peut venir de ceux qui sont arrivés ou partis. Le filtre « seulement ceux qui ont répondu aux deux cycles » les écarte.
evolution-parts = Parties de la comparaison
evolution-nothing = Aucune question de cette partie n’a reçu de réponse dans les deux cycles.
evolution-unit = Part de ceux qui ont répondu à chaque cycle, et nombre ; changement en points de pourcentage
evolution-change = Changement
evolution-broken = série interrompue
evolution-not-offered = non proposé
evolution-split = Scindé en : { $codes }. La série s’interrompt ici.
evolution-read-as = Y compris ce qui s’appelait : { $codes }
panel-title = Qui est resté, arrivé, parti
panel-group = Groupe
panel-stayed = Les deux cycles
panel-joined = Arrivés
panel-left = Partis
panel-names = Qui est arrivé et parti
themes-title = Les thèmes au fil du temps
themes-text = D’après les réponses du mécanisme. Thèmes à la création : ceux d’aujourd’hui, sans les thèmes ajoutés depuis, avec ceux qui ont été abandonnés.
themes-theme = Thème
themes-established = À la création
themes-now = Aujourd’hui
themes-unknown = inconnu
contradictions-title = Contradictions
contradictions-title-list = Où ils se contredisent
contradictions-lead = Ce que les mécanismes disent d’eux-mêmes, confronté à ce qu’en disent les États et les organisations intergouvernementales.
contradictions-thresholds = Contradiction : au plus { $up } d’un groupe disent ce que dit le mécanisme, et au moins { $other } disent autre chose. Accord : au moins { $agree } le disent. Sous { $minimum } réponses, aucun verdict.
contradictions-count = 
    { $count ->
        [one] contradiction
       *[other] contradictions
    }
agreements-count = 
    { $count ->
        [one] accord
       *[other] accords
    }
undecided-count = partagés, ou trop peu de réponses
contradictions-none = Il n’y en a aucune.
agreements-title = Où ils s’accordent
agreements-none = Il n’y en a aucun.
contradictions-question = Question
contradictions-own = Le mécanisme dit
contradictions-group = Les autres disent
contradictions-base = Base (n)
contradictions-not-named = Non cité :
contradictions-named = la plupart le citent
contradictions-named-not = la plupart ne le citent pas
crosstab-title = Tableau croisé
crosstab-lead = Deux questions croisées : combien ont donné telle réponse à l’une et telle à l’autre.
crosstab-choose = Choisir deux questions
crosstab-side = 
    { $side ->
        [row] Lignes
       *[column] Colonnes
    }
crosstab-code = 
    { $side ->
        [row] Lignes : seulement cette réponse
       *[column] Colonnes : seulement cette réponse
    }
crosstab-every-code = Toutes les réponses
crosstab-not-named = Non cité
crosstab-show = Afficher le tableau
crosstab-nothing = Choisissez une question pour les lignes et une pour les colonnes.
crosstab-apart = Ces deux questions ne vont pas ensemble : États et organisations répondent séparément. Croisez deux questions d’un même groupe, ou la réponse d’un mécanisme avec ce que les autres en disent.
crosstab-unit-organizations = Comptées : les organisations ayant répondu aux deux.
crosstab-unit-pairs = Comptées : les paires d’une organisation et du mécanisme dont parlent les deux réponses.
crosstab-unit-own = Comptées : les paires d’un mécanisme, avec sa propre réponse, et d’une organisation qui en dit quelque chose.
crosstab-cell = Dans chaque case : nombre ; pour cent de la ligne · de la colonne · du total.
crosstab-total = Total
crosstab-empty = Personne n’a répondu aux deux.
crosstab-here = { $count ->
    [one] { $count } se trouve ici.
   *[other] { $count } se trouvent ici.
 }
crosstab-base = Base : n = { $count }.
association-title = Vont-elles ensemble ?
association-chi = Khi carré de Pearson : { $statistic } avec { $degrees } degrés de liberté, { $p }.
association-chi-assumption = Son hypothèse est remplie : aucun effectif attendu sous 1 et au plus un cinquième sous 5 (le plus petit est { $smallest }) ; pour deux par deux, aucun sous 5. Sans correction.
association-fisher = Test exact de Fisher, bilatéral : { $p }.
association-fisher-assumption = Les effectifs attendus sont trop petits pour le khi carré ; le test de Fisher n’en exige pas. Il prend les totaux des deux questions comme donnés.
association-strength = 
    { $strength ->
        [none] Presque aucun lien
        [weak] Lien faible
        [medium] Lien moyen
       *[strong] Lien fort
    } (V de Cramér = { $v }).
association-words = p dit combien souvent le hasard seul donnerait un tableau au moins aussi inégal si les deux questions étaient sans rapport. Ceux qui ont répondu ne sont pas un échantillon aléatoire, et un lien n’est pas une cause.
association-pairs = Les paires d’une même organisation ou d’un même mécanisme ne sont pas indépendantes : p n’est qu’un indice.
association-overlapping = Pas de test : quand plusieurs réponses sont possibles, un répondant figure dans plusieurs cases. Choisissez une réponse ci-dessus pour comparer ceux qui l’ont citée aux autres.
association-one-sided = Pas de test : tous ont donné la même réponse à l’une des questions.
association-too-few = Pas de test : trop peu de réponses pour le khi carré, et le tableau dépasse deux par deux. Choisissez une réponse de chaque question pour le test exact de Fisher.
desk-views = Vues enregistrées
views-save = Enregistrer cette vue
views-save-button = Enregistrer la vue
views-name = Nom
views-name-hint = La page et ses filtres sont gardés sous ce nom ; ses chiffres sont toujours ceux du jour.
views-share-too = La montrer aussi aux autres membres de l’équipe
views-no-name = Donnez un nom à la vue
views-long-name = Choisissez un nom de 120 caractères au plus
views-too-many = Retirez d’abord une vue : vous en avez 200
views-own = Vos vues
views-shared = Partagées par d’autres
views-for = Pour
views-from = De
views-change = Modifier
views-for-all = toute l’équipe
views-for-me = vous uniquement
views-share = Partager
views-unshare = Ne plus partager
views-remove = Retirer
views-none-own = Vous n’avez pas encore enregistré de vue. Ouvrez une page de conclusions et enregistrez-la.
views-none-shared = Personne ne partage de vue.
evolution-chart = De { $earlier } à { $later }
evolution-chart-finding = { $label } : { $before } en { $earlier }, { $after } en { $later }
evolution-chart-measure = Part de ceux qui ont répondu à chaque cycle
typology-layers = Niveaux d’organes
typology-which = Lesquels
typology-none = Aucun de ces niveaux
agreements-show = 
    { $count ->
        [one] Afficher le seul accord
       *[other] Afficher les { $count } accords
    }
filter-left-out =
    { $count ->
        [one] Une question de cette partie est sans réponse avec ces filtres.
       *[other] { $count } questions de cette partie sont sans réponse avec ces filtres.
    }
crosstab-chart-shares = part de chaque ligne, en pour cent
crosstab-chart-counts = nombre dans chaque case
