# The editor of summaries.
editor-title = Editar el resumen
editor-open = Editar y publicar este resumen
editor-not-begun = Nadie ha empezado a editar este resumen. El texto se genera a partir de las respuestas; la edición parte de ese texto y todo lo que usted cambie se guarda aparte.
editor-office = la oficina
editor-begin = Empezar a editar
editor-frozen = El texto está aprobado o publicado y no se puede cambiar. Podrá editarse cuando vuelva a ser borrador.
editor-left = { $count ->
    [one] Una afirmación aún no se puede publicar.
   *[other] { $count } afirmaciones aún no se pueden publicar.
 }
editor-to-first = Ir a la primera, en { $section }
editor-to-stage = Revisión, comentarios, publicación
editor-languages = Idiomas del resumen
editor-language-left = { $count ->
    [one] una pendiente
   *[other] { $count } pendientes
 }
editor-language-ready = Listo
editor-sections = Secciones
editor-statement = Afirmación { $number }
editor-text-of = Texto de la afirmación { $number }
editor-sources-of = Fuentes de la afirmación { $number }
editor-save = Guardar la afirmación { $number }
editor-save-all = Guardar todos los textos
editor-reset = Volver al texto generado
editor-confirm = La traducción es correcta así
editor-up = Subir
editor-down = Bajar
editor-drop = Omitir
editor-restore = Volver a incluir
editor-dropped = { $count ->
    [one] Una afirmación omitida
   *[other] { $count } afirmaciones omitidas
 }
editor-cite = Añadir una fuente
editor-uncite = Quitar esta fuente
editor-no-sources = Ninguna respuesta respalda este texto: añada una fuente.
editor-told-now = Las respuestas dicen ahora:
editor-told-no-more = Las respuestas ya no dicen esto.
editor-same-text = El texto es el mismo, pero cambió una respuesta que lo respalda.
editor-take = Tomar el texto nuevo
editor-leave = Mantener este texto, cambio visto
editor-take-gone = Omitirla
editor-leave-gone = Mantenerla con nuestras palabras
editor-take-new = Incluirla en el resumen
editor-generated = Lo que cambió respecto al texto generado
editor-says-in = Texto en { $language }:
editor-written-by = Último cambio de { $name }, { $time }.
editor-history = Todas las versiones de esta afirmación
editor-met = { $name } cambió esta afirmación mientras usted escribía. Se muestran ambos textos; el suyo aún no está guardado.
editor-their-text = El texto tal como está:
editor-your-text = Lo que cambiaría al guardar el suyo:
editor-no-words = Escriba un texto.
editor-not-there = Esta afirmación ya no existe o primero debe incluirse.
editor-add = Añadir una afirmación a esta sección
editor-add-button = Añadir la afirmación
editor-remark = Escribir un comentario
editor-remark-save = Guardar el comentario
editor-settled = Comentarios resueltos
editor-from-iscm = por el mecanismo
editor-proposes = Redacción propuesta:
editor-resolve = Marcar como resuelto
editor-resolved = Resuelto por { $name }, { $time }.
editor-take-proposal = Tomar la redacción propuesta
editor-leave-proposal = Dejar el texto como está
editor-taken = Tomada por { $name }, { $time }.
editor-left-as-is = { $name } dejó el texto como estaba, { $time }.

# How a text stands to what the answers tell.
standing-fresh = Generada
standing-edited = Editada, fuentes sin cambios
standing-changed = Desactualizada
standing-gone = Ya no se dice
standing-new = Nueva
standing-own = Afirmación propia

# What keeps a statement from readers.
hindrance-staff-only = Se basa en una respuesta solo para el personal: omítala.
hindrance-untranslated = La frase no está en este idioma: tradúzcala.
hindrance-to-translate = Por traducir: la afirmación cambió en otro idioma.
hindrance-changed = Cambió una respuesta que la respalda: tome el texto nuevo o mantenga este.
hindrance-gone = Las respuestas ya no dicen esto: omítala o manténgala.
hindrance-new = Nadie la ha examinado aún: inclúyala u omítala.
hindrance-not-quotable = Una respuesta añadida como fuente no se puede citar o ya no existe.
level-gone = Ya no existe

# What can be cited.
cite-title = Añadir una fuente
cite-search = Buscar en preguntas y respuestas
cite-search-button = Buscar
cite-figures = Cifras
cite-answer = Citar esta respuesta
cite-quotation = Citar estas palabras
cite-figure = Citar estas cifras

# The history of a statement.
history-title = Versiones de una afirmación
history-empty = No se ha cambiado nada en esta afirmación.
deed-written = Escrita
deed-taken = Texto nuevo tomado
deed-left = Texto mantenido, cambio visto
deed-reset = Vuelta al texto generado
deed-confirmed = Traducción confirmada
deed-dropped = Omitida
deed-restored = Incluida de nuevo
deed-moved = Movida
deed-added = Añadida
deed-cited = Fuente añadida
deed-uncited = Fuente quitada
deed-not-saved = Conflicto con otro texto, no guardada

# Where a summary is, and how it goes on.
stage-title = Revisión y publicación
stage-way = Estado de este resumen
stage-draft = Borrador
stage-in-review = En revisión
stage-with-iscm = Con el mecanismo
stage-cleared = Aprobado
stage-published = Publicado
stage-withdrawn = Retirado
stage-language = Idioma
stage-ready = Listo para los lectores
stage-left = Lo que falta por resolver
stage-language-not-ready = No está listo
stage-next = Paso siguiente
stage-nothing-for-you = El paso siguiente corresponde a un coordinador.
stage-waiting = { $count ->
    [one] { $count } persona consultada aún no ha respondido.
   *[other] { $count } personas consultadas aún no han respondido.
 }
stage-unsent = { $count ->
    [one] La secretaría ha guardado { $count } observación y no la ha enviado. Una vez dado el paso siguiente, ya no podrá enviarse.
   *[other] La secretaría ha guardado { $count } observaciones y no las ha enviado. Una vez dado el paso siguiente, ya no podrán enviarse.
 }
stage-go-review = Enviar a revisión
stage-go-cleared = Aprobar el texto
stage-go-published = Publicar
stage-back = Devolverlo o retirarlo
stage-reason = Motivo
stage-reason-hint = Se guarda con el paso. El motivo de una retirada se muestra a los lectores.
stage-go-draft = Volver a borrador
stage-go-withdrawn = Retirar de la publicación
stage-no-reason = Escriba un motivo.
stage-not-from-here = Alguien movió el resumen entretanto. Vea dónde está ahora.
stage-not-ready = Ningún idioma está listo: resuelva primero lo que falta en uno de ellos.
stage-held-back = Junto a los resultados publicados, este resumen revelaría lo que dijeron demasiado pocas organizaciones: desde entonces solo han cambiado unas pocas respuestas sobre el mecanismo. Podrá publicarse cuando hayan cambiado más.
stage-ask = Enviar el borrador al mecanismo
stage-ask-text = Cada persona recibe un mensaje con un enlace personal, lee el borrador tal como se publicaría y puede comentar y proponer otra redacción.
stage-contacts = Contactos del mecanismo en esta ronda
stage-address = Otra dirección
stage-mail-language = Idioma del mensaje
stage-ask-button = Enviar el borrador
stage-nobody = Elija un contacto o escriba una dirección.
stage-reviewers = Personas consultadas
stage-remarks = Comentarios sobre todo el texto
stage-steps = Pasos hasta ahora
stage-when = Cuándo
stage-step = Paso
stage-who = Quién
stage-to-editor = Al editor
stage-to-public = Para los lectores: { $link }
reviewer-person = Persona
reviewer-standing = Respuesta
reviewer-access = Acceso
reviewer-asked = Consultada
reviewer-opened = Abrió el borrador
reviewer-agrees = De acuerdo con el texto
reviewer-proposes = Propone cambios
reviewer-revoked = Acceso terminado
reviewer-bounced = Mensaje devuelto
reviewer-revoke = Terminar el acceso
version-differences = Está marcado lo que cambió desde la versión { $number }.

# A figure that is cited beside a statement.
figure-mean = { $mean } de promedio ({ $base } { group-members })
