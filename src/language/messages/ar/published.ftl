# Published summaries, for readers.
published-about = حول هذه النسخة
published-on = تاريخ النشر
published-number = النسخة
published-cite = كيفية الاستشهاد
published-citation = { $institution } ({ $year }). ملخص النتائج: { $name }. { $assessment }. النسخة { $number }. { $link }
published-digest = البصمة (SHA-256)
published-files = التنزيل
published-as-pdf = PDF
published-as-word = Word
published-as-page = صفحة ويب (HTML)
published-as-text = نص (Markdown)
published-as-data = بيانات (JSON)
published-languages = لغات هذه النسخة
published-versions = النسخ
published-version = النسخة { $number }
published-older = توجد نسخة أحدث.
published-to-latest = اقرأ أحدث نسخة
published-withdrawn = سُحب هذا الملخص في { $date }.

# Who said what is cited, where no name is told.
cited-state = دولة عضو
cited-organization = منظمة حكومية دولية
cited-figure = أرقام
