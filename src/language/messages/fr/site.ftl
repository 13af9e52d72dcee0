# Pages affichées à la place de la page demandée.
error-not-found-title = Cette page n’existe pas
error-not-found-text = Vérifiez l’adresse ou repartez de la première page.
error-not-allowed-title = Cette page est réservée à un autre rôle
error-not-allowed-text = Votre compte n’y donne pas accès. Adressez-vous à l’administration si vous en avez besoin.
error-sign-in-needed-title = Se connecter
error-sign-in-needed-text = Connectez-vous pour voir cette page.
error-link-needed-title = Ouvrez de nouveau votre lien personnel
error-link-needed-text = Cette page s’ouvre avec le lien reçu par courriel. Si le lien ne fonctionne pas non plus, écrivez au contact ci-dessous : vos réponses sont conservées.
error-form-not-ours-title = Ce formulaire est trop ancien
error-form-not-ours-text = Rien n’a été modifié. Revenez en arrière, rechargez la page et envoyez de nouveau le formulaire.
error-bad-form-title = Le formulaire n’a pas pu être lu
error-bad-form-text = Rien n’a été modifié. Revenez en arrière et envoyez-le de nouveau ; votre saisie y est encore.
error-too-large-title = C’est trop en une seule fois
error-too-large-text = Rien n’a été modifié. Revenez en arrière, raccourcissez le texte et envoyez-le de nouveau.
error-unavailable-title = Le service est occupé
error-unavailable-text = Rien n’a été perdu. Attendez un instant, revenez en arrière et envoyez de nouveau.
error-internal-title = Une erreur s’est produite de notre côté
error-internal-text = Vous n’y êtes pour rien, et ce qui a été enregistré est conservé. Réessayez ; si cela se reproduit, écrivez au contact ci-dessous.
error-reference = Référence : { $reference }

# The mails that a demonstration sent.
demo-mails-title = Messages envoyés
demo-mails-lead = Cette démonstration n’envoie pas de courrier électronique : ce qu’elle enverrait est conservé ici. Les adresses n’appartiennent à personne.
demo-mails-search = Destinataire ou objet
demo-mails-search-button = Rechercher
demo-mails-none = Aucun message trouvé.
demo-mail-subject = Objet
demo-mail-from = De
demo-mail-to = À
demo-mail-reply-to = Répondre à
demo-mail-date = Envoyé
demo-mail-html = La version HTML, telle qu’elle a été écrite
