# Pages publiques : le répertoire des mécanismes, leurs profils, les pays, les résumés.
public-home = Accueil
public-home-title = Mécanismes de consultation interétatiques sur la migration
public-home-lead = Les États débattent de migration dans des mécanismes permanents (MCIM) : processus consultatifs régionaux, forums interrégionaux et processus mondiaux. Vous trouverez ici ce qu’est chacun d’eux, qui y participe, sur quoi il travaille, et quelles sources l’indiquent.
public-home-countries = Pays participants
public-home-search = Trouver un mécanisme
public-home-regions = Par région
public-home-themes = Par thème
public-home-all = Les { $count } mécanismes
public-home-findings = Conclusions
public-home-no-findings = Aucun résumé des conclusions n’est encore publié.
public-home-summaries = { $count ->
    [one] Résumé des conclusions d’un mécanisme :
   *[other] Résumés des conclusions de { $count } mécanismes :
 }
public-home-respond = Vous avez reçu un questionnaire ?
public-home-respond-text = Il s’ouvre avec le lien personnel de votre courriel, et seulement avec lui. Il n’y a ni compte ni mot de passe.

public-home-staff = Connexion du personnel
public-mechanism = Mécanisme
public-mechanisms = Mécanismes
public-mechanisms-lead = Mécanismes de consultation interétatiques sur la migration (MCIM), passés et présents, avec ce qu’en disent leurs sources.
public-type-rcp = Processus consultatif régional
public-type-irf = Forum interrégional
public-type-global = Processus mondial
public-types-rcp = Processus consultatifs régionaux
public-types-irf = Forums interrégionaux
public-types-global = Processus mondiaux

public-filter = Trouver des mécanismes
public-filter-text = Nom ou organisation
public-filter-text-hint = La recherche porte sur les sigles, les noms et les organisations de rattachement, dans toutes les langues, avec ou sans accents.
public-filter-type = Type
public-filter-region = Région
public-filter-country = Pays
public-filter-theme = Thème
public-filter-status = Activité
public-filter-all-types = Tous les types
public-filter-all-regions = Toutes les régions
public-filter-all-countries = Tous les pays
public-filter-all-themes = Tous les thèmes
public-filter-all-statuses = Toutes
public-filter-apply = Afficher les mécanismes
public-filter-search = Rechercher
public-filter-set = Filtres en place
public-filter-remove = Retirer le filtre
public-filter-clear = Afficher tous les mécanismes
public-found = { $found ->
    [one] { $found } mécanisme
   *[other] { $found } mécanismes
 } sur { $total }
public-nothing-found = Aucun mécanisme ne répond à tout cela.
public-nothing-found-way = Laissez de côté un critère :
public-nothing-found-without = { $count ->
    [one] un mécanisme
   *[other] { $count } mécanismes
 } sans « { $filter } »

public-since = Depuis
public-since-date = depuis { $date }
public-until-date = jusqu’à { $date }
public-as-of = état : { $date }
public-date = Date
public-undated = Sans date
public-note = Note
public-note-number = note { $number }
public-none-recorded = Aucun élément enregistré
public-not-recorded = Non enregistré

public-profile = Profil
public-name = Nom
public-aliases = Autres appellations
public-other-names = Dans d’autres langues
public-association = Association formelle
public-established = Création
public-chair = Présidence
public-chairs-before = { $count ->
    [one] Présidence précédente
   *[other] { $count } mandats précédents
 }
public-secretariat = Secrétariat
public-languages = Langues de travail
public-language = { $code ->
    [ar] arabe
    [en] anglais
    [es] espagnol
    [fr] français
    [pt] portugais
    [ru] russe
    [zh] chinois
   *[other] { $code }
 }
public-website = Site web
public-aims = Objectifs
public-focus = Orientation thématique actuelle
public-focus-other = Orientation thématique selon une autre source
public-focus-source-missing = Dans les termes de la source
public-focus-themes = Mécanismes ayant le même thème
public-members = Membres et participants
public-member-countries = Pays membres
public-members-not-recorded = Le registre n’indique pas qui participe.
public-members-published = Sa propre page en compte { $count }.
public-members-heading = { $role ->
    [participating] { $kind ->
        [territory] Territoires et administrations participants
        [organization] Organisations participantes
        [group] Participants en groupe
       *[state] États participants
     }
    [observer] { $kind ->
        [territory] Observateurs : territoires et administrations
        [organization] Organisations observatrices
        [group] Observateurs en groupe
       *[state] États observateurs
     }
    [partner] { $kind ->
        [territory] Partenaires : territoires et administrations
        [organization] Organisations partenaires
        [group] Partenaires en groupe
       *[state] États partenaires
     }
    [suspended] Suspendus
   *[member] { $kind ->
        [territory] Territoires et administrations membres
        [organization] Organisations membres
        [group] Membres en groupe
       *[state] États membres
     }
 }
public-group-countries = { $count ->
    [one] Un pays
   *[other] { $count } pays
 }
public-history = Historique
public-meetings = Réunions
public-meeting = Réunion
public-place = Lieu
public-documents = Documents
public-contradictions = Là où les sources divergent
public-corrected-by = Corrigé d’après
public-about = À propos de cette page
public-record-of = Fiche du registre du { $date }.
public-general-knowledge = Cette fiche repose sur des connaissances générales ; ses sources n’ont pas encore été consultées.
public-sources = Sources
public-without-source = Ce qui repose sur des connaissances générales
public-correct = Proposer une correction
public-correction-subject = Correction : { $iscm }
public-overlaps = Mécanismes ayant le plus de membres communs
public-overlaps-shared = Membres communs
public-overlaps-bar = Part des membres
public-overlaps-base = Base : { $count } pays membres, directement ou par un groupe.
public-overlaps-which = Quels pays

public-countries = Pays
public-countries-lead = { $taking } États sur { $total } participent à au moins un mécanisme.
public-countries-hint = Le nombre indique à combien de mécanismes un pays participe, à quelque titre que ce soit, directement ou par un groupe. Les noms sont les noms courts en usage à l’ONU.
public-territories = Territoires et administrations qui participent aux côtés des États
public-country-standing = Statut
public-country-codes = Codes ISO 3166
public-country-mechanisms = Mécanismes auxquels il participe
public-country-count = { $count ->
    [0] Il ne participe à aucun mécanisme connu du registre.
    [one] Il participe à un mécanisme.
   *[other] Il participe à { $count } mécanismes.
 }
public-country-none = Aucun élément enregistré
public-country-no-dates = La date d’adhésion n’est enregistrée pour aucun d’eux.
public-role = Rôle
public-role-member = Membre
public-role-participating = Participant
public-role-observer = Observateur
public-role-partner = Partenaire
public-role-suspended = Suspendu
public-through = par le groupe { $group }

public-demonstration = Rédigé d’après les réponses de l’évaluation { $assessment } pour montrer le programme. Personne ne l’a validé et ce n’est pas une publication.
public-summary-in-language = Ce résumé n’existe pas encore en français. Il est affiché en { $language }.
public-not-published = Ce résumé n’est pas publié
public-not-published-text = Un résumé des conclusions peut être lu ici une fois validé et publié.
public-not-published-profile = Ce que le registre sait de { $iscm }
