# Messages. $name est le répondant, $institution celle qui demande ; les dates sont écrites en toutes lettres.
mail-greeting = { $person },
mail-greeting-unnamed = Madame, Monsieur,
mail-regards = Avec nos salutations distinguées
mail-illustrative = Message à titre d’illustration. Les noms, les dates et les réponses de cette évaluation sont inventés.
mail-why = Vous recevez ce message en tant que personne de contact ({ $name }). Message : { $message }
mail-stop = Ne plus recevoir de rappels pour cette évaluation : { $link }
mail-copy-link = Votre lien personnel :
mail-languages = Langues
mail-due = Date limite
mail-fact = { $label } : { $value }
mail-other = Si ce message devait être adressé à une autre personne, ou si vous préférez répondre par téléphone ou sur papier, veuillez répondre à ce message.
mail-other-phone = Si ce message devait être adressé à une autre personne, ou si vous préférez répondre par téléphone ou sur papier, veuillez répondre à ce message ou appeler le { $phone }.

mail-invitation-subject = { $name } : questionnaire sur les mécanismes de consultation interétatiques sur la migration, à rendre le { $date }
mail-invitation-title = { $name } : votre questionnaire
mail-invitation-lead = { $group ->
    [state] { $institution } invite votre État à participer à « { $assessment } » : ce que les mécanismes de consultation interétatiques sur la migration ont apporté, en quoi ils sont utiles et ce qui devrait changer. Les réponses des États figureront à côté de celles des mécanismes dans les résumés des conclusions.
    [igo] { $institution } invite votre organisation à participer à « { $assessment } » : comment les organisations intergouvernementales travaillent avec les mécanismes de consultation interétatiques sur la migration et ce que ceux-ci ont apporté. Les réponses figureront à côté de celles des mécanismes dans les résumés des conclusions.
   *[iscm] { $institution } invite votre mécanisme à participer à « { $assessment } » : comment le mécanisme fonctionne, ce qu’il a apporté à la gouvernance des migrations et ce dont il a besoin. Les réponses serviront de base à son résumé des conclusions.
 }
mail-invitation-button = Ouvrir le questionnaire
mail-invitation-link-note = Le lien fonctionne jusqu’à la fin de l’évaluation, même après l’envoi. L’ouvrir, ou qu’un filtre de messagerie l’ouvre, ne change rien.
mail-invitation-visits = Vous pouvez répondre en plusieurs fois, à votre convenance. Chaque page est enregistrée lorsque vous passez à la suivante.

mail-reminder-subject = { $name } : vos réponses sont attendues le { $date }
mail-reminder-never-opened = Nous vous avons écrit au sujet de « { $assessment } », évaluation menée par { $institution }. Votre questionnaire ({ $name }) n’a pas encore été ouvert ; notre message n’est peut-être pas parvenu à la bonne personne.
mail-reminder-started = Votre questionnaire ({ $name }) pour « { $assessment } » a été commencé, et ce qui a été saisi est enregistré. Il n’a pas encore été envoyé.
mail-reminder-in-clearance = Vos réponses ({ $name }) à « { $assessment } » sont en cours de validation. Elles n’ont pas encore été envoyées.
mail-reminder-returned = Vos réponses ({ $name }) à « { $assessment } » vous ont été renvoyées avec des questions. Elles n’ont pas encore été envoyées de nouveau ; d’ici là, la version que vous avez envoyée reste valable.
mail-reminder-help = S’il vous faut plus de temps, ou de l’aide pour une question, veuillez répondre à ce message.

mail-receipt-subject = { $name } : accusé de réception { $number }
mail-receipt-lead = { $institution } a reçu vos réponses ({ $name }) à « { $assessment } ».
mail-receipt-number = Numéro
mail-receipt-time = Envoyées le
mail-receipt-version = Version
mail-receipt-digest = Empreinte (SHA-256)
mail-receipt-button = Voir l’accusé de réception
mail-receipt-note = Votre lien montre désormais l’accusé de réception et les réponses envoyées. Pour toute correction, veuillez répondre à ce message ; la version envoyée est conservée.

mail-returned-subject = { $name } : questions sur vos réponses, à rendre le { $date }
mail-returned-lead = { $institution } a lu vos réponses ({ $name }) à « { $assessment } » et vous les renvoie avec une question.
mail-returned-what = { $questions ->
    [0] La question porte sur l’ensemble des réponses. Elle se trouve derrière votre lien.
    [one] La question porte sur une réponse. Elle se trouve derrière votre lien, à côté de la réponse.
   *[other] Les questions portent sur { $questions } réponses. Elles se trouvent derrière votre lien, à côté de chaque réponse.
 }
mail-returned-button = Voir ce qui est demandé
mail-returned-kept = Vous pouvez modifier ces réponses et toutes les autres, puis envoyer de nouveau. La version que vous avez envoyée est conservée.
