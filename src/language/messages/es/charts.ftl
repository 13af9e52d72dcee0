# Charts: the words in and around a figure.
chart-answer = Respuesta
chart-base = n = { $count }
chart-too-few = muy pocas
chart-unit = número, y porcentaje de quienes respondieron
chart-unit-any = número, y porcentaje de quienes respondieron; los Estados y las organizaciones intergubernamentales cuentan una vez, sea cual sea el mecanismo
chart-unit-number = media de lo que cada uno dijo
chart-finding = { $count } { $group ->
    [state] de los { $base } Estados
    [igo] de las { $base } organizaciones intergubernamentales
   *[iscm] de los { $base } mecanismos
 }: { $label }
chart-finding-each = { $count } { $group ->
    [state] de los { $base } Estados
    [igo] de las { $base } organizaciones intergubernamentales
   *[iscm] de los { $base } mecanismos
 } en cada caso: { $label }
chart-finding-all = { $group ->
    [state] Los { $base } Estados
    [igo] Las { $base } organizaciones intergubernamentales
   *[iscm] Los { $base } mecanismos
 }: { $label }
chart-other = Otro
chart-finding-mean = { $group ->
    [state] Estados
    [igo] Organizaciones intergubernamentales
   *[iscm] Mecanismos
 }: { $mean } de media
chart-mean = Media
chart-median = Mediana
chart-middle-half = Mitad central
chart-answered = Respondieron (base)
chart-do-not-know = No saben
chart-refused = Prefieren no responder
chart-not-applicable = No procede
chart-no-answer = Sin respuesta
chart-nobody = Nadie respondió.
chart-hidden = no se muestra
chart-held-back = No se muestra a lectores externos
chart-held-back-legend = † No se muestra a lectores externos.
chart-left-out = { $count ->
    [one] Otra respuesta ofrecida no la dio nadie.
   *[other] Otras { $count } respuestas ofrecidas no las dio nadie.
 }
chart-source = Fuente: { $assessment }, estado al { $date }.
chart-unit-shares = proporción media en porcentaje, entre quienes indicaron un reparto; una fuente omitida vale 0
chart-unit-places = lugar medio, y cuántos lo ponen primero; barras: proporción que lo pone primero
chart-place = lugar { $mean }, primero: { $first }
chart-as-table = Mostrar como tabla
chart-save-as = Guardar el gráfico como
chart-unit-year = mediana de los años indicados
chart-unit-parts = proporción de los que respondieron, en por ciento
chart-first-of = las { $shown } primeras de { $total }; la tabla las contiene todas
