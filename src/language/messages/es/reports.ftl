# Informes: las palabras en torno a un resumen de conclusiones.
report-summary-title = Resumen de conclusiones
report-summary-of = Resumen de conclusiones · { $assessment }
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
report-hidden-given = { $answer }: { $count }
report-hidden-value = no se muestra en el texto: { $hidden }
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

# Informes impresos: portada, método, fuentes, toda la evaluación.
report-contents = Índice
report-about = Acerca de este informe
report-overall-title = Informe general
report-page = Página { $page } de { $pages }
report-figure = Figura
report-table = Cuadro
report-short-reconstructed = Reconstruido
report-short-illustrative = Ilustrativo
report-sources-annex = Anexo: las respuestas en que se basa cada frase
report-sources-lead = El número que sigue a una frase lleva a las respuestas en que se basa; aquí, el número devuelve a la frase.
report-note-question = { $question }:
report-note-answer = { $question } { $answer } ({ $who })
report-note-because = Por la respuesta a «{ $question }»: { $answer }
report-method = Método
report-who-answered = Quién respondió
report-group = Grupo
report-asked = Consultados
report-answered = Respondieron
report-fewer-than = menos de { $minimum }
report-group-name = { $group ->
    [state] Estados
    [igo] Organizaciones intergubernamentales
   *[iscm] Mecanismos
 }
report-method-sentences = Cada frase se extrae de respuestas enviadas y no dice nada que estas no digan. Cuando se cita a un mecanismo, a Estados y a organizaciones, cada uno habla por sí mismo.
report-method-base = n es el número de quienes respondieron; los porcentajes se refieren a n. Cuando se admiten varias respuestas, suman más del 100 por ciento.
report-method-absences = «No lo sé», «no procede» y la falta de respuesta no forman parte de n.
report-method-disclosure = De un grupo del que respondieron menos de { $minimum } no se muestra nada a lectores externos; tampoco las cifras que revelarían lo que dijeron menos de { $minimum }. Las respuestas que un mecanismo da en su nombre no se retienen.
report-method-agreement = Se dice que un grupo coincide con un mecanismo cuando al menos el { $agreement } de sus miembros dice lo mismo, y que difiere cuando lo dice como máximo el { $contradicted } y al menos el { $other } dice otra cosa.
report-participation = Participación
report-mechanisms = Mecanismos sobre los que se recibieron respuestas
report-mechanism = Mecanismo
report-own-answer = Su propia respuesta
report-recommendations = Recomendaciones
report-respondents = Sobre quienes respondieron
report-figures-annex = Anexo: las figuras en forma de cuadros
report-figures-lead = Las mismas cifras que en las figuras, en su orden.
report-untranslated-count = { $count ->
    [one] Una frase no existe aún en el idioma de este informe: se da en otro y no se publica.
   *[other] { $count } frases no existen aún en el idioma de este informe: se dan en otro y no se publican.
 }

# The overall report: who took part, and what analysts recommend.
report-recommendations-none = Recomendaciones: nadie las ha redactado para esta ronda. La sección se omite.
report-recommendations-elsewhere = Recomendaciones: redactadas en { $languages }, no en el idioma de este informe. La sección se omite.
report-recommendations-draft = Borrador: aún no figura en el informe para lectores externos.
report-recommendations-behind = El texto que aquí se traduce ha cambiado desde entonces: no figura en el informe para lectores externos hasta que la traducción se actualice.
report-method-participation = Se cuentan como consultados quienes fueron invitados; como participantes, quienes tienen respuestas presentadas que cuentan, en el día de su último envío. Las regiones son las de las Naciones Unidas (M49); cada Estado cuenta una vez.
report-states-by-region = Los Estados, por región
report-iscms-by-type = Los mecanismos, por tipo
report-region = Región
report-type-head = Tipo
report-measure-asked = número de los que respondieron entre los consultados; una barra entera son todos los consultados
report-not-answered-yet = No han respondido
report-answered-of = { $count } de { $asked }
report-states-map = Respondieron { $count } de los { $asked } Estados consultados
report-states-map-measure = mecanismos sobre los que respondió cada Estado; en blanco: consultado, sin respuesta
report-state = Estado
report-mechanisms-told = Mecanismos
report-tiles-notice = Cada Estado tiene una casilla del mismo tamaño, aproximadamente donde se encuentra. Nada se dice de fronteras ni de estatutos.
report-over-time = Las respuestas en el tiempo
report-over-time-measure = número de los que habían respondido al final de cada semana o mes

# Three views of one mechanism, side by side.
report-views-annex = Anexo: lo que dicen los tres grupos
report-views-lead = Lo que { $iscm } dice de sí mismo junto a lo que dicen de él los Estados miembros y las organizaciones intergubernamentales, pregunta por pregunta. «Sí» señala lo que dijo { $iscm }.
report-views-contradictions = Dónde difieren las opiniones
report-views-question = Pregunta y respuesta
report-views-measure = lo que dice { $iscm }, y cuántos Estados y organizaciones dicen lo mismo: número, y proporción de los que respondieron
report-views-finding = { $total ->
    [one] Una pregunta
   *[other] { $total } preguntas
 }: acuerdo en { $agree }, desacuerdo en { $differ }
report-views-agree = Las opiniones coinciden
report-views-differ = Las opiniones difieren
report-views-mixed = Las opiniones están divididas
report-views-open = Sin conclusión
report-views-more = { $verdict }; { $count ->
    [one] se dio otra respuesta más
   *[other] se dieron { $count } respuestas más
 }
report-views-not-asked = no consultados
report-views-single = { $question } { $iscm }: { $own }. { $group }, de { $base }: { $says }.
report-views-named = { $question } Mencionado por { $iscm }, por pocos de los demás. { $group }, de { $base }: { $says }.
report-views-not-named = { $question } Mencionado por la mayoría de los demás, no por { $iscm }. { $group }, de { $base }: { $says }.
report-outside-released = Los números de este informe para lectores externos son los de la publicación { $number } de los resultados, y ningún otro.
report-outside-unpublished = Aún no se ha publicado ningún resultado de esta ronda: este informe para lectores externos no da números fuera de los de sus frases.
