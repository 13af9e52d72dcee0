# Palabras de las preguntas y respuestas.
optional = (opcional)
not-answered = Sin respuesta
choose = Elija
clear-answer = Retirar esta respuesta
total = Total
update-total = Actualizar el total
characters-limit = Puede escribir hasta { $limit ->
    [one] { $limit } carácter
   *[other] { $limit } caracteres
 }.
characters-left = Caracteres restantes: #
characters-over = Caracteres de más: #
no-rank = Sin orden
other-text = Indique cuál
comment-text = Comentario
entry-of = Elemento { $number } de { $count }
entry-number = Elemento { $number }
no-entries = Todavía no se ha añadido nada.
add-entry = Añadir un elemento
remove-entry = Quitar
attribution-label = Esta respuesta se puede
attribution-named = publicar con nuestro nombre
attribution-group = { $group ->
    [state] publicar como de «un Estado miembro»
    [igo] publicar como de «una OIG»
   *[iscm] publicar como de «un mecanismo»
 }
attribution-count = solo contar
attribution-none = dejar fuera de las publicaciones

# The built-in choices, where the file gives no text of its own.
choice-none = Ninguna de las anteriores
choice-refused = Prefiero no responder
choice-dontknow = No lo sé
choice-other = Otra respuesta (especifique)
