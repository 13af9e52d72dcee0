# The draft of a summary with the secretariat of its mechanism.
comment-title = { $name } : projet de résumé des conclusions
comment-lead = { $institution } vous invite à examiner le projet de résumé des conclusions relatif à votre mécanisme ({ $name }) avant sa publication.
comment-enter = Lire le projet
comment-before = Avant de commencer
comment-how = Vous pouvez commenter chaque phrase, proposer une autre formulation, ou approuver le texte. Vous pouvez vous arrêter et revenir avec le même lien.
comment-link-note = Le lien est personnel. L’ouvrir ne change rien.
comment-use = Ce que vous envoyez est lu par les personnes qui rédigent le résumé. Cela n’est pas publié.
comment-contact = Questions : { $contact }
comment-intro = Voici le projet tel qu’il serait publié. Sous chaque phrase figurent vos réponses sur lesquelles elle repose.
comment-languages = Texte en :
comment-remark = Commenter cette phrase
comment-remark-label = Votre remarque
comment-words-label = Autre formulation que vous proposez
comment-whole = Remarques sur l’ensemble du texte
comment-send = Envoyer votre réponse
comment-send-text = Une fois envoyées, vos remarques ne peuvent plus être modifiées ici.
comment-save = Enregistrer et continuer plus tard
comment-agree = Envoyer : nous approuvons le texte
comment-propose = Envoyer : nous proposons des changements
comment-saved = Vos remarques sont enregistrées. Elles ne sont pas encore envoyées.
comment-thanks = Merci. Votre réponse a été envoyée ; vous trouverez ci-dessous ce que vous avez écrit.
comment-closed = Les commentaires sur ce projet sont clos.
comment-not-saved = Enregistrement impossible : les commentaires sont clos, ou votre réponse a déjà été envoyée. Ce que vous avez saisi figure ci-dessous.

# The mail that asks for it.
mail-comment-subject = { $name } : projet de votre résumé des conclusions, pour commentaires
mail-comment-lead = { $institution } a rédigé le résumé des conclusions relatif à votre mécanisme ({ $name }) à partir des réponses à « { $assessment } » et vous invite à l’examiner avant sa publication.
mail-comment-button = Lire le projet
mail-comment-link-note = Aucun compte n’est nécessaire. L’ouverture du lien, même par un filtre de messagerie, ne change rien.
mail-comment-what = Vous pouvez commenter chaque phrase, proposer une autre formulation, ou approuver le texte sur { $name }.
