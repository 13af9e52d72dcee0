# Resultados publicados.
results-title = Resultados
results-lead = Lo que respondieron los Estados, los mecanismos y las organizaciones intergubernamentales, evaluación por evaluación, en cifras.
results-none = Todavía no se han publicado resultados.
results-of = Resultados en cifras: { $assessment }
results-intro = Publicado el { $date }. No se muestran los números que revelarían algo de menos de { $minimum } organizaciones.
results-older = Hay una publicación más reciente de estos resultados.
results-latest = Ir a la más reciente
results-parts = Secciones de los resultados
results-respondents = Sobre quienes respondieron
results-themes = Temas de los mecanismos
results-themes-measure = En qué dice trabajar ahora cada mecanismo
results-theme = Tema
results-regions = Estados que respondieron, por región
results-regions-measure = número y proporción de los Estados que respondieron
results-region = Región
results-about = Sobre { $iscm }
results-about-all = Sobre un mecanismo
results-whole-round = Toda la evaluación
results-method = Cómo leer estos números
results-method-base = n es el número de organizaciones que respondieron a una pregunta; las proporciones se refieren a ellas. Quienes no respondieron, no sabían o no quisieron decirlo se cuentan aparte.
results-method-any = En los números de toda la evaluación un Estado o una OIG cuenta una vez, sea cual sea el mecanismo del que lo dijo. Por eso los números de cada mecanismo no suman esos totales.
results-method-rule = Lo que dijeron los Estados o las OIG se muestra a partir de { $minimum } respuestas. No se muestra un número de 1 a menos de { $minimum }, ni uno que deje fuera de la base a tan pocas.
results-method-together = No se muestran otros números cuando de ellos se podría calcular uno oculto, en una tabla, entre tablas o junto con una publicación anterior.
results-method-own = Los mecanismos responden sobre sí mismos y se nombran: sus números se muestran.
results-method-numbers = Las medias y medianas se redondean a un decimal. Lo que una organización reservó al personal no se cuenta en ninguna parte.
results-files = Descargar y citar
results-csv = Todos los números, uno por línea (CSV)
results-json = La publicación tal como quedó fijada (JSON)
results-citation = Cítese así:
results-release = Publicación { $number }
results-digest = SHA-256 del archivo JSON:
results-releases = Todas las publicaciones de estos resultados:
results-illustrative = Ilustrativo
results-reconstructed = Reconstruido

## The desk's page
desk-results = Resultados publicados
desk-results-lead = Las tablas que ven los lectores externos se examinan juntas y se fijan al publicarlas.
desk-results-next = Lo que se publicaría ahora
desk-results-what = Números
desk-results-numbers = Cuántos
desk-results-shown = Mostrados
desk-results-hidden = { $reason ->
    [too_few] Ocultos: respondieron demasiado pocos
    [small] Ocultos: el número, o lo que deja fuera, es demasiado pequeño
    [level] Ocultos: las respuestas solo pueden contarse
    [earlier] Ocultos: una publicación anterior revelaría la diferencia
   *[other] Ocultos: de él podría calcularse otro número oculto
 }
desk-results-for-ever = Una publicación no cambia nunca. Puede retirarse, pero quien la guardó la conserva: las siguientes se examinan junto con ella.
desk-results-publish = Publicar
desk-results-withdraw = Retirar
desk-results-withdrawn = Retirada el { $date }
desk-results-releases = Publicaciones
desk-results-release = Publicación
desk-results-published = Publicada
desk-results-state = Estado
desk-results-none = Todavía no se ha publicado nada.
desk-results-not-closed = Los resultados pueden publicarse cuando la evaluación esté cerrada.
desk-results-minimum = La base mínima de esta evaluación es inferior a 3: «menos de 2» sería uno. Sus resultados no pueden publicarse.
desk-results-unchanged = La última publicación muestra lo mismo: no hay nada nuevo que publicar.
desk-results-nothing = No hay nada que pueda mostrarse.
desk-results-given-away = Junto con una publicación anterior o con un resumen publicado, revelaría las respuestas de muy pocas organizaciones, por mucho que se oculte. No puede publicarse.
results-data = Todas las cifras, con su diccionario y un manifiesto que permite reproducir cada una:
results-data-xlsx = Libro de cálculo (XLSX)
results-data-csv = Tablas (CSV, en un ZIP)
results-data-json = Datos (JSON)
results-data-sav = Archivos SPSS (en un ZIP)
results-data-ddi = Descripción de los datos (DDI-Codebook, XML)
