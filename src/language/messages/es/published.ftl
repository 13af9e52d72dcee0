# Published summaries, for readers.
published-about = Sobre esta versión
published-on = Publicado
published-number = Versión
published-cite = Cómo citar
published-citation = { $institution } ({ $year }). Resumen de conclusiones: { $name }. { $assessment }. Versión { $number }. { $link }
published-digest = Huella (SHA-256)
published-files = Descargar
published-as-pdf = PDF
published-as-word = Word
published-as-page = Página web (HTML)
published-as-text = Texto (Markdown)
published-as-data = Datos (JSON)
published-languages = Idiomas de esta versión
published-versions = Versiones
published-version = Versión { $number }
published-older = Hay una versión posterior.
published-to-latest = Leer la última versión
published-withdrawn = Este resumen fue retirado el { $date }.

# Who said what is cited, where no name is told.
cited-state = un Estado miembro
cited-organization = una organización intergubernamental
cited-figure = Cifras
