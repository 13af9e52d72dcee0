# Mots des questions et des réponses.
optional = (facultatif)
not-answered = Sans réponse
choose = Choisissez
clear-answer = Retirer cette réponse
total = Total
update-total = Mettre à jour le total
characters-limit = Vous pouvez saisir jusqu’à { $limit ->
    [one] { $limit } caractère
   *[other] { $limit } caractères
 }.
characters-left = Caractères restants : #
characters-over = Caractères en trop : #
no-rank = Non classé
other-text = Précisez
comment-text = Commentaire
entry-of = Élément { $number } sur { $count }
entry-number = Élément { $number }
no-entries = Rien n’a encore été ajouté.
add-entry = Ajouter un élément
remove-entry = Retirer
attribution-label = Cette réponse peut être
attribution-named = publiée avec notre nom
attribution-group = { $group ->
    [state] publiée comme celle d’« un État membre »
    [igo] publiée comme celle d’« une OIG »
   *[iscm] publiée comme celle d’« un mécanisme »
 }
attribution-count = seulement comptée
attribution-none = tenue à l’écart des publications

# The built-in choices, where the file gives no text of its own.
choice-none = Aucune réponse de la liste
choice-refused = Je préfère ne pas répondre
choice-dontknow = Je ne sais pas
choice-other = Autre (à préciser)
