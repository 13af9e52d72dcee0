# Published summaries, for readers.
published-about = About this version
published-on = Published
published-number = Version
published-cite = How to cite
published-citation = { $institution } ({ $year }). Summary of Findings: { $name }. { $assessment }. Version { $number }. { $link }
published-digest = Digest (SHA-256)
published-files = Download
published-as-pdf = PDF
published-as-word = Word
published-as-page = Web page (HTML)
published-as-text = Text (Markdown)
published-as-data = Data (JSON)
published-languages = Languages of this version
published-versions = Versions
published-version = Version { $number }
published-older = There is a later version.
published-to-latest = Read the latest version
published-withdrawn = This summary was withdrawn on { $date }.

# Who said what is cited, where no name is told.
cited-state = a member State
cited-organization = an intergovernmental organization
cited-figure = Figure
