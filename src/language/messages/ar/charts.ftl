# Charts: the words in and around a figure.
chart-answer = الإجابة
chart-base = ن = { $count }
chart-too-few = قليل جداً
chart-unit = العدد، ونسبته من المجيبين
chart-unit-any = العدد، ونسبته من المجيبين؛ تُحسب الدول والمنظمات مرة واحدة أياً كانت الآلية
chart-unit-number = متوسط ما قاله كل منهم
chart-finding = { $count } من { $base } { $group ->
    [state] دولة
    [igo] منظمة
   *[iscm] آلية
 }: { $label }
chart-finding-each = { $count } من { $base } { $group ->
    [state] دولة
    [igo] منظمة
   *[iscm] آلية
 } لكل من: { $label }
chart-finding-all = { $group ->
    [state] جميع الدول ({ $base })
    [igo] جميع المنظمات ({ $base })
   *[iscm] جميع الآليات ({ $base })
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
chart-do-not-know = لا أعرف
chart-refused = يفضل عدم الإجابة
chart-not-applicable = لا ينطبق
chart-no-answer = لا إجابة
chart-nobody = لم يجب أحد.
chart-hidden = لا يُعرض
chart-held-back = محجوب عن القراء من الخارج
chart-held-back-legend = † محجوب عن القراء من الخارج.
chart-left-out = إجابات أخرى معروضة لم يخترها أحد: { $count }.
chart-source = المصدر: { $assessment }، الحالة في { $date }.
chart-unit-shares = متوسط الحصة بالنسبة المئوية لدى من قدّموا توزيعا؛ المصدر غير المذكور يُحسب صفرا
chart-unit-places = متوسط المرتبة وعدد من وضعوه أولا؛ الأعمدة: نسبة من وضعوه أولا
chart-place = المرتبة { $mean }، أولا: { $first }
chart-as-table = عرض في جدول
chart-save-as = حفظ الرسم بصيغة
