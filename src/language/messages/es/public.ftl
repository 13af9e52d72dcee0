# Páginas públicas: el directorio de mecanismos, sus perfiles, los países, los resúmenes.
public-home = Inicio
public-home-title = Mecanismos de consulta interestatales sobre migración
public-home-lead = Los Estados hablan de migración en mecanismos permanentes (MCIM): procesos consultivos regionales, foros interregionales y procesos mundiales. Aquí encontrará qué es cada uno, quién participa, en qué trabaja y qué fuentes lo dicen.
public-home-countries = Países que participan
public-home-search = Buscar un mecanismo
public-home-regions = Por región
public-home-themes = Por tema
public-home-all = Los { $count } mecanismos
public-home-findings = Conclusiones
public-home-no-findings = Todavía no se ha publicado ningún resumen de conclusiones.
public-home-summaries = { $count ->
    [one] Resumen de conclusiones de un mecanismo:
   *[other] Resúmenes de conclusiones de { $count } mecanismos:
 }
public-home-respond = ¿Ha recibido un cuestionario?
public-home-respond-text = Se abre con el enlace personal de su correo, y solo con él. No hay cuenta ni contraseña.

public-home-staff = Acceso del personal
public-mechanism = Mecanismo
public-mechanisms = Mecanismos
public-mechanisms-lead = Mecanismos de consulta interestatales sobre migración (MCIM), pasados y presentes, con lo que dicen sus fuentes.
public-type-rcp = Proceso consultivo regional
public-type-irf = Foro interregional
public-type-global = Proceso mundial
public-types-rcp = Procesos consultivos regionales
public-types-irf = Foros interregionales
public-types-global = Procesos mundiales

public-filter = Buscar mecanismos
public-filter-text = Nombre u organización
public-filter-text-hint = Busca siglas, nombres y las organizaciones vinculadas, en cualquier idioma, con o sin acentos.
public-filter-type = Tipo
public-filter-region = Región
public-filter-country = País
public-filter-theme = Tema
public-filter-status = Actividad
public-filter-all-types = Todos los tipos
public-filter-all-regions = Todas las regiones
public-filter-all-countries = Todos los países
public-filter-all-themes = Todos los temas
public-filter-all-statuses = Todas
public-filter-apply = Mostrar los mecanismos
public-filter-search = Buscar
public-filter-set = Filtros aplicados
public-filter-remove = Quitar el filtro
public-filter-clear = Mostrar todos los mecanismos
public-found = { $found ->
    [one] { $found } mecanismo
   *[other] { $found } mecanismos
 } de { $total }
public-nothing-found = Ningún mecanismo reúne todo esto.
public-nothing-found-way = Deje algo fuera:
public-nothing-found-without = { $count ->
    [one] un mecanismo
   *[other] { $count } mecanismos
 } sin «{ $filter }»

public-since = Desde
public-since-date = desde { $date }
public-until-date = hasta { $date }
public-as-of = a fecha de { $date }
public-date = Fecha
public-undated = Sin fecha
public-note = Nota
public-note-number = nota { $number }
public-none-recorded = No consta
public-not-recorded = No consta

public-profile = Perfil
public-name = Nombre
public-aliases = También llamado
public-other-names = En otros idiomas
public-association = Asociación formal
public-established = Creación
public-chair = Presidencia
public-chairs-before = { $count ->
    [one] Presidencia anterior
   *[other] { $count } mandatos anteriores
 }
public-secretariat = Secretaría
public-languages = Idiomas de trabajo
public-language = { $code ->
    [ar] árabe
    [en] inglés
    [es] español
    [fr] francés
    [pt] portugués
    [ru] ruso
    [zh] chino
   *[other] { $code }
 }
public-website = Sitio web
public-aims = Objetivos
public-focus = Enfoque temático actual
public-focus-other = Enfoque temático según otra fuente
public-focus-source-missing = En los términos de la fuente
public-focus-themes = Mecanismos con el mismo tema
public-members = Miembros y participantes
public-member-countries = Países miembros
public-members-not-recorded = El registro no indica quién participa.
public-members-published = Su propia página cuenta { $count }.
public-members-heading = { $role ->
    [participating] { $kind ->
        [territory] Territorios y administraciones participantes
        [organization] Organizaciones participantes
        [group] Participantes como grupo
       *[state] Estados participantes
     }
    [observer] { $kind ->
        [territory] Observadores: territorios y administraciones
        [organization] Organizaciones observadoras
        [group] Observadores como grupo
       *[state] Estados observadores
     }
    [partner] { $kind ->
        [territory] Asociados: territorios y administraciones
        [organization] Organizaciones asociadas
        [group] Asociados como grupo
       *[state] Estados asociados
     }
    [suspended] Suspendidos
   *[member] { $kind ->
        [territory] Territorios y administraciones miembros
        [organization] Organizaciones miembros
        [group] Miembros como grupo
       *[state] Estados miembros
     }
 }
public-group-countries = { $count ->
    [one] Un país
   *[other] { $count } países
 }
public-history = Historia
public-meetings = Reuniones
public-meeting = Reunión
public-place = Lugar
public-documents = Documentos
public-contradictions = Donde las fuentes difieren
public-corrected-by = Corregido según
public-about = Acerca de esta página
public-record-of = Ficha del registro del { $date }.
public-general-knowledge = Esta ficha se basa en conocimientos generales; sus fuentes aún no se han consultado.
public-sources = Fuentes
public-without-source = Lo que se basa en conocimientos generales
public-correct = Proponer una corrección
public-correction-subject = Corrección: { $iscm }
public-overlaps = Mecanismos con más miembros en común
public-overlaps-shared = Miembros en común
public-overlaps-bar = Proporción de los miembros
public-overlaps-base = Base: { $count } países miembros, directamente o a través de un grupo.
public-overlaps-which = Qué países

public-countries = Países
public-countries-lead = { $taking } de { $total } Estados participan en al menos un mecanismo.
public-countries-hint = El número indica en cuántos mecanismos participa un país, en cualquier calidad, directamente o a través de un grupo. Los nombres son los nombres cortos que usan las Naciones Unidas.
public-territories = Territorios y administraciones que participan junto a los Estados
public-country-standing = Condición
public-country-codes = Códigos ISO 3166
public-country-mechanisms = Mecanismos en los que participa
public-country-count = { $count ->
    [0] No participa en ningún mecanismo que conozca el registro.
    [one] Participa en un mecanismo.
   *[other] Participa en { $count } mecanismos.
 }
public-country-none = No consta
public-country-no-dates = No consta la fecha de adhesión a ninguno de ellos.
public-role = Calidad
public-role-member = Miembro
public-role-participating = Participante
public-role-observer = Observador
public-role-partner = Asociado
public-role-suspended = Suspendido
public-through = a través de { $group }

public-demonstration = Redactado a partir de las respuestas de la evaluación { $assessment } para mostrar el programa. Nadie lo ha aprobado y no es una publicación.
public-summary-in-language = Este resumen no existe todavía en español. Se muestra en { $language }.
public-not-published = Este resumen no está publicado
public-not-published-text = Un resumen de conclusiones puede leerse aquí una vez aprobado y publicado.
public-not-published-profile = Lo que consta en el registro sobre { $iscm }
