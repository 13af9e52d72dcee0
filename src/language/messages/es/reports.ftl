# Informes: las palabras en torno a un resumen de los resultados.
report-summary-title = Resumen de los resultados
report-summary-of = Resumen de los resultados · { $assessment }
report-nothing = No se dio ninguna respuesta a esta parte.
report-sources = { $count ->
    [0] Por qué se dice
    [one] Fuente
   *[other] { $count } fuentes
 }
report-conditions = Se dice a causa de
report-told-because = se dice a causa de { $answers }
report-hidden = No se muestra en el texto
report-hidden-of = { $value } (base { $base })
report-hidden-value = no se muestra en el texto: `{ $function }` = { $value } (base { $base })
report-not-answered = Sin respuesta
report-staff-only = Solo para el personal: se basa en una respuesta que no es para publicar
report-untranslated = Aún no está en este idioma: no se publica
report-left-out = { $count ->
    [one] Aquí se omite una frase porque aún no está en este idioma.
   *[other] Aquí se omiten { $count } frases porque aún no están en este idioma.
 }
report-mark-reconstructed = Reconstruido: respuestas tomadas de un resumen publicado, no dadas por el encuestado en esta encuesta.
report-mark-illustrative = Ilustrativo: respuestas inventadas para mostrar el programa; no dicen nada de Estados u organizaciones reales.
report-designations = Las denominaciones empleadas y la presentación del material no implican opinión alguna sobre la condición jurídica de ningún país, territorio, ciudad o zona, ni de sus autoridades, ni sobre el trazado de sus fronteras o límites.
