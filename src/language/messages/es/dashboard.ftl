# Tableros para el personal.
filter-title = Filtrar
filter-round = Ronda
filter-group = Grupo
filter-region = Región
filter-region-states = Donde está el Estado
filter-region-iscms = Donde trabaja el mecanismo
filter-type = Tipo de mecanismo
filter-type-of = 
    { $type ->
        [rcp] Procesos consultivos regionales
        [irf] Foros interregionales
       *[global] Procesos mundiales
    }
filter-iscm = Mecanismo
filter-member = Estados miembros de
filter-theme = Tema
filter-not-applied = La dirección pide un filtro que esta página no aplica: { $filters }.
filter-same = Encuestados
filter-same-yes = solo quienes respondieron en ambas rondas
filter-all = Todos
filter-set = Filtros activos
filter-remove = Quitar el filtro
filter-clear = Quitar todos los filtros
filter-none-for-readers = Los filtros son para analistas: restando una vista de otra se sabría lo que dijeron unos pocos.
area-participation = Participación
area-title = 
    { $area ->
        [themes] Temas
        [contributions] Contribuciones
        [structures] Estructuras
        [funding] Financiación
        [partnerships] Alianzas
        [value] Valor añadido
       *[respondents] Sobre quienes respondieron
    }
area-across = Todos los mecanismos
participation-groups = Quién respondió
participation-regions = Estados que respondieron, por región
participation-kinds = Mecanismos que respondieron, por tipo
participation-measure = Número de organizaciones que respondieron, de las consultadas
participation-who = Quién
participation-answered = Respondieron
participation-of = de { $count }
participation-time = Respuestas a lo largo del tiempo
participation-time-measure = Cuántos habían respondido al final de cada semana o mes
participation-until = Hasta
matrix-own = Lo que cada mecanismo dice de sí mismo
matrix-within = 
    { $group ->
        [iscm] Número de mecanismos
        [state] Número de Estados
       *[igo] Número de organizaciones
    } que nombraron ambos
matrix-base-iscms = Base: { $count ->
    [one] { $count } mecanismo
   *[other] { $count } mecanismos
 }.
matrix-forms-title = Los mecanismos y sus tipos de asociados
matrix-forms = Número de formas de cooperación que nombra el mecanismo
typology-title = Tipos de estructura
typology-text = Los mecanismos con los mismos niveles de órganos son de un mismo tipo.
typology-count = Mecanismos
typology-layer = 
    { $layer ->
        [leadership] Presidencia o dirección
        [service] Secretaría o unidad de apoyo
        [political] Nivel ministerial
        [officials] Altos funcionarios o expertos
       *[groups] Grupos de trabajo
    }
funding-title = Financiación de cada mecanismo
funding-text = 
    { $count ->
        [one] Un mecanismo indica la composición de su financiación
       *[other] { $count } mecanismos indican la composición de su financiación
    }; en orden descendente según la proporción externa.
funding-external = De donantes externos
usefulness-text = Media de las notas dadas al mecanismo, en orden descendente según la media de los Estados.
evolution-title = Evolución
evolution-no-previous = Esta ronda no indica ninguna anterior con la que comparar.
evolution-followed-by = De aquí a «{ $round }»
evolution-lead = De «{ $earlier }» a «{ $later }».
evolution-same = Solo se compara a quienes respondieron en ambas rondas.
evolution-all = Se compara a todos los que respondieron: parte de un cambio puede deberse a quienes entraron o salieron. El filtro «solo quienes respondieron en ambas rondas» los deja fuera.
evolution-parts = Partes de la comparación
evolution-nothing = Ninguna pregunta de esta parte tuvo respuesta en ambas rondas.
evolution-unit = Proporción de quienes respondieron en cada ronda, y número; cambio en puntos porcentuales
evolution-change = Cambio
evolution-broken = serie interrumpida
evolution-not-offered = no se ofrecía
evolution-split = Dividido en: { $codes }. La serie se interrumpe aquí.
evolution-read-as = Incluye lo que se llamaba: { $codes }
panel-title = Quién siguió, entró y salió
panel-group = Grupo
panel-stayed = Ambas rondas
panel-joined = Entraron
panel-left = Salieron
panel-names = Quién entró y salió
themes-title = Temas a lo largo del tiempo
themes-text = Según las respuestas del mecanismo. Temas al crearse: los de hoy, sin los añadidos desde entonces y con los que se abandonaron.
themes-theme = Tema
themes-established = Al crearse
themes-now = Ahora
themes-unknown = no se sabe
contradictions-title = Contradicciones
contradictions-title-list = Donde se contradicen
contradictions-lead = Lo que los mecanismos dicen de sí mismos, frente a lo que dicen de ellos los Estados y las organizaciones intergubernamentales.
contradictions-thresholds = Contradicción: como máximo el { $up } de un grupo dice lo que dice el mecanismo y al menos el { $other } dice otra cosa. Acuerdo: al menos el { $agree } lo dice. Con menos de { $minimum } respuestas no hay veredicto.
contradictions-count = 
    { $count ->
        [one] contradicción
       *[other] contradicciones
    }
agreements-count = 
    { $count ->
        [one] acuerdo
       *[other] acuerdos
    }
undecided-count = divididos, o muy pocas respuestas
contradictions-none = No hay ninguna.
agreements-title = Donde coinciden
agreements-none = No hay ninguno.
contradictions-question = Pregunta
contradictions-own = El mecanismo dice
contradictions-group = Los demás dicen
contradictions-base = Base (n)
contradictions-not-named = No nombrado:
contradictions-named = la mayoría lo nombra
contradictions-named-not = la mayoría no lo nombra
crosstab-title = Tabla cruzada
crosstab-lead = Dos preguntas cruzadas: cuántos dieron esta respuesta a una y aquella a la otra.
crosstab-choose = Elegir dos preguntas
crosstab-side = 
    { $side ->
        [row] Filas
       *[column] Columnas
    }
crosstab-code = 
    { $side ->
        [row] Filas: solo esta respuesta
       *[column] Columnas: solo esta respuesta
    }
crosstab-every-code = Todas las respuestas
crosstab-not-named = No nombrado
crosstab-show = Mostrar la tabla
crosstab-nothing = Elija una pregunta para las filas y otra para las columnas.
crosstab-apart = Estas dos no van juntas: Estados y organizaciones responden por separado. Cruce dos preguntas de un mismo grupo, o la respuesta de un mecanismo con lo que otros dicen de él.
crosstab-unit-organizations = Se cuentan: organizaciones que respondieron a ambas.
crosstab-unit-pairs = Se cuentan: pares de una organización y el mecanismo del que tratan ambas respuestas.
crosstab-unit-own = Se cuentan: pares de un mecanismo, con su propia respuesta, y una organización que dice algo de él.
crosstab-cell = En cada celda: número; porcentaje de la fila · de la columna · del total.
crosstab-total = Total
crosstab-empty = Nadie respondió a ambas.
crosstab-here = { $count ->
    [one] { $count } figura aquí.
   *[other] { $count } figuran aquí.
 }
crosstab-base = Base: n = { $count }.
association-title = ¿Van juntas?
association-chi = Ji cuadrado de Pearson: { $statistic } con { $degrees } grados de libertad, { $p }.
association-chi-assumption = Se cumple su supuesto: ninguna frecuencia esperada es menor que 1 y como mucho un quinto menor que 5 (la menor es { $smallest }); en dos por dos, ninguna menor que 5. Sin corrección.
association-fisher = Prueba exacta de Fisher, bilateral: { $p }.
association-fisher-assumption = Las frecuencias esperadas son demasiado pequeñas para el ji cuadrado; la prueba de Fisher no las exige. Toma como dados los totales de ambas preguntas.
association-strength = 
    { $strength ->
        [none] Casi ninguna relación
        [weak] Relación débil
        [medium] Relación media
       *[strong] Relación fuerte
    } (V de Cramér = { $v }).
association-words = p dice con qué frecuencia el azar por sí solo daría una tabla al menos tan desigual si las dos preguntas no tuvieran relación. Quienes respondieron no son una muestra aleatoria, y una relación no es una causa.
association-pairs = Los pares de una misma organización o de un mismo mecanismo no son independientes: tome p solo como indicio.
association-overlapping = Sin prueba: cuando se pueden dar varias respuestas, un mismo encuestado está en varias celdas. Elija una respuesta arriba para comparar a quienes la nombraron con quienes no.
association-one-sided = Sin prueba: todos dieron la misma respuesta a una de las preguntas.
association-too-few = Sin prueba: muy pocas respuestas para el ji cuadrado, y la tabla es mayor que dos por dos. Elija una respuesta de cada pregunta para la prueba exacta de Fisher.
desk-views = Vistas guardadas
views-save = Guardar esta vista
views-save-button = Guardar la vista
views-name = Nombre
views-name-hint = La página con sus filtros se guarda con este nombre; sus cifras son siempre las del día.
views-share-too = Mostrarla también a otros miembros del equipo
views-no-name = Dé un nombre a la vista
views-long-name = Elija un nombre de 120 caracteres como máximo
views-too-many = Quite primero una vista: tiene 200
views-own = Sus vistas
views-shared = Compartidas por otros
views-for = Para
views-from = De
views-change = Cambiar
views-for-all = todo el equipo
views-for-me = solo usted
views-share = Compartir
views-unshare = Dejar de compartir
views-remove = Quitar
views-none-own = Aún no ha guardado ninguna vista. Abra una página de conclusiones y guárdela allí.
views-none-shared = Nadie comparte una vista.
evolution-chart = De { $earlier } a { $later }
evolution-chart-finding = { $label }: { $before } en { $earlier }, { $after } en { $later }
evolution-chart-measure = Proporción de quienes respondieron en cada ronda
typology-layers = Niveles de órganos
typology-which = Cuáles
typology-none = Ninguno de estos niveles
agreements-show = 
    { $count ->
        [one] Mostrar el único acuerdo
       *[other] Mostrar los { $count } acuerdos
    }
filter-left-out =
    { $count ->
        [one] Una pregunta de esta parte no tiene respuesta con estos filtros.
       *[other] { $count } preguntas de esta parte no tienen respuesta con estos filtros.
    }
crosstab-chart-shares = proporción de cada fila, en por ciento
crosstab-chart-counts = número en cada casilla
