# النتائج المنشورة.
results-title = النتائج المنشورة
results-lead = ما أجابت به الدول والآليات والمنظمات الحكومية الدولية، جولة بعد جولة، بالأرقام.
results-none = لم تُنشر أي نتائج بعد.
results-of = النتائج بالأرقام: { $assessment }
results-intro = نُشرت في { $date }. لا تُعرض الأرقام التي تدل على أقل من { $minimum } من المنظمات.
results-older = يوجد إصدار أحدث لهذه النتائج.
results-latest = الانتقال إلى الأحدث
results-parts = أقسام النتائج
results-respondents = عن الجهات المجيبة
results-themes = مواضيع الآليات
results-themes-measure = ما تقول كل آلية إنها تعمل عليه حالياً
results-theme = الموضوع
results-regions = الدول المجيبة حسب المنطقة
results-regions-measure = العدد، والنسبة من الدول المجيبة
results-region = المنطقة
results-about = عن { $iscm }
results-about-all = عن آلية واحدة
results-whole-round = الجولة كلها
results-method = كيف تُقرأ هذه الأرقام
results-method-base = «ن» هو عدد المنظمات التي أجابت عن السؤال، والنسب محسوبة منه. ومن لم يجب أو لا يعرف أو لم يشأ القول يُحسب على حدة.
results-method-any = في أرقام الجولة كلها تُحسب الدولة أو المنظمة مرة واحدة أياً كانت الآلية المقصودة، ولذلك لا تُجمع أرقام الآليات لتعطيها.
results-method-rule = يُعرض ما قالته الدول أو المنظمات إذا بلغ عدد الإجابات { $minimum } على الأقل. ولا يُعرض عدد يقل عن { $minimum }، ولا عدد يترك من الأساس أقل من ذلك.
results-method-together = ولا تُعرض أرقام أخرى إذا أمكن أن يُحسب منها رقم محجوب، داخل جدول أو بين الجداول أو مع إصدار سابق.
results-method-own = تجيب الآليات عن نفسها وتُذكر بأسمائها، فتُعرض أرقامها.
results-method-numbers = تُقرّب المتوسطات والأوساط إلى منزلة عشرية واحدة. وما طلبت منظمة قصره على الموظفين لا يُحسب في أي مكان.
results-files = التنزيل والاستشهاد
results-csv = جميع الأرقام، رقم في كل سطر (CSV)
results-json = الإصدار كما جُمّد تماماً (JSON)
results-citation = طريقة الاستشهاد:
results-release = الإصدار { $number }
results-digest = SHA-256 لملف JSON:
results-releases = جميع إصدارات هذه النتائج:
results-illustrative = توضيحي
results-reconstructed = معاد بناؤه

## صفحة المكتب
desk-results = النتائج المنشورة
desk-results-lead = تُفحص الجداول التي يراها القراء من الخارج معاً وتُجمّد عند نشرها.
desk-results-next = ما سيُنشر الآن
desk-results-what = الأرقام
desk-results-numbers = العدد
desk-results-shown = معروضة
desk-results-hidden = { $reason ->
    [too_few] محجوبة: عدد المجيبين قليل جداً
    [small] محجوبة: العدد أو ما يتركه خارجه صغير جداً
    [level] محجوبة: لا يجوز إلا عدّ هذه الإجابات
    [earlier] محجوبة: إصدار سابق يكشف الفرق
   *[other] محجوبة: يمكن أن يُحسب منها رقم محجوب آخر
 }
desk-results-for-ever = لا يتغير الإصدار أبداً. ويمكن سحبه، لكنه يبقى عند من احتفظ به، ولذلك تُفحص الإصدارات التالية معه.
desk-results-publish = نشر
desk-results-withdraw = سحب
desk-results-withdrawn = سُحب في { $date }
desk-results-releases = الإصدارات
desk-results-release = الإصدار
desk-results-published = تاريخ النشر
desk-results-state = الحالة
desk-results-none = لم يُنشر شيء بعد.
desk-results-not-closed = يمكن نشر النتائج بعد إغلاق الجولة.
desk-results-minimum = الحد الأدنى للأساس في هذه الجولة أقل من 3، و«أقل من 2» تعني واحداً. لا يمكن نشر نتائجها.
desk-results-unchanged = يعرض الإصدار الأخير الشيء نفسه: لا جديد يُنشر.
desk-results-nothing = لا يوجد ما يجوز عرضه.
desk-results-given-away = لو نُشر إلى جانب إصدار سابق أو ملخص منشور لكشف إجابات عدد قليل جداً من المنظمات، مهما حُجب منه. لا يمكن نشره.
results-data = جميع الأرقام مع دليل الرموز وبيان يتيح إعادة إنتاج كل رقم:
results-data-xlsx = مصنّف جداول (XLSX)
results-data-csv = جداول (CSV في ملف ZIP)
results-data-json = بيانات (JSON)
results-data-sav = ملفات SPSS (في ملف ZIP)
results-data-ddi = وصف البيانات (DDI-Codebook، XML)
