# Charts: the words in and around a figure.
chart-answer = الإجابة
chart-base = ن = { $count }
chart-too-few = قليل جداً
chart-unit = العدد، ونسبته من المجيبين
chart-unit-any = العدد، ونسبته من المجيبين؛ تُحسب الدول والمنظمات مرة واحدة أياً كانت الآلية
chart-unit-number = متوسط ما قاله كل منهم
chart-finding = { $count } من { $group ->
    [state] الدول
    [igo] المنظمات
   *[iscm] الآليات
 } الـ { $base }: { $label }
chart-finding-each = { $count } من { $group ->
    [state] الدول
    [igo] المنظمات
   *[iscm] الآليات
 } الـ { $base } لكل من: { $label }
chart-finding-all = { $group ->
    [state] جميع الدول (ن = { $base })
    [igo] جميع المنظمات (ن = { $base })
   *[iscm] جميع الآليات (ن = { $base })
 }: { $label }
chart-other = أخرى
chart-finding-mean = { $group ->
    [state] الدول
    [igo] المنظمات
   *[iscm] الآليات
 }: { $mean } في المتوسط
chart-mean = المتوسط
chart-median = الوسيط
chart-middle-half = النصف الأوسط
chart-answered = أجابوا (الأساس)
chart-do-not-know = لا يعرفون
chart-refused = يفضلون عدم الإجابة
chart-not-applicable = لا ينطبق
chart-no-answer = لا إجابة
chart-nobody = لم يجب أحد.
chart-hidden = لا يُعرض
chart-held-back = محجوب عن القراء من الخارج
chart-held-back-legend = † محجوب عن القراء من الخارج.
chart-left-out = { $count ->
    [zero] لم تُترك إجابة معروضة دون اختيار.
    [one] إجابة معروضة أخرى لم يخترها أحد.
    [two] إجابتان معروضتان أخريان لم يخترهما أحد.
    [few] { $count } إجابات معروضة أخرى لم يخترها أحد.
    [many] { $count } إجابة معروضة أخرى لم يخترها أحد.
   *[other] { $count } إجابة معروضة أخرى لم يخترها أحد.
 }
chart-source = المصدر: { $assessment }، الحالة في { $date }.
chart-unit-shares = متوسط الحصة بالنسبة المئوية لدى من قدّموا توزيعاً؛ والمصدر غير المذكور يُحسب صفراً
chart-unit-places = متوسط المرتبة، وعدد من وضعوه أولاً؛ الأعمدة: نسبة من وضعوه أولاً
chart-place = المرتبة { $mean }، أولاً: { $first }
chart-as-table = عرض في جدول
chart-save-as = حفظ الرسم بصيغة
chart-unit-year = وسيط السنوات المذكورة
chart-unit-parts = النسبة المئوية ممن أجابوا
chart-first-of = أول { $shown } من { $total }؛ ويضم الجدول جميعها
