# Mots qui entourent chaque page.
program-name = Enquête MCIM
title-error = Erreur :
skip-to-content = Aller au contenu principal
navigation = Rubriques
language-of-page = Langue de cette page
you-are-here = Vous êtes ici
footer-privacy = Vie privée
footer-accessibility = Accessibilité
footer-contact = Contact
footer-designations = Les appellations employées et la présentation des données n’impliquent aucune prise de position quant au statut juridique des pays, territoires, villes ou zones, ou de leurs autorités, ni quant au tracé de leurs frontières ou limites.
mark-reconstructed = Reconstitué d’après le résumé publié ; ce ne sont pas les termes du répondant
mark-illustrative = À titre d’illustration : inventé pour montrer le programme, personne n’a répondu cela
pagination = Pages de la liste
pagination-total = { $total ->
    [one] { $total } entrée
   *[other] { $total } entrées
 }
pagination-previous = Précédent
pagination-next = Suivant
change = Modifier
yes = Oui
no = Non
or = ou
back = Retour
