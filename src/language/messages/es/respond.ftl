# Páginas tras un enlace personal. $group es state, iscm o igo; $name es quien responde.
crumb-start = Inicio
crumb-tasks = Lista de tareas

landing-title = Su cuestionario ({ $name })
landing-lead = { $group ->
    [state] { $institution } pregunta a los Estados qué utilidad tienen para ellos los mecanismos de consulta interestatales sobre migración, qué han aportado y qué debería cambiar. Sus respuestas figuran junto a las de los mecanismos en los resúmenes de conclusiones.
    [igo] { $institution } pregunta a las organizaciones intergubernamentales cómo trabajan con los mecanismos de consulta interestatales sobre migración y qué han aportado estos. Sus respuestas figuran junto a las de los mecanismos en los resúmenes de conclusiones.
   *[iscm] { $institution } pregunta a cada mecanismo de consulta interestatal sobre migración cómo funciona, qué ha aportado a la gobernanza de la migración y qué necesita. Sus respuestas se convierten en el resumen de conclusiones de { $name }.
 }
landing-draft = Tiene un borrador.
landing-draft-facts = Secciones completas: { $done } de { $of }. Guardado por última vez: { $when }.
landing-submitted = Ha enviado sus respuestas.
landing-submitted-facts = Acuse de recibo { $number }, { $when }.
landing-returned = Sus respuestas le han sido devueltas.
landing-returned-facts = Puede cambiarlas y enviarlas de nuevo. Lo que envió antes se conserva.
landing-closed = La evaluación está cerrada.
landing-closed-facts = Desde el { $when } no se aceptan más respuestas. No se pierde nada de lo guardado; si falta algo, escriba al contacto indicado más abajo.
landing-not-open = La evaluación no ha comenzado.
landing-not-open-facts = Podrá responder a partir del { $when }.
landing-declined = { $name } no participa.
landing-declined-facts = Si esto ha cambiado, escriba al contacto indicado más abajo.
landing-start = Empezar el cuestionario
landing-continue = Continuar el cuestionario
landing-receipt = Ver el acuse de recibo
landing-look = Ver las respuestas
landing-before = Antes de empezar
landing-stop = Puede detenerse en cualquier momento. Cada página se guarda cuando continúa.
landing-link = Este enlace es suyo durante toda la evaluación: para el borrador, para el acuse de recibo y si se le devuelven respuestas. Abrirlo, o que lo abra un filtro de correo, no cambia nada.
landing-need = { $group ->
    [state] Quizá tenga que consultar a los ministerios que participan en las reuniones de cada mecanismo.
    [igo] Quizá tenga que consultar a las oficinas que trabajan con cada mecanismo.
   *[iscm] Quizá necesite el documento constitutivo, el plan de trabajo y datos sobre la financiación.
 }
landing-no-account = No se necesita cuenta y no se instala nada.
landing-use = Cómo se utilizan sus respuestas
landing-use-text = { $group ->
    [state] Junto a cada respuesta usted elige si se puede publicar con el nombre de su Estado, publicar como de «un Estado miembro», solo contar o dejar fuera de las publicaciones. Los datos de contacto nunca se publican.
    [igo] Junto a cada respuesta usted elige si se puede publicar con el nombre de su organización, publicar como de «una OIG», solo contar o dejar fuera de las publicaciones. Los datos de contacto nunca se publican.
   *[iscm] Junto a cada respuesta usted elige si se puede publicar con el nombre de { $name } o se deja fuera de las publicaciones. Los datos de contacto nunca se publican.
 }
landing-round = Esta evaluación
landing-due = Plazo
landing-days-left = { $days ->
    [0] queda menos de un día
    [one] queda { $days } día
   *[other] quedan { $days } días
 }
landing-answering-for = En nombre de
landing-your-link = Su enlace
landing-your-link-text = Personal. Funciona hasta que usted o nosotros lo retiremos, también después del envío.
landing-questions = Preguntas
landing-not-for-me = Este enlace no es para mí
landing-not-for-me-text = Envíenos el nombre y la dirección de la persona indicada y le enviaremos un enlace propio: { $contact }

tasks-title = { $name }: su cuestionario
tasks-lead = Secciones completas: { $done } de { $of }. Preguntas respondidas: { $answered } de { $questions }.
tasks-fill-in = Responder
tasks-send = Revisar y enviar
tasks-answered = Respondidas: { $answered } de { $of }
tasks-nothing-to-answer = Nada que responder según las respuestas dadas hasta ahora
tasks-complete = Completa
tasks-in-progress = En curso
tasks-not-started = Sin empezar
tasks-to-correct = { $count ->
    [one] { $count } respuesta por corregir
   *[other] { $count } respuestas por corregir
 }
tasks-review = Revisar sus respuestas
tasks-review-facts = Puede verlas en cualquier momento
tasks-open = Abierto
tasks-submit = Enviar
tasks-submit-blocked = Se abre cuando están respondidas las preguntas obligatorias de todas las secciones
tasks-submit-ready = Todo lo obligatorio está respondido
tasks-cannot-start = Todavía no es posible
tasks-can-start = Listo para enviar
tasks-submitted = Enviado
tasks-receipt = Acuse de recibo
tasks-leave-title = En un ordenador compartido
tasks-leave-text = Olvidar el enlace aquí no cambia nada más: el de su correo funciona como antes.
tasks-leave = Olvidar el enlace en este ordenador
tasks-due = Plazo: { $when }.

page-position = Sección { $number } de { $count }
page-all-needed = Todas las preguntas necesitan respuesta, salvo las marcadas (opcional).
page-save-continue = Guardar y continuar
page-save-tasks = Guardar e ir a la lista de tareas
page-save-review = Guardar y revisar sus respuestas
page-save = Guardar
page-saved = Guardado: { $when }.
page-saved-note = Al salir de la página solo se pierde lo escrito desde entonces.
page-not-saved-yet = Todavía no se ha guardado nada de esta página.
page-offline = Todavía sin guardar: no hay conexión. Su texto permanece aquí y se guardará cuando vuelva la conexión.
page-previous = Sección anterior
page-conflict = Entretanto, otra persona cambió respuestas de esta página
page-conflict-text = Se conservan ambos textos. El suyo está en el campo; guarde de nuevo para que quede.
page-theirs = { $who } escribió: { $text }
page-nothing = Según las respuestas dadas hasta ahora, no hay nada que responder en esta página.
page-not-saved = Estas respuestas no se han guardado.
page-unsaved = Lo que escribió, para que pueda copiarlo:
page-refused-closed = La evaluación está cerrada; ya no se acepta nada.
page-refused-not-open = La evaluación todavía no ha comenzado.
page-refused-submitted = Entretanto se enviaron las respuestas.
page-refused-frozen = Las respuestas están en proceso de autorización y entretanto no se pueden cambiar.
page-refused-declined = { $name } no participa.
page-refused-answer = Una de ellas no se puede aceptar: { $what }
page-somebody = Otra persona
page-frozen = Las respuestas no se pueden cambiar en este momento.

review-title = Revise sus respuestas antes de enviarlas
review-title-read = Sus respuestas
review-lead = Preguntas respondidas: { $answered } de { $questions }.
review-missing = { $count ->
    [one] Falta o debe corregirse { $count } respuesta obligatoria
   *[other] Faltan o deben corregirse { $count } respuestas obligatorias
 }
review-missing-text = Su borrador está guardado. Responda a estas preguntas y vuelva para enviar.
review-named = Se puede publicar con nuestro nombre
review-group = { $group ->
    [state] Se puede publicar como de «un Estado miembro»
    [igo] Se puede publicar como de «una OIG»
   *[iscm] Se puede publicar como de «un mecanismo»
 }
review-count = Solo se cuenta
review-none = Queda fuera de las publicaciones
review-not-answered = Sin respuesta
review-submit = Enviar
review-submit-text = Recibirá un acuse de recibo por correo. Si algo no está claro, se le pueden devolver las respuestas hasta el { $when }.
review-declaration = Envío estas respuestas en nombre de { $name }
review-declaration-needed = Confirme que envía estas respuestas en nombre de { $name }
review-submit-button = Enviar las respuestas
review-back = Volver a la lista de tareas
review-changed = Se cambiaron respuestas desde que abrió esta página
review-changed-text = Entretanto, otra persona guardó respuestas. Revíselas antes de enviar.

receipt-title = Respuestas enviadas
receipt-number = Su número de acuse de recibo
receipt-lead = { $institution } ha recibido las respuestas de { $name }. Un acuse de recibo va en camino por correo.
receipt-next = Qué ocurre ahora
receipt-next-read = La persona coordinadora lee sus respuestas. Si algo no está claro, se le devuelven con un comentario. Su enlace sigue siendo el mismo.
receipt-next-summary = { $group ->
    [state] Los analistas redactan los resúmenes de conclusiones de los mecanismos. Cada frase indica de qué respuestas procede.
    [igo] Los analistas redactan los resúmenes de conclusiones de los mecanismos. Cada frase indica de qué respuestas procede.
   *[iscm] Los analistas redactan el resumen de conclusiones de { $name }. Cada frase indica de qué respuestas procede.
 }
receipt-correct = ¿Necesita corregir algo? Escriba a { $contact }. La versión enviada se conserva.
receipt-see-answers = Ver las respuestas enviadas
receipt-title-panel = Acuse de recibo
receipt-submitted = Enviado
receipt-version = Versión
receipt-version-text = { $version }, con { $answers ->
    [one] { $answers } respuesta
   *[other] { $answers } respuestas
 }
receipt-digest = Huella (SHA-256)
receipt-digest-text = Mientras la huella de su copia y esta sean iguales, las respuestas no han cambiado.

unknown-link-title = Este enlace no abre ningún cuestionario
unknown-link-text = Quizá se copió solo en parte, fue sustituido por otro más reciente o fue retirado. Pruebe una vez más el enlace completo del último correo que le enviamos.
unknown-link-contact = Si no basta, escriba a { $contact } e indique su organización. No se pierde nada de lo que guardó.

stop-title = Detener los recordatorios
stop-text = No recibirá más recordatorios sobre esta evaluación. Su enlace sigue funcionando, y nosotros vemos que lo ha pedido.
stop-button = No enviarme más recordatorios
stopped-title = Los recordatorios están detenidos
stopped-text = No recibirá más recordatorios sobre esta evaluación. Su enlace sigue funcionando.

privacy-title = Aviso de privacidad
privacy-purpose = Finalidad
privacy-purpose-text = { $institution } reúne estas respuestas para describir cómo funcionan los mecanismos de consulta interestatales sobre migración, y publica lo que dicen por mecanismo y en conjunto. Los nombres y direcciones de los contactos sirven para enviar enlaces, recordatorios y acuses de recibo.
privacy-who = Quién ve qué
privacy-who-text = El personal de { $institution } que trabaja en la evaluación ve todas las respuestas. Los lectores ven solo lo que quien responde permitió publicar, y en la forma que permitió; lo que respondieron pocos no se muestra. Los demás participantes no ven sus respuestas ni si ha respondido. Los datos de contacto los ve solo el personal.
privacy-retention = Cuánto tiempo se conserva
privacy-retention-text = Las respuestas y los acuses de recibo se conservan como documentos de la evaluación; cada versión enviada sigue siendo legible. Los datos de contacto se conservan con ellos y se eliminan cuando usted lo pida.
privacy-technical = Lo que guarda su navegador
privacy-technical-text = Una cookie guarda el camino a su cuestionario hasta que lo cierre o salga, otra su elección de idioma. Nada se transmite a terceros, nada se mide.
privacy-contact = Contacto
privacy-contact-text = Preguntas, correcciones y solicitudes: { $contact }

accessibility-title = Accesibilidad
accessibility-text = Estas páginas están hechas para funcionar con el teclado, con un lector de pantalla, ampliadas al 400 %, impresas y sin script. Seguimos las Pautas de Accesibilidad para el Contenido Web 2.2, nivel AA.
accessibility-contact = Si algo no le funciona, escriba a { $contact }. También recibimos respuestas por teléfono, en papel o en un archivo.
