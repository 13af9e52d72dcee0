# Ce que l’équipe décide d’une réponse, ce qu’elle demande, et le journal des appels et courriers.
response-accepted = Acceptée
step-title = Que faire de ces réponses
step-accept-text = Tout est lu et clair ? Accepter signifie qu’il ne reste rien à demander.
step-accept = Accepter les réponses
step-return = Renvoyer les réponses avec des commentaires
step-reopen = Rouvrir : renvoyer les réponses acceptées avec des commentaires
step-return-text = L’organisation voit ce qui est demandé sur sa première page, dans sa liste de tâches et à côté de chaque réponse, et ses points focaux reçoivent un message. Ce qui a été envoyé est conservé et reste compté jusqu’à un nouvel envoi.
step-comment = Commentaire sur l’ensemble
step-comment-hint = Les commentaires sur une réponse s’écrivent sous chaque réponse, plus bas ; ils partent avec celui-ci.
step-return-button = Renvoyer les réponses
step-return-below = Ceci envoie le commentaire sur l’ensemble et les commentaires écrits sous les réponses.
step-ask = Demander une précision
step-ask-label = Ce qui est demandé sur cette réponse
step-after-closing = L’évaluation est close : l’organisation ne peut rien modifier et ne reçoit pas de message. Renvoyer tout de même, pour saisir une correction en son nom.
step-decline = Noter qu’elle ne participe pas
step-decline-text = Plus aucun rappel ne part ensuite. Le brouillon est conservé, et ceci peut être annulé.
step-declined-on = Quand elle l’a dit
step-reason = Raison
step-reason-hint = Dans ses propres termes, s’ils sont connus
step-decline-button = Noter qu’elle ne participe pas
step-declined = Elle ne participe pas : { $channel }, { $date }
step-recorded = Noté le { $when }, { $who }
step-take-part-text = Elle participe finalement ? Elle peut de nouveau répondre par son lien, avec son brouillon.
step-take-part = Elle participe finalement
step-typed = Rien n’a été envoyé. Voici ce que vous avez écrit ; copiez ce dont vous avez encore besoin :
step-too-late = Quelqu’un a modifié cette réponse entre-temps, et rien n’a été écrasé. Regardez où elle en est et décidez de nouveau
step-nothing-asked = Écrivez ce que vous demandez, sur l’ensemble ou sous une réponse
step-round-over = L’évaluation ne prend plus de réponses : confirmez que vous renvoyez celles-ci tout de même
step-done-accept = Les réponses sont acceptées.
step-done-return = Les réponses sont renvoyées. Les points focaux reçoivent un message tant que l’évaluation est ouverte.
step-done-decline = Il est noté que l’organisation ne participe pas.
step-done-take-part = L’organisation participe de nouveau.
step-done-log = L’entrée figure au journal.
typed-too-long = Écrivez au plus { $limit } caractères
typed-unknown = Cette réponse n’est pas dans la version qui compte
typed-not-a-date = Indiquez une date sous la forme année-mois-jour : 2026-06-30
typed-in-future = Indiquez un jour qui n’est pas dans l’avenir
typed-before-entry = L’étape suivante précède le contact : indiquez un jour plus tardif
typed-no-date = Indiquez la date
typed-no-channel = Choisissez le moyen
typed-no-note = Écrivez ce qui a été dit
typed-no-next-step = Écrivez l’étape suivante, ou laissez sa date vide
typed-no-next-due = Indiquez la date de l’étape suivante
typed-no-reason = Écrivez la raison donnée, ou qu’aucune n’a été donnée
returns-title = Ce qui a été demandé
board-last-contact = Dernier contact
board-due-chip = Étape suivante à faire
board-due = { $count ->
    [one] étape suivante à faire
   *[other] étapes suivantes à faire
 }
log-title = Appels et courriers
log-empty = Rien n’est noté pour l’instant.
log-date = Date
log-channel = Moyen
log-channel-choose = Choisir
log-person = Avec qui
log-person-hint = Nom ou fonction ; à laisser vide pour un courrier à l’organisation
log-note = Ce qui a été dit
log-note-hint = Pour les coordinateurs seulement ; l’organisation ne le voit pas
log-next = Étape suivante
log-next-hint = Laissez les deux vides s’il ne reste rien à faire : la dernière entrée dit la suite
log-next-step = Étape suivante
log-due = Étape suivante : date
log-overdue = en retard
log-by = Noté par
log-add = Noter un appel, un courrier, un message ou une réunion
log-add-text = Les entrées s’ajoutent seulement : une erreur se corrige par une autre entrée.
log-add-button = Ajouter au journal
channel-call = appel
channel-letter = courrier
channel-mail = message
channel-meeting = réunion

# Ce qu’en voient les répondants.
asked-by = { $who }, { $when }
asked-title = Ce qui est demandé
asked-text = Modifiez ou complétez vos réponses, puis vérifiez-les et envoyez-les de nouveau. Ce que vous avez envoyé est conservé.
asked-gone = Une question qui n’est plus affichée
asked-changed = modifiée depuis
landing-asked = { $count ->
    [one] Une réponse est concernée. Le commentaire se trouve à côté d’elle.
   *[other] { $count } réponses sont concernées. Les commentaires se trouvent à côté d’elles.
 }
tasks-asked = { $count ->
    [one] Une question pour vous
   *[other] { $count } questions pour vous
 }
