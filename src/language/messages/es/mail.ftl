# Correos. $name es quien responde, $institution quien pregunta; las fechas van escritas.
mail-greeting = Estimada/o { $person }:
mail-greeting-unnamed = Estimada/o colega:
mail-regards = Atentamente
mail-illustrative = Correo ilustrativo. Los nombres, las fechas y las respuestas de esta evaluación son inventados.
mail-why = Recibe este correo como contacto de { $name }. Mensaje: { $message }
mail-stop = No recibir más recordatorios sobre esta evaluación: { $link }
mail-copy-link = Su enlace personal:
mail-languages = Idiomas
mail-due = Plazo
mail-other = Si esto debe ir a otra persona, o si prefiere responder por teléfono o en papel, responda a este correo.
mail-other-phone = Si esto debe ir a otra persona, o si prefiere responder por teléfono o en papel, responda a este correo o llame al { $phone }.

mail-invitation-subject = { $name }: cuestionario sobre los mecanismos de consulta interestatales sobre la migración, plazo { $date }
mail-invitation-title = { $name }: su cuestionario
mail-invitation-lead = { $group ->
    [state] { $institution } invita a { $name } a participar en «{ $assessment }»: qué han aportado los mecanismos de consulta interestatales sobre la migración, qué utilidad tienen y qué debería cambiar. Las respuestas de los Estados figuran junto a las de los mecanismos en sus resúmenes de resultados.
    [igo] { $institution } invita a { $name } a participar en «{ $assessment }»: cómo trabajan las organizaciones intergubernamentales con los mecanismos de consulta interestatales sobre la migración y qué han aportado estos. Las respuestas figuran junto a las de los mecanismos en sus resúmenes de resultados.
   *[iscm] { $institution } invita a { $name } a participar en «{ $assessment }»: cómo funciona el mecanismo, qué ha aportado a la gobernanza de la migración y qué necesita. Las respuestas se convierten en el resumen de resultados de { $name }.
 }
mail-invitation-button = Abrir el cuestionario
mail-invitation-link-note = El enlace funciona hasta el final de la evaluación, también después del envío. Abrirlo, o que lo abra un filtro de correo, no cambia nada.
mail-invitation-visits = Puede responder en tantas visitas como quiera. Cada página se guarda cuando continúa.

mail-reminder-subject = { $name }: sus respuestas se esperan hasta el { $date }
mail-reminder-never-opened = Le escribimos, en nombre de { $institution }, sobre «{ $assessment }». El cuestionario para { $name } todavía no se ha abierto; quizá nuestro correo no llegó a la persona indicada.
mail-reminder-started = El cuestionario de «{ $assessment }» para { $name } está empezado, y lo que contiene está guardado. Todavía no se ha enviado.
mail-reminder-in-clearance = Las respuestas de { $name } a «{ $assessment }» están con quienes las autorizan. Todavía no se han enviado.
mail-reminder-help = Si necesita más tiempo, o ayuda con una pregunta, responda a este correo.

mail-receipt-subject = { $name }: acuse de recibo { $number }
mail-receipt-lead = { $institution } ha recibido las respuestas de { $name } a «{ $assessment }».
mail-receipt-number = Número
mail-receipt-time = Enviado
mail-receipt-version = Versión
mail-receipt-digest = Huella (SHA-256)
mail-receipt-button = Ver el acuse de recibo
mail-receipt-note = Su enlace muestra ahora el acuse de recibo y las respuestas enviadas. Para corregir algo, responda a este correo; la versión enviada se conserva.
