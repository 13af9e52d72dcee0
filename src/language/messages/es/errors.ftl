# Errores de las respuestas, según los códigos de la sección 8 de questionnaires/README.md.
answer-error-required = Responda a esta pregunta
answer-error-other_required = Indique qué es «otro»
answer-error-not_a_number = Escriba un número, en cifras
answer-error-not_a_date = Escriba una fecha que exista, por ejemplo { $example }
answer-error-not_a_choice = «{ $value }» ya no se ofrece. Elija otra respuesta
answer-error-min = Escriba { $limit } o más
answer-error-max = Escriba { $limit } o menos
answer-error-min-date = Escriba { $limit } o una fecha posterior
answer-error-max-date = Escriba { $limit } o una fecha anterior
answer-error-step = Escriba un número en pasos de { $step }
answer-error-too_short = Escriba al menos { $limit ->
    [one] { $limit } carácter
   *[other] { $limit } caracteres
 }. Ha escrito { $length }
answer-error-too_long = Reduzca el texto a { $limit ->
    [one] { $limit } carácter
   *[other] { $limit } caracteres
 }. Ha escrito { $length }
answer-error-pattern = Escriba la respuesta en la forma solicitada
answer-error-email = Escriba una dirección de correo electrónico, por ejemplo nombre@example.org
answer-error-url = Escriba una dirección web, por ejemplo https://example.org
answer-error-answer_count-min = Elija al menos { $limit ->
    [one] { $limit } respuesta
   *[other] { $limit } respuestas
 }. Ha elegido { $count }
answer-error-answer_count-max = Elija como máximo { $limit ->
    [one] { $limit } respuesta
   *[other] { $limit } respuestas
 }. Ha elegido { $count }
answer-error-answer_count = Elija otras respuestas: estas no pueden ir juntas
answer-error-too_few_entries = Añada elementos: se necesitan al menos { $limit } y hay { $count }
answer-error-too_many_entries = Quite elementos: puede haber como máximo { $limit } y hay { $count }
answer-error-duplicate_key = «{ $value }» figura dos veces. Cada elemento puede figurar una sola vez
answer-error-expression = Revise esta respuesta
answer-error-wrong_type = Esta respuesta no se puede leer. Escríbala de nuevo
answer-error-unknown_question = Esta pregunta no forma parte del cuestionario

errors-to-correct = { $count ->
    [one] Hay { $count } respuesta por corregir
   *[other] Hay { $count } respuestas por corregir
 }
errors-kept = Todo lo que escribió sigue aquí y está guardado como borrador.
errors-in-form = { $count ->
    [one] Hay { $count } punto por corregir
   *[other] Hay { $count } puntos por corregir
 }
errors-still-here = Todavía no se ha guardado nada. Lo que escribió sigue aquí.
error-at = { $place } – { $error }
error-at-deeper = { $place }, { $question } – { $error }
