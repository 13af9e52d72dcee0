# Las respuestas abiertas, codificadas a mano.
coding-indicator = { $question } (códigos)
coding-title = Respuestas abiertas
coding-lead = Respuestas en las propias palabras de quienes respondieron. Asígneles códigos de un libro de códigos: los códigos que dieron dos codificadores, o que se decidieron, se cuentan junto a los demás indicadores.
coding-question = Pregunta
coding-asked = Se pregunta a
coding-answers = Respuestas
coding-own = Codificadas por usted
coding-by-two = Codificadas por dos
coding-differing = Por decidir
coding-settled = Resueltas
coding-no-questions = Los cuestionarios de esta ronda no tienen preguntas abiertas.
coding-ways = Trabajar en esta pregunta
coding-way-code = Codificar
coding-way-book = Libro de códigos
coding-way-compare = Comparar codificadores
coding-progress = { $all ->
    [one] Ha codificado { $own } de una respuesta.
   *[other] Ha codificado { $own } de { $all } respuestas.
 }
coding-no-codes = El libro de códigos de esta pregunta está vacío. Añada códigos antes de codificar.
coding-none-shown = No hay respuestas aquí.
coding-save = Guardar
coding-search = Palabras en la respuesta
coding-show = Mostrar
coding-show-all = Todas las respuestas
coding-show-open = Por codificar
coding-show-quoted = Elegidas como citas
coding-nothing-fits = Ningún código conviene
coding-quote = Merece citarse
coding-decided = Decidido:
coding-not-saved = No se guardó nada: un código se retiró o una respuesta se envió de nuevo mientras usted trabajaba. Lo que marcó sigue marcado; revíselo y guarde otra vez.
coding-book-lead = Un código no cambia una vez creado; sus etiquetas y su regla sí pueden. Un código retirado ya no se ofrece y sigue contando. Al fusionarlo, otro código cuenta en su lugar, también donde ya se había dado.
coding-book-empty = Aún no hay códigos.
coding-book-add = Añadir un código
coding-book-save = Guardar el código
coding-code = Código
coding-code-hint = Minúsculas, cifras y _, por ejemplo peer_learning.
coding-label = Etiqueta ({ $language })
coding-definition = Definición
coding-use-when = Cuándo usarlo y cuándo no
coding-state = Estado
coding-state-in-use = En uso
coding-state-retired = Retirado
coding-state-merged = Fusionado con
coding-bad-code = Escriba el código en minúsculas, cifras y _, empezando por una letra, en 40 caracteres como máximo.
coding-code-taken = El libro de códigos ya tiene este código.
coding-no-label = Escriba una etiqueta en al menos un idioma.
coding-code-unknown = El libro de códigos ya no tiene este código.
coding-bad-target = Elija un código en uso.
coding-agreement = Acuerdo
coding-no-pairs = Ninguna respuesta ha sido codificada aún por dos personas.
coding-alpha = { $n ->
    [one] Una respuesta fue codificada por dos o más personas. Alfa de Krippendorff sobre los conjuntos de códigos: { $alpha }.
   *[other] { $n } respuestas fueron codificadas por dos o más personas. Alfa de Krippendorff sobre los conjuntos de códigos: { $alpha }.
 }
coding-pair = { $one } y { $other }: los mismos códigos en { $same } de { $n } respuestas
coding-both = Ambos
coding-share = Acuerdo
coding-kappa = Kappa de Cohen
coding-alpha-short = Alfa
coding-undefined = indefinido
coding-nothing-given = Ninguno de los dos dio un código.
coding-method = 1 es el acuerdo completo, 0 lo que daría el azar. El kappa y el alfa de un código comparan si cada codificador lo dio; el alfa de los conjuntos usa la distancia MASI. Una cifra es indefinida donde todos dieron siempre lo mismo. Con pocas respuestas, cada cifra es aproximada.
coding-decide-title = Respuestas
coding-compare-differing = Por decidir
coding-compare-one = Codificadas por una persona
coding-compare-settled = Resueltas
coding-decide-codes = Códigos que cuentan
coding-decide = Decidir
coding-undecide = Dejarlo a los codificadores
coding-coder-program = El programa
coding-chosen = Elegidas al codificar
coding-views = Cómo se muestran las respuestas
coding-view-list = En lista
coding-view-one = De una en una
coding-with-code = Codificadas como
coding-place = Respuesta { $place } de { $all }
coding-save-next = Guardar e ir a la siguiente por codificar
coding-next = Respuesta siguiente
coding-previous = Respuesta anterior
coding-all-done = Ha codificado todas las respuestas que muestran estos filtros.
coding-keys = Teclas
coding-key-where = Mientras una de las casillas tiene el foco (la tecla Tab lleva allí):
coding-key-code = marca el código que lleva este signo
coding-key-save = guarda
coding-key-save-next = guarda y va a la siguiente respuesta que usted no ha codificado
coding-key-search = va a la búsqueda
coding-key-access = En toda la página, y sin script, las mismas cifras y letras sirven de teclas de acceso, que los navegadores abren con Alt, Alt y Mayús, o Control y Opción. Además:
coding-you-decide = Usted abrió la comparación de los codificadores de esta pregunta sin haber codificado. Allí decide, y aquí no asigna códigos.
coding-compared = Ha comparado esta respuesta; sus códigos quedan como los dio:
coding-not-saved-compared = No se guardó nada: entretanto usted comparó una de estas respuestas con los códigos de otra persona. Lo que cuenta de ella se decide donde se compara a los codificadores.
coding-to-compare = { $n ->
    [one] Una respuesta fue codificada por dos personas o más.
   *[other] { $n } respuestas fueron codificadas por dos personas o más.
 }
coding-open = Abrir la comparación
coding-open-as-coder = Abra la comparación cuando haya codificado todo lo que quiera codificar. Desde entonces, sus códigos de una respuesta que también codificó otra persona quedan como los dio, para que el acuerdo diga cuánto coincidieron sin consultarse. Las respuestas que no ha codificado siguen ocultas, y aún puede codificarlas.
coding-open-to-decide = No ha codificado ninguna respuesta a esta pregunta. Si abre la comparación ahora, verá lo que dieron los codificadores y decidirá sobre ello, y ya no podrá asignar códigos propios a esta pregunta.
coding-hidden = { $n ->
    [one] Una respuesta que usted no ha codificado no se muestra ni se cuenta aquí.
   *[other] { $n } respuestas que usted no ha codificado no se muestran ni se cuentan aquí.
 }
coding-decide-nothing = Marque los códigos de la respuesta, o «Ningún código conviene».
coding-decide-both = Marque códigos o «Ningún código conviene», no ambas cosas.
coding-decide-retired = Entretanto se retiró un código que usted marcó. Revise lo marcado y decida de nuevo.
coding-label-hint = { $longest } caracteres como máximo.
coding-rule-hint = { $longest } caracteres como máximo.
coding-label-too-long = Acorte la etiqueta a { $longest } caracteres como máximo.
coding-rule-too-long = Acorte este texto a { $longest } caracteres como máximo.
