# Messages. $name est le répondant, $institution celle qui demande ; les dates sont écrites en toutes lettres.
mail-greeting = { $person },
mail-greeting-unnamed = Madame, Monsieur,
mail-regards = Avec nos salutations distinguées
mail-illustrative = Message à titre d’illustration. Les noms, les dates et les réponses de cette évaluation sont inventés.
mail-why = Vous recevez ce message en tant que contact pour { $name }. Message : { $message }
mail-stop = Ne plus recevoir de rappels pour cette évaluation : { $link }
mail-copy-link = Votre lien personnel :
mail-languages = Langues
mail-due = Réponses attendues
mail-other = Si ce message doit aller à quelqu’un d’autre, ou si vous préférez répondre par téléphone ou sur papier, répondez à ce message.
mail-other-phone = Si ce message doit aller à quelqu’un d’autre, ou si vous préférez répondre par téléphone ou sur papier, répondez à ce message ou appelez le { $phone }.

mail-invitation-subject = { $name } : questionnaire sur les mécanismes de consultation inter-États sur la migration, à rendre le { $date }
mail-invitation-title = { $name } : votre questionnaire
mail-invitation-lead = { $group ->
    [state] { $institution } invite { $name } à participer à « { $assessment } » : ce que les mécanismes de consultation inter-États sur la migration ont apporté, en quoi ils sont utiles et ce qui devrait changer. Les réponses des États figurent à côté de celles des mécanismes dans leurs résumés des conclusions.
    [igo] { $institution } invite { $name } à participer à « { $assessment } » : comment les organisations intergouvernementales travaillent avec les mécanismes de consultation inter-États sur la migration et ce que ceux-ci ont apporté. Les réponses figurent à côté de celles des mécanismes dans leurs résumés des conclusions.
   *[iscm] { $institution } invite { $name } à participer à « { $assessment } » : comment le mécanisme fonctionne, ce qu’il a apporté à la gouvernance des migrations et ce dont il a besoin. Les réponses deviennent le résumé des conclusions de { $name }.
 }
mail-invitation-button = Ouvrir le questionnaire
mail-invitation-link-note = Le lien fonctionne jusqu’à la fin de l’évaluation, même après l’envoi. L’ouvrir, ou qu’un filtre de messagerie l’ouvre, ne change rien.
mail-invitation-visits = Vous pouvez répondre en autant de visites que vous le souhaitez. Chaque page est enregistrée quand vous continuez.

mail-reminder-subject = { $name } : vos réponses sont attendues le { $date }
mail-reminder-never-opened = Nous vous avons écrit, au nom de { $institution }, au sujet de « { $assessment } ». Le questionnaire pour { $name } n’a pas encore été ouvert ; notre message n’est peut-être pas parvenu à la bonne personne.
mail-reminder-started = Le questionnaire de « { $assessment } » pour { $name } est commencé, et ce qui s’y trouve est enregistré. Il n’a pas encore été envoyé.
mail-reminder-in-clearance = Les réponses de { $name } à « { $assessment } » sont auprès des personnes qui les valident. Elles n’ont pas encore été envoyées.
mail-reminder-help = S’il vous faut plus de temps, ou de l’aide pour une question, répondez à ce message.

mail-receipt-subject = { $name } : accusé de réception { $number }
mail-receipt-lead = { $institution } a reçu les réponses de { $name } à « { $assessment } ».
mail-receipt-number = Numéro
mail-receipt-time = Envoyé
mail-receipt-version = Version
mail-receipt-digest = Empreinte (SHA-256)
mail-receipt-button = Voir l’accusé de réception
mail-receipt-note = Votre lien montre désormais l’accusé de réception et les réponses envoyées. Pour corriger quelque chose, répondez à ce message ; la version envoyée est conservée.
