# Les réponses ouvertes, codées à la main.
coding-indicator = { $question } (codes)
coding-title = Réponses ouvertes
coding-lead = Réponses dans les propres mots des répondants. Donnez-leur des codes d’un livre de codes : les codes que deux codeurs ont donnés, ou qui ont été arrêtés, sont comptés à côté des autres indicateurs.
coding-question = Question
coding-asked = Posée à
coding-answers = Réponses
coding-own = Codées par vous
coding-by-two = Codées par deux
coding-differing = À trancher
coding-settled = Réglées
coding-no-questions = Les questionnaires de ce cycle n’ont pas de question ouverte.
coding-ways = Travailler sur cette question
coding-way-code = Coder
coding-way-book = Livre de codes
coding-way-compare = Comparer les codeurs
coding-progress = { $all ->
    [one] Vous avez codé { $own } réponse sur une.
   *[other] Vous avez codé { $own } réponses sur { $all }.
 }
coding-no-codes = Le livre de codes de cette question est vide. Ajoutez des codes avant de coder.
coding-none-shown = Aucune réponse ici.
coding-save = Enregistrer
coding-search = Mots dans la réponse
coding-show = Afficher
coding-show-all = Toutes les réponses
coding-show-open = À coder
coding-show-quoted = Choisies comme citations
coding-nothing-fits = Aucun code ne convient
coding-quote = Mérite d’être cité
coding-decided = Tranché :
coding-not-saved = Rien n’a été enregistré : un code a été retiré ou une réponse a été soumise à nouveau pendant que vous travailliez. Ce que vous avez coché l’est toujours ; vérifiez et enregistrez de nouveau.
coding-book-lead = Un code ne change plus une fois créé ; ses libellés et sa règle peuvent changer. Un code retiré n’est plus proposé et continue de compter. La fusion fait compter un autre code à sa place, aussi là où il a déjà été donné.
coding-book-empty = Pas encore de codes.
coding-book-add = Ajouter un code
coding-book-save = Enregistrer le code
coding-code = Code
coding-code-hint = Minuscules, chiffres et _, par exemple peer_learning.
coding-label = Libellé ({ $language })
coding-definition = Définition
coding-use-when = Quand l’utiliser, et quand ne pas l’utiliser
coding-state = État
coding-state-in-use = Utilisé
coding-state-retired = Retiré
coding-state-merged = Fusionné avec
coding-bad-code = Écrivez le code en minuscules, chiffres et _, en commençant par une lettre, en 40 caractères au plus.
coding-code-taken = Le livre de codes a déjà ce code.
coding-no-label = Saisissez un libellé dans une langue au moins.
coding-code-unknown = Le livre de codes n’a plus ce code.
coding-bad-target = Choisissez un code utilisé.
coding-agreement = Accord
coding-no-pairs = Aucune réponse n’a encore été codée par deux personnes.
coding-alpha = { $n ->
    [one] Une réponse a été codée par deux personnes ou plus. Alpha de Krippendorff sur les ensembles de codes : { $alpha }.
   *[other] { $n } réponses ont été codées par deux personnes ou plus. Alpha de Krippendorff sur les ensembles de codes : { $alpha }.
 }
coding-pair = { $one } et { $other } : mêmes codes pour { $same } réponses sur { $n }
coding-both = Les deux
coding-share = Accord
coding-kappa = Kappa de Cohen
coding-alpha-short = Alpha
coding-undefined = indéfini
coding-nothing-given = Aucun des deux n’a donné de code.
coding-method = 1 est l’accord complet, 0 ce que donnerait le hasard seul. Kappa et alpha d’un code comparent si chaque codeur l’a donné ; l’alpha des ensembles utilise la distance MASI. Un chiffre est indéfini là où tous ont toujours donné la même chose. Avec peu de réponses, chaque chiffre est approximatif.
coding-decide-title = Réponses
coding-compare-differing = À trancher
coding-compare-one = Codées par une personne
coding-compare-settled = Réglées
coding-decide-codes = Codes qui comptent
coding-decide = Trancher
coding-undecide = Laisser aux codeurs
coding-coder-program = Le programme
coding-chosen = Choisies pendant le codage
coding-views = Présentation des réponses
coding-view-list = En liste
coding-view-one = Une par une
coding-with-code = Codées comme
coding-place = Réponse { $place } sur { $all }
coding-save-next = Enregistrer et passer à la prochaine à coder
coding-next = Réponse suivante
coding-previous = Réponse précédente
coding-all-done = Vous avez codé toutes les réponses que ces filtres montrent.
coding-keys = Touches
coding-key-where = Tant qu’une des cases a le focus (la touche Tab y mène) :
coding-key-code = coche le code qui porte ce signe
coding-key-save = enregistre
coding-key-save-next = enregistre et passe à la prochaine réponse que vous n’avez pas codée
coding-key-search = va à la recherche
coding-key-access = Partout sur la page, et sans script, les mêmes chiffres et lettres servent de touches d’accès, que les navigateurs ouvrent par Alt, Alt et Maj, ou Contrôle et Option. De plus :
coding-you-decide = Vous avez ouvert la comparaison des codeurs de cette question sans avoir codé. Vous y tranchez, et ne donnez pas de codes ici.
coding-compared = Vous avez comparé cette réponse ; vos codes restent tels que vous les avez donnés :
coding-not-saved-compared = Rien n’a été enregistré : entre-temps, vous avez comparé une de ces réponses avec les codes d’une autre personne. Ce qui en compte se tranche là où les codeurs sont comparés.
coding-to-compare = { $n ->
    [one] { $n } réponse a été codée par deux personnes ou plus.
   *[other] { $n } réponses ont été codées par deux personnes ou plus.
 }
coding-open = Ouvrir la comparaison
coding-open-as-coder = Ouvrez la comparaison quand vous avez codé tout ce que vous voulez coder. Dès lors, vos codes d’une réponse codée aussi par quelqu’un d’autre restent tels que vous les avez donnés, pour que l’accord dise combien vous l’avez vue de la même façon sans vous concerter. Les réponses que vous n’avez pas codées restent cachées, et vous pouvez encore les coder.
coding-open-to-decide = Vous n’avez codé aucune réponse à cette question. Si vous ouvrez la comparaison maintenant, vous voyez ce que les codeurs ont donné et vous tranchez, et vous ne pouvez plus donner vos propres codes à cette question.
coding-hidden = { $n ->
    [one] { $n } réponse que vous n’avez pas codée n’est ni montrée ni comptée ici.
   *[other] { $n } réponses que vous n’avez pas codées ne sont ni montrées ni comptées ici.
 }
coding-decide-nothing = Cochez les codes de la réponse, ou « Aucun code ne convient ».
coding-decide-both = Cochez soit des codes, soit « Aucun code ne convient ».
coding-decide-retired = Un code que vous avez coché a été retiré entre-temps. Vérifiez ce qui est coché et tranchez de nouveau.
coding-label-hint = { $longest } caractères au plus.
coding-rule-hint = { $longest } caractères au plus.
coding-label-too-long = Raccourcissez le libellé à { $longest } caractères au plus.
coding-rule-too-long = Raccourcissez ce texte à { $longest } caractères au plus.
