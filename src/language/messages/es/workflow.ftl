# Lo que el equipo decide sobre una respuesta, lo que pregunta, y el registro de llamadas y cartas.
response-accepted = Aceptada
step-title = Qué hacer con estas respuestas
step-accept-text = ¿Está todo leído y claro? Aceptar significa que no queda nada por preguntar.
step-accept = Aceptar las respuestas
step-return = Devolver las respuestas con comentarios
step-reopen = Reabrir: devolver las respuestas aceptadas con comentarios
step-return-text = La organización ve lo que se pregunta en su primera página, en su lista de tareas y junto a cada respuesta, y sus puntos focales reciben un correo. Lo enviado se conserva y sigue contando hasta que vuelva a enviar.
step-comment = Comentario sobre el conjunto
step-comment-hint = Los comentarios sobre una respuesta se escriben debajo de cada respuesta, más abajo; se envían con este.
step-return-button = Devolver las respuestas
step-return-below = Esto envía el comentario sobre el conjunto y los comentarios escritos en cada respuesta.
step-ask = Preguntar sobre esta respuesta
step-ask-label = Qué se pregunta sobre esta respuesta
step-after-closing = La ronda ha terminado: la organización no puede cambiar nada y no recibe ningún correo. Devolver de todos modos, para introducir una corrección en su nombre.
step-decline = Anotar que no participa
step-decline-text = Después no se envían recordatorios. El borrador se conserva, y esto se puede deshacer.
step-declined-on = Cuándo lo comunicó
step-reason = Motivo
step-reason-hint = En sus propias palabras, si se conocen
step-decline-button = Anotar que no participa
step-declined = No participa: { $channel }, { $date }
step-recorded = Anotado: { $when }, { $who }
step-take-part-text = ¿Participa finalmente? Puede volver a responder con su enlace, con su borrador.
step-take-part = Participa finalmente
step-typed = No se ha enviado nada. Esto es lo que escribió; copie lo que aún necesite:
step-too-late = Alguien ha cambiado esta respuesta entretanto, y no se ha sobrescrito nada. Vea cómo está ahora y decida de nuevo
step-nothing-asked = Escriba lo que pregunta, sobre el conjunto o en una respuesta
step-round-over = La ronda ya no admite respuestas: confirme que las devuelve de todos modos
step-done-accept = Las respuestas están aceptadas.
step-done-return = Las respuestas se han devuelto. Los puntos focales reciben un correo mientras la ronda está abierta.
step-done-decline = Queda anotado que la organización no participa.
step-done-take-part = La organización vuelve a participar.
step-done-log = La entrada está en el registro.
typed-too-long = Escriba como máximo { $limit } caracteres
typed-unknown = Esta respuesta no está en la versión que cuenta
typed-not-a-date = Indique una fecha como año-mes-día: 2026-06-30
typed-in-future = Indique un día que no esté en el futuro
typed-before-entry = El próximo paso es anterior al contacto: indique un día posterior
typed-no-date = Indique la fecha
typed-no-channel = Elija el medio
typed-no-note = Escriba lo que se dijo
typed-no-next-step = Escriba el próximo paso, o deje vacía su fecha
typed-no-next-due = Indique para cuándo es el próximo paso
typed-no-reason = Escriba el motivo dado, o que no se dio ninguno
returns-title = Lo que se preguntó
board-last-contact = Último contacto
board-due-chip = Próximo paso por hacer
board-due = { $count ->
    [one] próximo paso por hacer
   *[other] próximos pasos por hacer
 }
log-title = Llamadas y cartas
log-empty = Todavía no hay nada anotado.
log-date = Fecha
log-channel = Medio
log-channel-choose = Elegir
log-person = Con quién
log-person-hint = Nombre o función; déjelo vacío para una carta a la organización
log-note = Qué se dijo
log-note-hint = Solo para coordinadores; la organización no lo ve
log-next = Próximo paso
log-next-hint = Deje ambos vacíos si no queda nada por hacer: la última entrada dice qué sigue
log-next-step = Próximo paso
log-due = Fecha del próximo paso
log-overdue = vencido
log-by = Anotado por
log-add = Anotar una llamada, carta, correo o reunión
log-add-text = Las entradas solo se añaden: un error se corrige con otra entrada.
log-add-button = Añadir al registro
channel-call = llamada
channel-letter = carta
channel-mail = correo
channel-meeting = reunión

# Lo que ven quienes responden.
asked-by = { $who }, { $when }
asked-title = Lo que se pregunta
asked-text = Cambie o complete sus respuestas; después revíselas y envíelas de nuevo. Lo que envió se conserva.
asked-gone = Una pregunta que ya no se muestra
asked-changed = cambiada desde entonces
landing-asked = { $count ->
    [one] Se pregunta sobre una respuesta. El comentario está junto a ella.
   *[other] Se pregunta sobre { $count } respuestas. Los comentarios están junto a ellas.
 }
tasks-asked = { $count ->
    [one] Una pregunta para usted
   *[other] { $count } preguntas para usted
 }
