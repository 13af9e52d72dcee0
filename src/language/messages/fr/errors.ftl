# Erreurs des réponses, selon les codes de la section 8 de questionnaires/README.md.
answer-error-required = Répondez à cette question
answer-error-other_required = Précisez ce que désigne « autre »
answer-error-not_a_number = Saisissez un nombre, en chiffres
answer-error-not_a_date = Saisissez une date qui existe, par exemple { $example }
answer-error-not_a_choice = « { $value } » n’est plus proposé. Choisissez une autre réponse
answer-error-min = Saisissez { $limit } ou plus
answer-error-max = Saisissez { $limit } ou moins
answer-error-min-date = Saisissez { $limit } ou une date ultérieure
answer-error-max-date = Saisissez { $limit } ou une date antérieure
answer-error-step = Saisissez un nombre par pas de { $step }
answer-error-too_short = Saisissez au moins { $limit ->
    [one] { $limit } caractère
   *[other] { $limit } caractères
 }. Vous en avez saisi { $length }
answer-error-too_long = Ramenez le texte à { $limit ->
    [one] { $limit } caractère
   *[other] { $limit } caractères
 }. Vous en avez saisi { $length }
answer-error-pattern = Saisissez la réponse sous la forme demandée
answer-error-email = Saisissez une adresse électronique, par exemple nom@example.org
answer-error-url = Saisissez une adresse web, par exemple https://example.org
answer-error-answer_count-min = Choisissez au moins { $limit ->
    [one] { $limit } réponse
   *[other] { $limit } réponses
 }. Vous en avez choisi { $count }
answer-error-answer_count-max = Choisissez au plus { $limit ->
    [one] { $limit } réponse
   *[other] { $limit } réponses
 }. Vous en avez choisi { $count }
answer-error-answer_count = Choisissez d’autres réponses : celles-ci ne vont pas ensemble
answer-error-too_few_entries = Ajoutez des éléments : il en faut au moins { $limit }, il y en a { $count }
answer-error-too_many_entries = Retirez des éléments : il en faut au plus { $limit }, il y en a { $count }
answer-error-duplicate_key = « { $value } » figure deux fois. Chaque élément ne peut figurer qu’une fois
answer-error-expression = Vérifiez cette réponse
answer-error-wrong_type = Cette réponse ne peut pas être lue. Saisissez-la de nouveau
answer-error-unknown_question = Cette question ne fait pas partie du questionnaire

errors-to-correct = { $count ->
    [one] Il y a { $count } réponse à corriger
   *[other] Il y a { $count } réponses à corriger
 }
errors-kept = Tout ce que vous avez saisi est encore là et enregistré comme brouillon.
errors-in-form = { $count ->
    [one] Il y a { $count } point à corriger
   *[other] Il y a { $count } points à corriger
 }
errors-still-here = Rien n’a encore été enregistré. Ce que vous avez saisi est encore là.
error-at = { $place } – { $error }
error-at-deeper = { $place }, { $question } – { $error }
