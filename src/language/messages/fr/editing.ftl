# The editor of summaries.
editor-title = Modifier le résumé
editor-open = Modifier et publier ce résumé
editor-not-begun = Personne n’a commencé à modifier ce résumé. Le texte est généré à partir des réponses ; la modification part de ce texte, et tout ce que vous changez en reste séparé.
editor-office = le bureau
editor-begin = Commencer à modifier
editor-frozen = Le texte est validé ou publié et ne peut pas être modifié. Il pourra l’être une fois revenu à l’état de projet.
editor-left = { $count ->
    [one] Un énoncé ne peut pas encore être publié.
   *[other] { $count } énoncés ne peuvent pas encore être publiés.
 }
editor-to-first = Aller au premier, dans { $section }
editor-to-stage = Relecture, commentaires, publication
editor-languages = Langues du résumé
editor-language-left = { $count ->
    [one] un à régler
   *[other] { $count } à régler
 }
editor-language-ready = Prête
editor-sections = Parties
editor-statement = Énoncé { $number }
editor-text-of = Texte de l’énoncé { $number }
editor-sources-of = Sources de l’énoncé { $number }
editor-save = Enregistrer l’énoncé { $number }
editor-save-all = Enregistrer tous les textes
editor-reset = Revenir au texte généré
editor-confirm = La traduction est juste telle quelle
editor-up = Monter
editor-down = Descendre
editor-drop = Écarter
editor-restore = Reprendre
editor-dropped = { $count ->
    [one] Un énoncé écarté
   *[other] { $count } énoncés écartés
 }
editor-cite = Ajouter une source
editor-uncite = Retirer cette source
editor-no-sources = Aucune réponse n’appuie ce texte : ajoutez une source.
editor-told-now = Les réponses disent maintenant :
editor-told-no-more = Les réponses ne disent plus cela.
editor-same-text = Le texte est le même, mais une réponse qui l’appuie a changé.
editor-take = Prendre le nouveau texte
editor-leave = Garder ce texte, changement vu
editor-take-gone = L’écarter
editor-leave-gone = Le garder avec nos propres mots
editor-take-new = L’ajouter au résumé
editor-generated = Ce qui a changé depuis le texte généré
editor-says-in = Texte en { $language } :
editor-written-by = Dernière modification par { $name }, { $time }.
editor-history = Toutes les versions de cet énoncé
editor-met = { $name } a modifié cet énoncé pendant que vous écriviez. Les deux textes sont affichés ; le vôtre n’est pas encore enregistré.
editor-their-text = Le texte tel qu’il est :
editor-your-text = Ce que changerait l’enregistrement du vôtre :
editor-no-words = Saisissez un texte.
editor-not-there = Cet énoncé n’existe plus, ou doit d’abord être repris.
editor-add = Ajouter un énoncé à cette partie
editor-add-button = Ajouter l’énoncé
editor-remark = Écrire une remarque
editor-remark-save = Enregistrer la remarque
editor-settled = Remarques réglées
editor-from-iscm = pour le mécanisme
editor-proposes = Formulation proposée :
editor-resolve = Marquer comme réglée
editor-resolved = Réglée par { $name }, { $time }.
editor-take-proposal = Reprendre la formulation proposée
editor-leave-proposal = Laisser le texte tel quel
editor-taken = Reprise par { $name }, { $time }.
editor-left-as-is = Texte laissé tel quel par { $name }, { $time }.

# How a text stands to what the answers tell.
standing-fresh = Généré
standing-edited = Modifié, sources inchangées
standing-changed = À actualiser
standing-gone = N’est plus dit
standing-new = Nouveau
standing-own = Énoncé de notre plume

# What keeps a statement from readers.
hindrance-staff-only = Il repose sur une réponse réservée au personnel : écartez-le.
hindrance-untranslated = La phrase n’existe pas dans cette langue : traduisez-la.
hindrance-to-translate = À traduire : l’énoncé a changé dans une autre langue.
hindrance-changed = Une réponse qui l’appuie a changé : prenez le nouveau texte ou gardez celui-ci.
hindrance-gone = Les réponses ne disent plus cela : écartez-le ou gardez-le.
hindrance-new = Personne ne l’a encore examiné : prenez-le ou écartez-le.
hindrance-not-quotable = Une réponse ajoutée comme source ne peut pas être citée, ou n’existe plus.
level-gone = N’existe plus

# What can be cited.
cite-title = Ajouter une source
cite-search = Chercher dans les questions et les réponses
cite-search-button = Chercher
cite-figures = Chiffres
cite-answer = Citer cette réponse
cite-quotation = Citer ces mots
cite-figure = Citer ces chiffres

# The history of a statement.
history-title = Versions d’un énoncé
history-empty = Rien n’a été modifié dans cet énoncé.
deed-written = Écrit
deed-taken = Nouveau texte repris
deed-left = Texte gardé, changement vu
deed-reset = Retour au texte généré
deed-confirmed = Traduction confirmée
deed-dropped = Écarté
deed-restored = Repris
deed-moved = Déplacé
deed-added = Ajouté
deed-cited = Source ajoutée
deed-uncited = Source retirée
deed-not-saved = Conflit avec un autre texte, non enregistré

# Where a summary is, and how it goes on.
stage-title = Relecture et publication
stage-way = État de ce résumé
stage-draft = Projet
stage-in-review = En relecture
stage-with-iscm = Auprès du mécanisme
stage-cleared = Validé
stage-published = Publié
stage-withdrawn = Retiré
stage-language = Langue
stage-ready = Prête pour les lecteurs
stage-left = Ce qui reste à régler
stage-language-not-ready = Pas prête
stage-next = Étape suivante
stage-nothing-for-you = L’étape suivante revient à un coordinateur.
stage-waiting = { $count ->
    [one] { $count } personne consultée n’a pas encore répondu.
   *[other] { $count } personnes consultées n’ont pas encore répondu.
 }
stage-unsent = { $count ->
    [one] Le secrétariat a enregistré { $count } remarque sans l’envoyer. Une fois l’étape suivante franchie, elle ne pourra plus être envoyée.
   *[other] Le secrétariat a enregistré { $count } remarques sans les envoyer. Une fois l’étape suivante franchie, elles ne pourront plus être envoyées.
 }
stage-go-review = Envoyer en relecture
stage-go-cleared = Valider le texte
stage-go-published = Publier
stage-back = Le renvoyer ou le retirer
stage-reason = Motif
stage-reason-hint = Conservé avec l’étape. Le motif d’un retrait est montré aux lecteurs.
stage-go-draft = Revenir à un projet
stage-go-withdrawn = Retirer de la publication
stage-no-reason = Saisissez un motif.
stage-not-from-here = Quelqu’un a fait avancer le résumé entre-temps. Voyez où il en est.
stage-not-ready = Aucune langue n’est prête : réglez d’abord ce qui reste dans l’une d’elles.
stage-held-back = À côté des résultats publiés, ce résumé révélerait ce que trop peu d’organisations ont dit : depuis, seules quelques réponses sur le mécanisme ont changé. Il pourra être publié quand davantage auront changé.
stage-ask = Envoyer le projet au mécanisme
stage-ask-text = Chaque personne reçoit un message avec un lien personnel, lit le projet tel qu’il serait publié, et peut faire des remarques et proposer d’autres formulations.
stage-contacts = Contacts du mécanisme pour cette évaluation
stage-address = Une autre adresse
stage-mail-language = Langue du message
stage-ask-button = Envoyer le projet
stage-nobody = Choisissez un contact ou saisissez une adresse.
stage-reviewers = Personnes sollicitées
stage-remarks = Remarques sur l’ensemble du texte
stage-steps = Étapes jusqu’ici
stage-when = Quand
stage-step = Étape
stage-who = Qui
stage-to-editor = Vers la page de rédaction
stage-to-public = Pour les lecteurs : { $link }
reviewer-person = Personne
reviewer-standing = Réponse
reviewer-access = Accès
reviewer-asked = Sollicitée
reviewer-opened = A ouvert le projet
reviewer-agrees = D’accord avec le texte
reviewer-proposes = Propose des changements
reviewer-revoked = Accès terminé
reviewer-bounced = Message non remis
reviewer-revoke = Mettre fin à l’accès
version-differences = Ce qui a changé depuis la version { $number } est marqué.

# A figure that is cited beside a statement.
figure-mean = { $mean } en moyenne ({ $base } { group-members })
