# Correos. $name es quien responde, $institution quien pregunta; las fechas van escritas.
mail-greeting = Estimada/o { $person }:
mail-greeting-unnamed = Estimada/o colega:
mail-regards = Atentamente
mail-illustrative = Correo ilustrativo. Los nombres, las fechas y las respuestas de esta evaluación son inventados.
mail-why = Recibe este correo como persona de contacto ({ $name }). Mensaje: { $message }
mail-stop = No recibir más recordatorios sobre esta evaluación: { $link }
mail-copy-link = Su enlace personal:
mail-languages = Idiomas
mail-due = Fecha límite
mail-fact = { $label }: { $value }
mail-other = Si este correo debe dirigirse a otra persona, o si prefiere responder por teléfono o en papel, le rogamos que responda a este correo.
mail-other-phone = Si este correo debe dirigirse a otra persona, o si prefiere responder por teléfono o en papel, le rogamos que responda a este correo o llame al { $phone }.

mail-invitation-subject = { $name }: cuestionario sobre los mecanismos de consulta interestatales sobre migración, fecha límite: { $date }
mail-invitation-title = { $name }: su cuestionario
mail-invitation-lead = { $group ->
    [state] { $institution } invita a su Estado a participar en «{ $assessment }»: qué han aportado los mecanismos de consulta interestatales sobre migración, qué utilidad tienen y qué debería cambiar. Las respuestas de los Estados figurarán junto a las de los mecanismos en los resúmenes de conclusiones.
    [igo] { $institution } invita a su organización a participar en «{ $assessment }»: cómo trabajan las organizaciones intergubernamentales con los mecanismos de consulta interestatales sobre migración y qué han aportado estos. Las respuestas figurarán junto a las de los mecanismos en los resúmenes de conclusiones.
   *[iscm] { $institution } invita a su mecanismo a participar en «{ $assessment }»: cómo funciona el mecanismo, qué ha aportado a la gobernanza de la migración y qué necesita. Las respuestas servirán de base para su resumen de conclusiones.
 }
mail-invitation-button = Abrir el cuestionario
mail-invitation-link-note = El enlace funciona hasta el final de la evaluación, también después del envío. Abrirlo, o que lo abra un filtro de correo, no cambia nada.
mail-invitation-visits = Puede responder en varias sesiones, a su conveniencia. Cada página se guarda al pasar a la siguiente.

mail-reminder-subject = { $name }: fecha límite para sus respuestas: { $date }
mail-reminder-never-opened = Le escribimos, en nombre de { $institution }, sobre «{ $assessment }». Su cuestionario ({ $name }) todavía no se ha abierto; quizá nuestro correo no llegó a la persona indicada.
mail-reminder-started = El cuestionario de { $name } para «{ $assessment }» se ha empezado, y lo introducido está guardado. Todavía no se ha enviado.
mail-reminder-in-clearance = Las respuestas de { $name } a «{ $assessment }» están en proceso de autorización. Todavía no se han enviado.
mail-reminder-returned = Las respuestas de { $name } a «{ $assessment }» se le devolvieron con preguntas. Todavía no se han enviado de nuevo; hasta entonces vale la versión que envió.
mail-reminder-help = Si necesita más tiempo, o ayuda con una pregunta, responda a este correo.

mail-receipt-subject = { $name }: acuse de recibo { $number }
mail-receipt-lead = { $institution } ha recibido las respuestas de { $name } a «{ $assessment }».
mail-receipt-number = Número
mail-receipt-time = Enviadas el
mail-receipt-version = Versión
mail-receipt-digest = Huella (SHA-256)
mail-receipt-button = Ver el acuse de recibo
mail-receipt-note = Su enlace muestra ahora el acuse de recibo y las respuestas enviadas. Para corregir algo, responda a este correo; la versión enviada se conserva.

mail-returned-subject = { $name }: preguntas sobre sus respuestas, fecha límite: { $date }
mail-returned-lead = { $institution } ha leído las respuestas de { $name } a «{ $assessment }» y se las devuelve con una pregunta.
mail-returned-what = { $questions ->
    [0] La pregunta se refiere al conjunto de las respuestas. La encontrará en su enlace.
    [one] La pregunta se refiere a una respuesta. La encontrará en su enlace, junto a la respuesta.
   *[other] Las preguntas se refieren a { $questions } respuestas. Las encontrará en su enlace, junto a cada respuesta.
 }
mail-returned-button = Ver lo que se pregunta
mail-returned-kept = Puede cambiar estas respuestas y todas las demás y enviarlas de nuevo. La versión que envió se conserva.
