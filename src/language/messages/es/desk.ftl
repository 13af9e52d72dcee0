# El escritorio: lo que ve el personal.
desk = Escritorio
desk-assessments = Rondas
desk-users = Personas
sign-in-title = Iniciar sesión
sign-in-email = Correo electrónico
sign-in-password = Contraseña
sign-in-button = Iniciar sesión
sign-in-refused = La dirección y la contraseña no corresponden. Compruebe ambas e inténtelo de nuevo.
sign-in-too-many = Hubo demasiados intentos desde aquí. Podrá intentarlo de nuevo después de las { $time }.
sign-in-help = Para el personal de la evaluación. Si se le pidió responder a un cuestionario, utilice el enlace de su correo.
sign-out = Cerrar sesión
user-name = Nombre
user-role = Función
user-last-signed-in = Última sesión
user-never = nunca
user-none = Nadie tiene cuenta todavía.
user-disabled = desactivada
user-add = Añadir una persona
user-add-button = Añadir a esta persona
user-first-password = Primera contraseña
user-bad-address = Escriba una dirección de correo como nombre@example.org
user-exists = Esta dirección ya tiene una cuenta
password-hint = Al menos 15 caracteres; varias palabras se recuerdan mejor que los signos.
password-too-short = Escriba una contraseña de al menos 15 caracteres
password-too-long = Escriba una contraseña de 256 caracteres como máximo
password-too-common = Elija una contraseña más difícil de adivinar
role-reader = Lectura
role-analyst = Análisis
role-coordinator = Coordinación
role-administrator = Administración

# Rounds.
round-tabs = Páginas de esta ronda
round-tab-board = Tablero de seguimiento
round-tab-findings = Conclusiones
round-tab-mechanisms = Por mecanismo
round-tab-invitations = Invitaciones
round-from-to = del { $opens } al { $closes }
round-state = Estado
round-state-draft = en preparación
round-state-open = abierta
round-state-closed = cerrada
round-title = Título
round-title-in = Título en { $language }
round-title-in-optional = Título en { $language } (opcional)
round-opens = Apertura
round-closes = Cierre
round-closes-hint = A partir de este instante no se acepta nada.
round-answers = Respuestas
round-none = Todavía no hay ninguna ronda.
round-new = Crear una ronda
round-new-button = Crear esta ronda
round-slug = Nombre corto
round-slug-hint = Para direcciones y archivos, como «2026»: letras minúsculas, cifras y guiones. No se puede cambiar.
round-time-zone = Zona horaria
round-time-zone-hint = Como en la lista de zonas: Europe/Zurich, Africa/Lusaka, UTC. Las horas de la ronda se indican y se muestran en ella.
round-questionnaires = A quién se pregunta
round-bad-slug = Introduzca un nombre corto de letras minúsculas, cifras y guiones, de 64 signos como máximo
round-slug-taken = Ya hay una ronda con este nombre corto
round-no-title = Introduzca un título en inglés
round-bad-zone = Introduzca una zona horaria como Europe/Zurich
round-bad-opens = Introduzca la fecha y la hora de la apertura, como 2026-04-14T09:00
round-bad-closes = Introduzca la fecha y la hora del cierre, como 2026-06-30T23:59
round-closes-first = El cierre debe ser posterior a la apertura
round-no-questionnaire = Elija al menos un grupo al que preguntar
round-open-text = La ronda está en preparación. Una vez abierta, se puede invitar a las organizaciones, y se reciben respuestas a partir del instante de apertura.
round-open-button = Abrir la ronda
round-close-summary = Cerrar la ronda
round-close-text = Desde entonces no se acepta nada más. Una ronda cerrada no se vuelve a abrir.
round-close-button = Cerrar la ronda definitivamente
round-already-open = La ronda ya está abierta
round-already-closed = La ronda ya está cerrada
round-never-opened = La ronda nunca se abrió y su cierre no ha llegado
round-closing-passed = El cierre de esta ronda ya pasó: no se puede abrir

# The tracking board.
board-title = Tablero de seguimiento
board-nobody-asked = Todavía no se ha invitado a nadie.
board-invited = { $count ->
    [one] Se ha invitado a 1 persona; el mensaje está en camino.
   *[other] Se ha invitado a { $count } personas; los mensajes están en camino.
 }
board-answered = respuestas recibidas, de { $asked } solicitadas
board-under-way = abiertas o en curso
board-in-clearance = en autorización
board-not-opened = sin abrir
board-bounced = correo devuelto
board-declined = declinaron
board-chart-title = { $answered } de { $asked } han respondido
board-chart-measure = Respuestas enviadas o aceptadas, en porcentaje de las organizaciones consultadas
board-chart-base = Base: todas las organizaciones consultadas. Estado al { $date }.
board-answered-column = Han respondido
board-of = { $share } ({ $answered } de { $asked })
board-group = Grupo
board-all-groups = Todos los grupos
board-state = Estado
board-all = Todas, { $count }
board-respondent = Organización
board-respondents = Organizaciones
board-activity = Última actividad
board-contacts = Contactos
board-list-caption = { $count ->
    [one] 1 organización
   *[other] { $count } organizaciones
 }
board-none = Ninguna organización corresponde a esta vista.
board-filter = Filtrar las organizaciones
board-text = Nombre
filter-apply = Aplicar
board-one-bounced = Un correo fue devuelto
board-no-reminders = No desea recordatorios
state-not-opened = Sin abrir
state-opened = Abierta
state-in-progress = En curso
state-in-clearance = En autorización
state-submitted = Enviada
state-returned = Devuelta
state-accepted = Aceptada
state-declined = Declinada
state-bounced = Correo devuelto
mark-reconstructed-short = Reconstruido
mark-illustrative-short = Ilustrativo

# Inviting.
invite-title = Invitar a organizaciones
invite-lead = Elija a quién se invita y a quién escribir. La página siguiente muestra exactamente quién recibe un mensaje; nada se envía antes.
invite-hint = Si no se indica ninguna dirección, se escribe a quienes respondieron en la ronda anterior, si los hay.
invite-not-open = La ronda no está abierta: ahora no se puede invitar a nadie.
invite-choose-all = Elegir todas las que no están invitadas
invite-caption = Organizaciones que se pueden invitar
invite-contact-name = Nombre del contacto
invite-contact-email = Correo electrónico
invite-contact-language = Idioma
invite-name-of = Nombre del contacto de { $name }
invite-email-of = Correo electrónico del contacto de { $name }
invite-language-of = Idioma del contacto de { $name }
invite-invited = Invitada: { $addresses }
invite-nobody-chosen = Elija al menos una organización
invite-bad-address = Introduzca una dirección como nombre@example.org para { $name }
invite-no-questionnaire = Esta ronda no tiene cuestionario para este grupo
invite-unknown = El registro ya no conoce una de estas organizaciones
invite-preview-button = Ver los destinatarios
invite-preview-title = Quién recibe una invitación
invite-preview-lead = { $count ->
    [one] Se enviará 1 mensaje.
   *[other] Se enviarán { $count } mensajes.
 }
invite-preview-nobody = Nadie recibiría un mensaje.
invite-show-names = Ver cuáles
invite-without-address = { $count ->
    [one] 1 organización no se invita porque no se conoce ninguna dirección
   *[other] { $count } organizaciones no se invitan porque no se conoce ninguna dirección
 }
invite-already = { $count ->
    [one] 1 organización ya está invitada y no recibe un segundo mensaje
   *[other] { $count } organizaciones ya están invitadas y no reciben un segundo mensaje
 }
invite-send-button = { $count ->
    [one] Enviar la invitación
   *[other] Enviar las { $count } invitaciones
 }
invite-back-button = Cambiar la elección

# The answers of one organization.
response-nothing = Todavía no se ha enviado nada. Los borradores pertenecen al encuestado y no se muestran.
response-limited = Solo se muestra lo que se refiere a sus mecanismos.
response-submitted = Enviada
response-by = Enviada por
response-declared = Declaración de
response-source = Fuente
response-receipt = Acuse de recibo
response-digest = Huella (SHA-256)
response-questionnaire = Cuestionario
response-versions = Versiones
response-version = Versión { $number }, { $date }
response-counts = es la válida
author-respondent = el encuestado
author-staff = { $name }, en nombre del encuestado
author-operator = introducida en nombre del encuestado
level-named = Puede citarse con nombre
level-group = Puede citarse sin nombre
level-count = Solo se cuenta
level-none = Solo para el personal

# The answers behind a number.
answers-title = Respuestas detrás de una cifra
answers-caption = Respuestas
answers-about = sobre { $iscm }
answers-about-column = Sobre
answers-answer = Respuesta
answers-level = Uso
answers-none = No hay respuestas de este tipo.
answers-count = { $organizations ->
    [one] 1 organización
   *[other] { $organizations } organizaciones
 }, { $answers ->
    [one] 1 respuesta
   *[other] { $answers } respuestas
 }
answers-without = { $count ->
    [one] 1 organización envió sin decir nada al respecto
   *[other] { $count } organizaciones enviaron sin decir nada al respecto
 }
answers-uncounted = Solo para el personal
answers-uncounted-text = Estas respuestas no se publican y no cuentan en ninguna cifra.

# The dashboard.
findings-parts = Partes de las conclusiones
findings-respondents = Sobre quienes respondieron
findings-none = Esta ronda no tiene cuestionario: no hay nada que contar.
findings-answered = { $count ->
    [one] { $group ->
        [state] Estado ha respondido
        [igo] organización intergubernamental ha respondido
       *[iscm] mecanismo ha respondido
     }
   *[other] { $group ->
        [state] Estados han respondido
        [igo] organizaciones intergubernamentales han respondido
       *[iscm] mecanismos han respondido
     }
 }
mechanisms-lead = Mecanismos sobre los que alguien respondió en esta ronda, y cuántos de cada grupo.
mechanisms-iscm = Mecanismo
mechanisms-own = Respondió por sí mismo
mechanisms-views = Tres puntos de vista
mechanisms-views-column = Lado a lado
mechanisms-none = Nadie ha respondido todavía.
method-title = Cómo se obtienen estas cifras
method-base = Los porcentajes se refieren a quienes respondieron (n); cuando se admiten varias respuestas, suman más de 100.
method-absences = «No sé» y la falta de respuesta no forman parte de la base y figuran debajo de las barras. «No procede» también significa que la pregunta no se hizo por una respuesta anterior.
method-any = A los Estados y las organizaciones intergubernamentales se les pregunta por cada mecanismo. En las páginas sobre toda la ronda, cada uno cuenta una vez por respuesta, sea cual sea el mecanismo.
method-disclosure = Los lectores externos no ven nada de un grupo del que respondieron menos de { $minimum }, ni cifras que revelarían lo que dijeron menos de { $minimum }.
method-staff-only = Las respuestas reservadas al personal no cuentan en ninguna cifra.
method-views = Los puntos de vista coinciden cuando al menos el 50 por ciento de un grupo dice lo que dice el mecanismo; difieren cuando lo dice como máximo el 25 por ciento y al menos el 50 por ciento dice otra cosa. Entre ambos casos están divididos.

# Three views of one mechanism.
views-lead = Lo que el mecanismo dice de sí mismo, junto a lo que dicen los Estados y las organizaciones intergubernamentales.
views-none = Nadie ha respondido sobre este mecanismo en esta ronda.
views-alone = Lo que solo se preguntó a un grupo
views-says = { $iscm } dice
views-group-says = { $group ->
    [state] Los Estados dicen
    [igo] Las organizaciones intergubernamentales dicen
   *[iscm] Los mecanismos dicen
 }
views-agree = Los puntos de vista coinciden
views-differ = Los puntos de vista difieren
views-mixed = Los puntos de vista están divididos
views-open = Sin veredicto
views-agree-count = { $count ->
    [one] pregunta en la que los puntos de vista coinciden
   *[other] preguntas en las que los puntos de vista coinciden
 }
views-differ-count = { $count ->
    [one] pregunta en la que difieren
   *[other] preguntas en las que difieren
 }
views-mixed-count = { $count ->
    [one] pregunta en la que están divididos
   *[other] preguntas en las que están divididos
 }
views-open-count = sin veredicto: muy pocas respuestas, o solo habló una parte
views-contradicts = difiere
views-nobody = Nadie respondió.
views-not-asked = No se preguntó a este grupo.
views-nothing = No dijo nada al respecto.
views-too-few = Respondieron menos de { $minimum }: no se muestra.
views-numbers = Media { $mean }, mediana { $median }
views-open-answer = Abrir la respuesta

# The summary on the desk.
summary-save-as = Guardar como:
summary-as-page = página (HTML)
summary-as-text = texto (Markdown)
summary-as-data = datos (JSON)
summary-open-sources = Abrir todas las fuentes
summary-close-sources = Cerrar las fuentes
summary-link = Enlace a esta afirmación
counting-submitted = Se cuentan todas las respuestas enviadas, aceptadas o no.
counting-accepted = Solo se cuentan las respuestas aceptadas.
counting-to-accepted = Contar solo las respuestas aceptadas
counting-to-submitted = Contar todas las respuestas enviadas

# Informes de una ronda, en el escritorio.
summary-as-pdf = PDF
summary-as-word = Word
reports-title = Informes
reports-overall-lead = Participación, método, lo contado, tema por tema, y recomendaciones.
reports-all = Todos los resúmenes en un archivo
reports-all-lead = { $count ->
    [one] El resumen de 1 mecanismo, en ZIP.
   *[other] Los resúmenes de { $count } mecanismos, en ZIP.
 }
reports-format = Formato
reports-language = Idioma de los informes
reports-sources = Con las respuestas en que se basan las frases (PDF y Word)
reports-make = Elaborar los informes
reports-progress = Informes listos: { $done } de { $total }.
reports-waiting = Esta página se actualiza sola cada dos segundos.
reports-look-again = Actualizar ahora
reports-done = { $count ->
    [one] Está listo 1 informe.
   *[other] Están listos { $count } informes.
 }
reports-get = Guardar el archivo (ZIP, { $size })
reports-kept-until = El archivo es solo suyo y se conserva hasta el { $time }.
reports-failed = No se pudieron elaborar los informes. No se cambió nada; el registro del programa indica el motivo.
reports-gone = Estos informes ya no están aquí
reports-gone-why = Un archivo se conserva una hora después de crearse, y no se conserva si entretanto se reinicia el programa. Nada de lo suyo ha cambiado.
reports-again = Crear de nuevo los informes
report-font-missing-title = Falta una fuente
report-font-missing = Ninguna fuente de este servidor tiene las letras de este informe en escritura { $script } ({ $letters }). Pida al operador que instale { $font } o que indique en FONT_FOLDER una carpeta que la contenga.
board-readers = De esta ronda usted ve lo que ve todo el mundo: lo que está publicado.
board-nothing-published = Aún no se ha publicado nada de esta ronda.
board-published-results = Resultados en cifras, con gráficos y archivos
board-published-summaries = Resúmenes de conclusiones
