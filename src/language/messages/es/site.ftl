# Páginas en lugar de la página solicitada.
error-not-found-title = Esta página no existe
error-not-found-text = Compruebe la dirección o empiece por la primera página.
error-not-allowed-title = Esta página es para otra función
error-not-allowed-text = Su cuenta no la incluye. Diríjase a la administración si la necesita.
error-sign-in-needed-title = Iniciar sesión
error-sign-in-needed-text = Inicie sesión para ver esta página.
error-link-needed-title = Abra de nuevo su enlace personal
error-link-needed-text = Esta página se abre con el enlace de su correo. Si el enlace tampoco funciona, escriba al contacto de abajo: sus respuestas se conservan.
error-form-not-ours-title = Este formulario es demasiado antiguo
error-form-not-ours-text = No se cambió nada. Vuelva atrás, recargue la página y envíe de nuevo el formulario.
error-bad-form-title = No se pudo leer el formulario
error-bad-form-text = No se cambió nada. Vuelva atrás y envíelo de nuevo; lo que escribió sigue ahí.
error-too-large-title = Es demasiado de una vez
error-too-large-text = No se cambió nada. Vuelva atrás, acorte el texto y envíelo de nuevo.
error-unavailable-title = El servicio está ocupado
error-unavailable-text = No se perdió nada. Espere un momento, vuelva atrás y envíelo de nuevo.
error-internal-title = Algo ha fallado aquí
error-internal-text = No es culpa suya, y lo guardado se conserva. Inténtelo de nuevo; si se repite, escriba al contacto de abajo.
error-reference = Referencia: { $reference }

# The mails that a demonstration sent.
demo-mails-title = Mensajes enviados
demo-mails-lead = Esta demostración no envía correo electrónico: lo que enviaría se guarda aquí. Las direcciones no pertenecen a nadie.
demo-mails-search = Destinatario o asunto
demo-mails-search-button = Buscar
demo-mails-none = No se encontró ningún mensaje.
demo-mail-subject = Asunto
demo-mail-from = De
demo-mail-to = Para
demo-mail-reply-to = Responder a
demo-mail-date = Enviado
demo-mail-html = La versión HTML, tal como se escribió
