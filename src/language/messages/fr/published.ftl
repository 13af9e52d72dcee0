# Published summaries, for readers.
published-about = À propos de cette version
published-on = Publié le
published-number = Version
published-cite = Comment citer
published-citation = { $institution } ({ $year }). Résumé des conclusions : { $name }. { $assessment }. Version { $number }. { $link }
published-digest = Empreinte (SHA-256)
published-files = Télécharger
published-as-pdf = PDF
published-as-word = Word
published-as-page = Page web (HTML)
published-as-text = Texte (Markdown)
published-as-data = Données (JSON)
published-languages = Langues de cette version
published-versions = Versions
published-version = Version { $number }
published-older = Il existe une version plus récente.
published-to-latest = Lire la dernière version
published-withdrawn = Ce résumé a été retiré le { $date }.

# Who said what is cited, where no name is told.
cited-state = un État membre
cited-organization = une organisation intergouvernementale
cited-figure = Chiffres
