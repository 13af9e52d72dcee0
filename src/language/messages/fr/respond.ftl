# Pages derrière un lien personnel. $group est state, iscm ou igo ; $name est le répondant.
crumb-start = Début
crumb-tasks = Liste des tâches

landing-title = Votre questionnaire ({ $name })
landing-lead = { $group ->
    [state] { $institution } demande aux États en quoi les mécanismes de consultation interétatiques sur la migration leur sont utiles, ce qu’ils ont apporté et ce qui devrait changer. Vos réponses figurent à côté de celles des mécanismes dans leurs résumés des conclusions.
    [igo] { $institution } demande aux organisations intergouvernementales comment elles travaillent avec les mécanismes de consultation interétatiques sur la migration et ce que ceux-ci ont apporté. Vos réponses figurent à côté de celles des mécanismes dans leurs résumés des conclusions.
   *[iscm] { $institution } demande à chaque mécanisme de consultation interétatique sur la migration comment il fonctionne, ce qu’il a apporté à la gouvernance des migrations et ce dont il a besoin. Vos réponses forment la base du résumé des conclusions relatif à votre mécanisme ({ $name }).
 }
landing-draft = Vous avez un brouillon.
landing-draft-facts = Sections complètes : { $done } sur { $of }. Dernier enregistrement : { $when }.
landing-submitted = Vous avez envoyé vos réponses.
landing-submitted-facts = Accusé de réception { $number }, { $when }.
landing-returned = Vos réponses vous ont été renvoyées.
landing-returned-facts = Vous pouvez les modifier et les envoyer de nouveau. Ce que vous aviez envoyé est conservé.
landing-closed = L’évaluation est close.
landing-closed-facts = Aucune réponse n’est plus acceptée depuis le { $when }. Rien de ce qui était enregistré n’est perdu ; s’il manque quelque chose, écrivez au contact ci-dessous.
landing-not-open = L’évaluation n’a pas commencé.
landing-not-open-facts = Vous pourrez répondre à partir du { $when }.
landing-declined = { $name } ne participe pas.
landing-declined-facts = Si cela a changé, écrivez au contact ci-dessous.
landing-start = Commencer le questionnaire
landing-continue = Continuer le questionnaire
landing-receipt = Voir l’accusé de réception
landing-look = Voir les réponses
landing-before = Avant de commencer
landing-stop = Vous pouvez vous arrêter à tout moment. Chaque page est enregistrée quand vous continuez.
landing-link = Ce lien est le vôtre pour toute la durée de l’évaluation : pour le brouillon, pour l’accusé de réception, et si des réponses vous sont renvoyées. L’ouvrir, ou qu’un filtre de messagerie l’ouvre, ne change rien.
landing-need = { $group ->
    [state] Vous aurez peut-être à interroger les ministères qui participent aux réunions de chaque mécanisme.
    [igo] Vous aurez peut-être à interroger les bureaux qui travaillent avec chaque mécanisme.
   *[iscm] Vous aurez peut-être besoin du document constitutif, du plan de travail et de données sur le financement.
 }
landing-no-account = Aucun compte n’est nécessaire et rien n’est installé.
landing-use = Comment vos réponses sont utilisées
landing-use-text = { $group ->
    [state] À côté de chaque réponse, vous choisissez si elle peut être publiée avec le nom de votre État, publiée comme celle d’« un État membre », seulement comptée, ou tenue à l’écart des publications. Les coordonnées ne sont jamais publiées.
    [igo] À côté de chaque réponse, vous choisissez si elle peut être publiée avec le nom de votre organisation, publiée comme celle d’« une OIG », seulement comptée, ou tenue à l’écart des publications. Les coordonnées ne sont jamais publiées.
   *[iscm] À côté de chaque réponse, vous choisissez si elle peut être publiée avec votre nom ({ $name }) ou si elle est tenue à l’écart des publications. Les coordonnées ne sont jamais publiées.
 }
landing-round = Cette évaluation
landing-due = Réponses attendues
landing-days-left = { $days ->
    [0] il reste moins d’un jour
    [one] il reste { $days } jour
   *[other] il reste { $days } jours
 }
landing-answering-for = Au nom de
landing-your-link = Votre lien
landing-your-link-text = Personnel. Il fonctionne jusqu’à ce que vous ou nous le retirions, même après l’envoi.
landing-questions = Questions
landing-not-for-me = Ce lien ne m’est pas destiné
landing-not-for-me-text = Envoyez-nous le nom et l’adresse de la bonne personne, et nous lui enverrons son propre lien : { $contact }

tasks-title = { $name } : votre questionnaire
tasks-lead = Sections complètes : { $done } sur { $of }. Questions ayant une réponse : { $answered } sur { $questions }.
tasks-fill-in = Répondre
tasks-send = Vérifier et envoyer
tasks-answered = Réponses : { $answered } sur { $of }
tasks-nothing-to-answer = Rien à répondre d’après les réponses données jusqu’ici
tasks-complete = Complète
tasks-in-progress = En cours
tasks-not-started = Pas commencée
tasks-to-correct = { $count ->
    [one] { $count } réponse à corriger
   *[other] { $count } réponses à corriger
 }
tasks-review = Vérifier vos réponses
tasks-review-facts = Vous pouvez les consulter à tout moment
tasks-open = Ouvert
tasks-submit = Envoyer
tasks-submit-blocked = Possible dès que les questions obligatoires de toutes les sections ont une réponse
tasks-submit-ready = Toutes les questions obligatoires ont une réponse
tasks-cannot-start = Pas encore possible
tasks-can-start = Prêt à l’envoi
tasks-submitted = Envoyé
tasks-receipt = Accusé de réception
tasks-leave-title = Sur un ordinateur partagé
tasks-leave-text = Oublier le lien ici ne change rien d’autre : celui de votre message fonctionne comme avant.
tasks-leave = Oublier le lien sur cet ordinateur
tasks-due = À envoyer avant le { $when }.

page-position = Section { $number } sur { $count }
page-all-needed = Toutes les questions demandent une réponse, sauf celles marquées (facultatif).
page-save-continue = Enregistrer et continuer
page-save-tasks = Enregistrer et revenir à la liste des tâches
page-save-review = Enregistrer et vérifier vos réponses
page-save = Enregistrer
page-saved = Enregistré : { $when }.
page-saved-note = Quitter la page ne fait perdre que ce qui a été saisi depuis.
page-not-saved-yet = Rien n’a encore été enregistré sur cette page.
page-offline = Pas encore enregistré : il n’y a pas de connexion. Votre texte reste ici et sera enregistré au retour de la connexion.
page-previous = Section précédente
page-conflict = Une autre personne a entre-temps modifié des réponses de cette page
page-conflict-text = Les deux textes sont conservés. Le vôtre est dans le champ ; enregistrez de nouveau pour qu’il reste.
page-theirs = { $who } a écrit : { $text }
page-nothing = D’après les réponses données jusqu’ici, il n’y a rien à répondre sur cette page.
page-not-saved = Ces réponses n’ont pas été enregistrées.
page-unsaved = Ce que vous avez saisi, pour le copier :
page-refused-closed = L’évaluation est close ; plus rien n’est accepté.
page-refused-not-open = L’évaluation n’a pas encore commencé.
page-refused-submitted = Les réponses ont été envoyées entre-temps.
page-refused-frozen = Ces réponses sont en cours de validation et ne peuvent pas être modifiées pour l’instant.
page-refused-declined = { $name } ne participe pas.
page-refused-answer = L’une d’elles ne peut pas être acceptée : { $what }
page-somebody = Une autre personne
page-frozen = Les réponses ne peuvent pas être modifiées pour le moment.

review-title = Vérifiez vos réponses avant de les envoyer
review-title-read = Vos réponses
review-lead = Questions ayant une réponse : { $answered } sur { $questions }.
review-missing = { $count ->
    [one] { $count } réponse obligatoire manque ou doit être corrigée
   *[other] { $count } réponses obligatoires manquent ou doivent être corrigées
 }
review-missing-text = Votre brouillon est enregistré. Répondez à ces questions, puis revenez pour l’envoi.
review-named = Peut être publiée avec notre nom
review-group = { $group ->
    [state] Peut être publiée comme celle d’« un État membre »
    [igo] Peut être publiée comme celle d’« une OIG »
   *[iscm] Peut être publiée comme celle d’« un mécanisme »
 }
review-count = Seulement comptée
review-none = Tenue à l’écart des publications
review-not-answered = Sans réponse
review-submit = Envoyer
review-submit-text = Vous recevrez un accusé de réception par courriel. Si quelque chose n’est pas clair, les réponses peuvent vous être renvoyées jusqu’au { $when }.
review-declaration = J’envoie ces réponses au nom de { $name }
review-declaration-needed = Confirmez que vous envoyez ces réponses au nom de { $name }
review-submit-button = Envoyer les réponses
review-back = Revenir à la liste des tâches
review-changed = Des réponses ont été modifiées depuis l’ouverture de cette page
review-changed-text = Une autre personne a enregistré des réponses entre-temps. Relisez-les avant l’envoi.

receipt-title = Réponses envoyées
receipt-number = Votre numéro d’accusé de réception
receipt-lead = { $institution } a reçu vos réponses ({ $name }). Un accusé de réception est en route par courriel.
receipt-next = La suite
receipt-next-read = La personne chargée de la coordination lit vos réponses. Si quelque chose n’est pas clair, elles vous sont renvoyées avec un commentaire. Votre lien reste le même.
receipt-next-summary = { $group ->
    [state] Les analystes rédigent les résumés des conclusions des mécanismes. Chaque phrase indique de quelles réponses elle provient.
    [igo] Les analystes rédigent les résumés des conclusions des mécanismes. Chaque phrase indique de quelles réponses elle provient.
   *[iscm] Les analystes rédigent le résumé des conclusions relatif à votre mécanisme ({ $name }). Chaque phrase indique de quelles réponses elle provient.
 }
receipt-correct = Quelque chose à corriger ? Écrivez à { $contact }. La version envoyée est conservée.
receipt-see-answers = Voir les réponses envoyées
receipt-title-panel = Accusé de réception
receipt-submitted = Envoyé
receipt-version = Version
receipt-version-text = { $version }, avec { $answers ->
    [one] { $answers } réponse
   *[other] { $answers } réponses
 }
receipt-digest = Empreinte (SHA-256)
receipt-digest-text = Tant que l’empreinte de votre copie et celle-ci sont égales, les réponses n’ont pas été modifiées.

unknown-link-title = Ce lien n’ouvre aucun questionnaire
unknown-link-text = Il a peut-être été copié en partie, remplacé par un lien plus récent ou retiré. Essayez encore une fois le lien entier du dernier message reçu de nous.
unknown-link-contact = Si cela ne suffit pas, écrivez à { $contact } en nommant votre organisation. Rien de ce que vous avez enregistré n’est perdu.

stop-title = Arrêter les rappels
stop-text = Vous ne recevrez plus de rappels pour cette évaluation. Votre lien continue de fonctionner, et nous voyons que vous l’avez demandé.
stop-button = Ne plus m’envoyer de rappels
stopped-title = Les rappels sont arrêtés
stopped-text = Vous ne recevrez plus de rappels pour cette évaluation. Votre lien continue de fonctionner.

privacy-title = Protection des données
privacy-purpose = Finalité
privacy-purpose-text = { $institution } recueille ces réponses pour décrire le fonctionnement des mécanismes de consultation interétatiques sur la migration, et publie ce qu’elles disent par mécanisme et au total. Les noms et adresses des contacts servent à envoyer les liens, les rappels et les accusés de réception.
privacy-who = Qui voit quoi
privacy-who-text = Le personnel de { $institution } qui travaille à l’évaluation voit toutes les réponses. Les lecteurs ne voient que ce que le répondant a laissé publier, de la façon qu’il a permise ; ce qu’un petit nombre a répondu n’est pas montré. Les autres répondants ne voient ni vos réponses, ni si vous avez répondu. Seul le personnel voit les coordonnées.
privacy-retention = Durée de conservation
privacy-retention-text = Les réponses et les accusés de réception sont conservés comme documents de l’évaluation ; chaque version envoyée reste lisible. Les coordonnées sont conservées avec eux et supprimées à votre demande.
privacy-technical = Ce que garde votre navigateur
privacy-technical-text = Un témoin de connexion garde le chemin de votre questionnaire jusqu’à ce que vous le fermiez ou le quittiez, un autre votre choix de langue. Rien n’est transmis à des tiers, rien n’est mesuré.
privacy-contact = Contact
privacy-contact-text = Questions, corrections et demandes : { $contact }

accessibility-title = Accessibilité
accessibility-text = Ces pages sont faites pour fonctionner au clavier, avec un lecteur d’écran, agrandies à 400 %, imprimées, et sans script. Nous suivons les Règles pour l’accessibilité des contenus Web 2.2, niveau AA.
accessibility-contact = Si quelque chose ne fonctionne pas pour vous, écrivez à { $contact }. Nous prenons aussi les réponses par téléphone, sur papier ou dans un fichier.
