# The draft of a summary with the secretariat of its mechanism.
comment-title = { $name }: borrador del resumen de conclusiones
comment-lead = { $institution } pide a { $name } que examine el borrador de su resumen de conclusiones antes de publicarlo.
comment-enter = Leer el borrador
comment-before = Antes de empezar
comment-how = Puede comentar cada frase, proponer otra redacción o estar de acuerdo con el texto. Puede parar y volver con el mismo enlace.
comment-link-note = El enlace es personal. Abrirlo no cambia nada.
comment-use = Lo que envíe lo leen las personas que editan el resumen. No se publica.
comment-contact = Preguntas: { $contact }
comment-intro = Este es el borrador tal como se publicaría. Debajo de cada frase están las respuestas suyas en que se basa.
comment-languages = Texto en:
comment-remark = Comentar esta frase
comment-remark-label = Su comentario
comment-words-label = Otra redacción que propone
comment-whole = Comentarios sobre todo el texto
comment-send = Enviar su respuesta
comment-send-text = Una vez enviados, sus comentarios no se pueden cambiar aquí.
comment-save = Guardar y seguir más tarde
comment-agree = Enviar: estamos de acuerdo con el texto
comment-propose = Enviar: proponemos cambios
comment-saved = Sus comentarios están guardados. Aún no se han enviado.
comment-thanks = Gracias. Su respuesta se ha enviado; abajo está lo que escribió.
comment-closed = El plazo de comentarios sobre este borrador ha terminado.
comment-not-saved = No se pudo guardar: el plazo ha terminado o su respuesta ya se envió. Lo que escribió está abajo.

# The mail that asks for it.
mail-comment-subject = { $name }: borrador de su resumen de conclusiones, para comentarios
mail-comment-lead = { $institution } ha redactado el resumen de conclusiones de { $name } a partir de las respuestas a «{ $assessment }» y le pide que lo examine antes de publicarlo.
mail-comment-button = Leer el borrador
mail-comment-link-note = No necesita una cuenta. Abrir el enlace, aunque lo haga un filtro de correo, no cambia nada.
mail-comment-what = Puede comentar cada frase, proponer otra redacción o estar de acuerdo con el texto sobre { $name }.
