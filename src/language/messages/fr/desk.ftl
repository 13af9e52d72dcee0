# Le bureau : ce que voit le personnel.
desk = Bureau
desk-assessments = Cycles
desk-users = Personnes
sign-in-title = Se connecter
sign-in-email = Adresse électronique
sign-in-password = Mot de passe
sign-in-button = Se connecter
sign-in-refused = L’adresse et le mot de passe ne correspondent pas. Vérifiez les deux et réessayez.
sign-in-too-many = Trop de tentatives de connexion ont été faites depuis cet endroit. Vous pourrez réessayer après { $time }.
sign-in-help = Pour le personnel de l’évaluation. Si l’on vous a demandé de remplir un questionnaire, utilisez le lien reçu par courriel.
sign-out = Se déconnecter
user-name = Nom
user-role = Rôle
user-last-signed-in = Dernière connexion
user-never = jamais
user-none = Personne n’a encore de compte.
user-disabled = désactivé
user-add = Ajouter une personne
user-add-button = Ajouter cette personne
user-first-password = Premier mot de passe
user-bad-address = Saisissez une adresse électronique comme nom@example.org
user-exists = Cette adresse a déjà un compte
password-hint = Au moins 15 caractères ; plusieurs mots se retiennent mieux que des signes.
password-too-short = Saisissez un mot de passe d’au moins 15 caractères
password-too-long = Saisissez un mot de passe d’au plus 256 caractères
password-too-common = Choisissez un mot de passe plus difficile à deviner
role-reader = Lecture
role-analyst = Analyse
role-coordinator = Coordination
role-administrator = Administration

# Rounds.
round-tabs = Pages de ce cycle
round-tab-board = Tableau de suivi
round-tab-findings = Conclusions
round-tab-mechanisms = Par mécanisme
round-tab-invitations = Invitations
round-from-to = du { $opens } au { $closes }
round-state = État
round-state-draft = en préparation
round-state-open = ouvert
round-state-closed = clos
round-title = Titre
round-title-in = Titre en { $language }
round-title-in-optional = Titre en { $language } (facultatif)
round-opens = Ouverture
round-closes = Clôture
round-closes-hint = Rien n’est accepté à partir de cet instant.
round-answers = Réponses
round-none = Il n’y a encore aucun cycle.
round-new = Créer un cycle
round-new-button = Créer ce cycle
round-slug = Nom court
round-slug-hint = Pour les adresses et les fichiers, comme « 2026 » : lettres minuscules, chiffres et traits d’union. Il ne peut plus être modifié.
round-time-zone = Fuseau horaire
round-time-zone-hint = Comme dans la liste des fuseaux : Europe/Zurich, Africa/Lusaka, UTC. Les heures du cycle y sont saisies et affichées.
round-questionnaires = Qui est interrogé
round-bad-slug = Saisissez un nom court en lettres minuscules, chiffres et traits d’union, 64 signes au plus
round-slug-taken = Un cycle porte déjà ce nom court
round-no-title = Saisissez un titre en anglais
round-bad-zone = Saisissez un fuseau horaire comme Europe/Zurich
round-bad-opens = Saisissez la date et l’heure de l’ouverture, comme 2026-04-14T09:00
round-bad-closes = Saisissez la date et l’heure de la clôture, comme 2026-06-30T23:59
round-closes-first = La clôture doit suivre l’ouverture
round-no-questionnaire = Choisissez au moins un groupe à interroger
round-open-text = Le cycle est en préparation. Une fois ouvert, les organisations peuvent être invitées, et les réponses sont reçues à partir de l’instant d’ouverture.
round-open-button = Ouvrir le cycle
round-close-summary = Clore le cycle
round-close-text = Dès lors, plus rien n’est accepté. Un cycle clos n’est pas rouvert.
round-close-button = Clore définitivement le cycle
round-already-open = Le cycle est déjà ouvert
round-already-closed = Le cycle est déjà clos
round-never-opened = Le cycle n’a jamais été ouvert et sa date de clôture n’est pas encore atteinte
round-closing-passed = La clôture de ce cycle est passée : il ne peut plus être ouvert

# The tracking board.
board-title = Tableau de suivi
board-nobody-asked = Aucune organisation n’a encore été invitée.
board-invited = { $count ->
    [one] 1 personne est invitée ; le message est en route.
   *[other] { $count } personnes sont invitées ; les messages sont en route.
 }
board-answered = réponses reçues, sur { $asked } demandées
board-under-way = ouvertes ou en cours
board-in-clearance = en validation
board-not-opened = non ouvertes
board-bounced = message non remis
board-declined = ont décliné
board-chart-title = { $answered } sur { $asked } ont répondu
board-chart-measure = Réponses soumises ou acceptées, en pourcentage des organisations interrogées
board-chart-base = Base : toutes les organisations interrogées. État au { $date }.
board-answered-column = Ont répondu
board-of = { $share } ({ $answered } sur { $asked })
board-group = Groupe
board-all-groups = Tous les groupes
board-state = État
board-all = Toutes, { $count }
board-respondent = Organisation
board-respondents = Organisations
board-activity = Dernière activité
board-contacts = Contacts
board-list-caption = { $count ->
    [one] 1 organisation
   *[other] { $count } organisations
 }
board-none = Aucune organisation ne correspond à cette vue.
board-filter = Filtrer les organisations
board-text = Nom
filter-apply = Appliquer
board-one-bounced = Un message n’a pas été remis
board-no-reminders = Ne souhaite pas de rappels
state-not-opened = Non ouverte
state-opened = Ouverte
state-in-progress = En cours
state-in-clearance = En validation
state-submitted = Soumise
state-returned = Renvoyée
state-accepted = Acceptée
state-declined = Déclinée
state-bounced = Message non remis
mark-reconstructed-short = Reconstitué
mark-illustrative-short = Illustratif

# Inviting.
invite-title = Inviter des organisations
invite-lead = Choisissez qui est invité et à qui écrire. La page suivante montre exactement qui reçoit un message ; rien n’est envoyé avant.
invite-hint = Sans adresse saisie, le message va aux personnes qui ont répondu au cycle précédent, s’il y en a.
invite-not-open = Le cycle n’est pas ouvert : personne ne peut être invité maintenant.
invite-choose-all = Choisir toutes celles qui ne sont pas invitées
invite-caption = Organisations qui peuvent être invitées
invite-contact-name = Nom du contact
invite-contact-email = Adresse électronique
invite-contact-language = Langue
invite-name-of = Nom du contact de { $name }
invite-email-of = Adresse électronique du contact de { $name }
invite-language-of = Langue du contact de { $name }
invite-invited = Invitée : { $addresses }
invite-nobody-chosen = Choisissez au moins une organisation
invite-bad-address = Saisissez une adresse comme nom@example.org pour { $name }
invite-no-questionnaire = Ce cycle n’a pas de questionnaire pour ce groupe
invite-unknown = Le registre ne connaît plus l’une de ces organisations
invite-preview-button = Voir les destinataires
invite-preview-title = Qui reçoit une invitation
invite-preview-lead = { $count ->
    [one] 1 message sera envoyé.
   *[other] { $count } messages seront envoyés.
 }
invite-preview-nobody = Personne ne recevrait de message.
invite-show-names = Voir lesquelles
invite-without-address = { $count ->
    [one] 1 organisation n’est pas invitée, faute d’adresse connue
   *[other] { $count } organisations ne sont pas invitées, faute d’adresse connue
 }
invite-already = { $count ->
    [one] 1 organisation est déjà invitée et ne reçoit pas de second message
   *[other] { $count } organisations sont déjà invitées et ne reçoivent pas de second message
 }
invite-send-button = { $count ->
    [one] Envoyer l’invitation
   *[other] Envoyer les { $count } invitations
 }
invite-back-button = Modifier le choix

# The answers of one organization.
response-nothing = Rien n’est encore soumis. Les brouillons appartiennent au répondant et ne sont pas montrés.
response-limited = Seul ce qui concerne vos mécanismes est montré.
response-submitted = Soumise le
response-by = Soumise par
response-declared = Déclaration de
response-source = Source
response-receipt = Accusé de réception
response-digest = Empreinte (SHA-256)
response-questionnaire = Questionnaire
response-versions = Versions
response-version = Version { $number }, { $date }
response-counts = fait foi
author-respondent = le répondant
author-staff = { $name }, au nom du répondant
author-operator = saisie au nom du répondant
level-named = Peut être citée nommément
level-group = Peut être citée sans nom
level-count = Comptée seulement
level-none = Pour le personnel seulement

# The answers behind a number.
answers-title = Réponses derrière un chiffre
answers-caption = Réponses
answers-about = à propos de { $iscm }
answers-about-column = À propos de
answers-answer = Réponse
answers-level = Utilisation
answers-none = Il n’y a aucune réponse de ce type.
answers-count = { $organizations ->
    [one] 1 organisation
   *[other] { $organizations } organisations
 }, { $answers ->
    [one] 1 réponse
   *[other] { $answers } réponses
 }
answers-without = { $count ->
    [one] 1 organisation a soumis sans rien dire à ce sujet
   *[other] { $count } organisations ont soumis sans rien dire à ce sujet
 }
answers-uncounted = Pour le personnel seulement
answers-uncounted-text = Ces réponses ne sont pas destinées à la publication et n’entrent dans aucun chiffre.

# The dashboard.
findings-parts = Parties des conclusions
findings-respondents = À propos des répondants
findings-none = Ce cycle n’a pas de questionnaire : il n’y a rien à compter.
findings-answered = { $count ->
    [one] { $group ->
        [state] État a répondu
        [igo] OIG a répondu
       *[iscm] mécanisme a répondu
     }
   *[other] { $group ->
        [state] États ont répondu
        [igo] OIG ont répondu
       *[iscm] mécanismes ont répondu
     }
 }
mechanisms-lead = Mécanismes au sujet desquels quelqu’un a répondu dans ce cycle, et combien dans chaque groupe.
mechanisms-iscm = Mécanisme
mechanisms-own = A répondu lui-même
mechanisms-views = Trois points de vue
mechanisms-views-column = Côte à côte
mechanisms-none = Personne n’a encore répondu.
method-title = Comment ces chiffres sont établis
method-base = Les parts se rapportent à ceux qui ont répondu (n) ; quand plusieurs réponses sont possibles, leur somme dépasse 100.
method-absences = « Je ne sais pas » et l’absence de réponse ne font pas partie de la base et figurent sous les barres. « Sans objet » signifie aussi que la question n’a pas été posée en raison d’une réponse antérieure.
method-any = Les États et les OIG sont interrogés sur chaque mécanisme. Sur les pages qui portent sur tout le cycle, chacun compte une fois par réponse, quel que soit le mécanisme.
method-disclosure = Les lecteurs extérieurs ne voient rien d’un groupe dont moins de { $minimum } ont répondu, ni de chiffres qui diraient ce qu’ont répondu moins de { $minimum }.
method-staff-only = Les réponses réservées au personnel n’entrent dans aucun chiffre.
method-views = Les points de vue concordent lorsqu’au moins 50 pour cent d’un groupe disent ce que dit le mécanisme ; ils divergent lorsque 25 pour cent au plus le disent et qu’au moins 50 pour cent disent autre chose. Entre les deux, ils sont partagés.

# Three views of one mechanism.
views-lead = Ce que le mécanisme dit de lui-même, à côté de ce que disent les États et les organisations intergouvernementales.
views-none = Personne n’a répondu au sujet de ce mécanisme dans ce cycle.
views-alone = Ce qui n’a été demandé qu’à un groupe
views-says = { $iscm } dit
views-group-says = { $group ->
    [state] Les États disent
    [igo] Les OIG disent
   *[iscm] Les mécanismes disent
 }
views-agree = Les points de vue concordent
views-differ = Les points de vue divergent
views-mixed = Les points de vue sont partagés
views-open = Sans verdict
views-agree-count = { $count ->
    [one] question sur laquelle les points de vue concordent
   *[other] questions sur lesquelles les points de vue concordent
 }
views-differ-count = { $count ->
    [one] question sur laquelle ils divergent
   *[other] questions sur lesquelles ils divergent
 }
views-mixed-count = { $count ->
    [one] question sur laquelle ils sont partagés
   *[other] questions sur lesquelles ils sont partagés
 }
views-open-count = sans verdict : trop peu de réponses, ou un seul côté s’est exprimé
views-contradicts = diverge
views-nobody = Personne n’a répondu.
views-not-asked = Question non posée à ce groupe.
views-nothing = N’a rien dit à ce sujet.
views-too-few = Moins de { $minimum } ont répondu : non montré.
views-numbers = Moyenne { $mean }, médiane { $median }
views-open-answer = Ouvrir la réponse

# The summary on the desk.
summary-save-as = Enregistrer :
summary-as-page = page (HTML)
summary-as-text = texte (Markdown)
summary-as-data = données (JSON)
summary-open-sources = Ouvrir toutes les sources
summary-close-sources = Fermer les sources
summary-link = Lien vers cet énoncé
counting-submitted = Toutes les réponses soumises sont comptées, acceptées ou non.
counting-accepted = Seules les réponses acceptées sont comptées.
counting-to-accepted = Ne compter que les réponses acceptées
counting-to-submitted = Compter toutes les réponses soumises

# Rapports d’un cycle, au bureau.
summary-as-pdf = PDF
summary-as-word = Word
reports-title = Rapports
reports-overall-lead = Participation, méthode, résultats comptés, thème par thème, et recommandations.
reports-all = Tous les résumés dans un fichier
reports-all-lead = { $count ->
    [1] Le résumé d’un mécanisme, en ZIP.
   *[other] Les résumés de { $count } mécanismes, en ZIP.
 }
reports-format = Format
reports-language = Langue des rapports
reports-sources = Avec les réponses derrière les phrases (PDF et Word)
reports-make = Établir les rapports
reports-progress = Rapports établis : { $done } sur { $total }.
reports-waiting = Cette page s’actualise d’elle-même toutes les deux secondes.
reports-look-again = Actualiser maintenant
reports-done = { $count ->
    [1] Un rapport est établi.
   *[other] { $count } rapports sont établis.
 }
reports-get = Enregistrer le fichier (ZIP, { $size })
reports-kept-until = Le fichier n’est accessible qu’à vous ; il est conservé jusqu’au { $time }.
reports-failed = Les rapports n’ont pas pu être établis. Rien n’a été modifié ; le journal du programme en donne la raison.
reports-gone = Ces rapports ne sont plus ici
reports-gone-why = Un fichier est conservé une heure après sa création, et pas du tout si le programme est redémarré entre-temps. Rien de vos données n’a changé.
reports-again = Créer de nouveau les rapports
report-font-missing-title = Une police manque
report-font-missing = Aucune police de ce serveur ne contient les lettres de ce rapport en écriture { $script } ({ $letters }). Demandez à l’exploitant d’installer { $font }, ou d’indiquer dans FONT_FOLDER un dossier qui la contient.
board-readers = Vous voyez de ce cycle ce que tout le monde voit : ce qui est publié.
board-nothing-published = Rien de ce cycle n’est encore publié.
board-published-results = Résultats en chiffres, avec graphiques et fichiers
board-published-summaries = Résumés des conclusions
