# التقارير: الكلمات المحيطة بملخص النتائج
report-summary-title = ملخص النتائج
report-summary-of = ملخص النتائج · { $assessment }
report-nothing = لم ترد إجابات عن هذا القسم.
report-sources = { $count ->
    [0] سبب ذكر ذلك
    [one] المصدر
    [two] مصدران
    [few] { $count } مصادر
    [many] { $count } مصدراً
   *[other] { $count } مصدر
 }
report-conditions = سبب ذكر ذلك
report-told-because = ذُكر ذلك بسبب { $answers }
report-hidden = محجوب من النص
report-hidden-of = { $value } (الأساس { $base })
report-hidden-given = { $answer }: { $count }
report-hidden-value = محجوب من النص: { $hidden }
report-not-answered = دون إجابة
report-staff-only = للموظفين فقط: يستند إلى إجابة غير مخصصة للنشر
report-untranslated = غير متوفر بهذه اللغة بعد: لا يُنشر
report-left-out = { $count ->
    [zero] لم تُغفل هنا أي جملة.
    [one] أُغفلت هنا جملة واحدة لأنها غير متوفرة بهذه اللغة بعد.
    [two] أُغفلت هنا جملتان لأنهما غير متوفرتين بهذه اللغة بعد.
    [few] أُغفلت هنا { $count } جمل لأنها غير متوفرة بهذه اللغة بعد.
    [many] أُغفلت هنا { $count } جملة لأنها غير متوفرة بهذه اللغة بعد.
   *[other] أُغفلت هنا { $count } جملة لأنها غير متوفرة بهذه اللغة بعد.
 }
report-mark-reconstructed = معاد بناؤها: إجابات مأخوذة من ملخص منشور، ولم تقدمها الجهة المجيبة في هذا الاستبيان.
report-mark-illustrative = توضيحية: إجابات وُضعت لعرض البرنامج، ولا تقول شيئاً عن دول أو منظمات حقيقية.
report-designations = لا تنطوي التسميات المستخدمة ولا طريقة عرض المادة على الإعراب عن أي رأي بشأن المركز القانوني لأي بلد أو إقليم أو مدينة أو منطقة أو لسلطاتها، أو بشأن تعيين حدودها أو تخومها.

# التقارير المطبوعة: الغلاف والمنهجية والمصادر والتقييم كله
report-contents = المحتويات
report-about = عن هذا التقرير
report-overall-title = التقرير العام
report-page = الصفحة { $page } من { $pages }
report-figure = الشكل
report-table = الجدول
report-short-reconstructed = معاد بناؤه
report-short-illustrative = توضيحي
report-sources-annex = مرفق: الإجابات التي تستند إليها كل جملة
report-sources-lead = يقود الرقم الوارد بعد الجملة إلى الإجابات التي تستند إليها، ويعيد الرقم الوارد هنا إلى الجملة.
report-note-question = { $question }:
report-note-answer = { $question } { $answer } ({ $who })
report-note-because = بسبب الإجابة عن «{ $question }»: { $answer }
report-method = المنهجية
report-who-answered = الجهات المجيبة
report-group = الفئة
report-asked = عدد من سُئلوا
report-answered = عدد من أجابوا
report-fewer-than = أقل من { $minimum }
report-group-name = { $group ->
    [state] الدول
    [igo] المنظمات الحكومية الدولية
   *[iscm] الآليات
 }
report-method-sentences = كل جملة مستمدة من إجابات مقدمة ولا تقول شيئاً لم تقله تلك الإجابات. وحيثما يُنقل عن آلية وعن دول ومنظمات، يتحدث كل منها باسمه.
report-method-base = «ن» هو عدد من أجابوا، والنسب محسوبة منه. وحيثما أمكن اختيار أكثر من إجابة، يتجاوز المجموع 100 في المائة.
report-method-absences = لا تدخل في «ن» إجابات «لا أعرف» و«لا ينطبق» ولا عدم الإجابة.
report-method-disclosure = لا يُعرض على القراء من الخارج أي شيء عن فئة أجاب منها أقل من { $minimum }، ولا أرقام تكشف ما قاله أقل من { $minimum }. أما الإجابات التي تقدمها الآلية باسمها فلا تُحجب.
report-method-agreement = يقال إن فئة ما تتفق مع الآلية إذا قال { $agreement } منها على الأقل الشيء نفسه، وإنها تختلف معها إذا قاله { $contradicted } على الأكثر وقال { $other } على الأقل شيئاً آخر.
report-participation = المشاركة
report-mechanisms = الآليات التي وردت إجابات عنها
report-mechanism = الآلية
report-own-answer = إجابتها
report-recommendations = التوصيات
report-respondents = عن الجهات المجيبة
report-figures-annex = مرفق: الأشكال في جداول
report-figures-lead = الأرقام نفسها الواردة في الأشكال، بالترتيب نفسه.
report-untranslated-count = { $count ->
    [zero] جميع الجمل متوفرة بلغة هذا التقرير.
    [one] جملة واحدة غير متوفرة بعد بلغة هذا التقرير: ترد بلغة أخرى ولا تُنشر.
    [two] جملتان غير متوفرتين بعد بلغة هذا التقرير: تردان بلغة أخرى ولا تُنشران.
    [few] { $count } جمل غير متوفرة بعد بلغة هذا التقرير: ترد بلغة أخرى ولا تُنشر.
    [many] { $count } جملة غير متوفرة بعد بلغة هذا التقرير: ترد بلغة أخرى ولا تُنشر.
   *[other] { $count } جملة غير متوفرة بعد بلغة هذا التقرير: ترد بلغة أخرى ولا تُنشر.
 }

# The overall report: who took part, and what analysts recommend.
report-recommendations-none = التوصيات: لم يحرر أحد توصيات لهذه الجولة، فحُذف القسم.
report-recommendations-elsewhere = التوصيات: محررة بـ{ $languages } لا بلغة هذا التقرير، فحُذف القسم.
report-recommendations-draft = مسودة: لا ترد بعد في التقرير المعد للقراء من الخارج.
report-recommendations-behind = عُدّل النص المترجَم هنا بعد ترجمته: لا يرد في التقرير المعد للقراء من الخارج إلى أن تُحدَّث الترجمة.
report-method-participation = من سُئلوا هم من دُعوا، ومن أجابوا هم من قدّموا إجابات محتسبة، بتاريخ آخر تقديم. المناطق هي مناطق الأمم المتحدة (M49)، وتُحتسب كل دولة مرة واحدة.
report-states-by-region = الدول بحسب المنطقة
report-iscms-by-type = الآليات بحسب النوع
report-region = المنطقة
report-type-head = النوع
report-measure-asked = عدد من أجابوا ممن سُئلوا؛ الشريط الكامل هو كل من سُئلوا
report-not-answered-yet = لم يجيبوا
report-answered-of = { $count } من { $asked }
report-states-map = عدد الدول المجيبة من الدول التي سُئلت: { $count } من { $asked }
report-states-map-measure = عدد الآليات التي أجابت كل دولة عنها؛ الأبيض: سُئلت ولم تجب
report-state = الدولة
report-mechanisms-told = الآليات
report-tiles-notice = لكل دولة خانة واحدة بالحجم نفسه قرب موقعها تقريباً. ولا يعني ذلك أي شيء بشأن الحدود أو المركز القانوني.
report-over-time = الإجابات عبر الزمن
report-over-time-measure = عدد من أجابوا حتى نهاية كل أسبوع أو شهر

# Three views of one mechanism, side by side.
report-views-annex = مرفق: ما تقوله الفئات الثلاث
report-views-lead = ما تقوله { $iscm } عن نفسها إلى جانب ما تقوله عنها الدول الأعضاء والمنظمات الحكومية الدولية، سؤالاً سؤالاً. وتدل «نعم» على ما قالته { $iscm }.
report-views-contradictions = حيث تختلف الآراء
report-views-question = السؤال والإجابة
report-views-measure = ما تقوله { $iscm } وعدد الدول والمنظمات التي تقول الشيء نفسه: العدد والنسبة ممن أجابوا
report-views-finding = عدد الأسئلة: { $total }، تتفق الآراء في { $agree } منها وتختلف في { $differ }
report-views-agree = الآراء متفقة
report-views-differ = الآراء مختلفة
report-views-mixed = الآراء متباينة
report-views-open = لا حكم
report-views-more = { $verdict }؛ إجابات أخرى: { $count }
report-views-not-asked = لم تُسأل
report-views-single = { $question } { $iscm }: { $own }. { $group }، من { $base }: { $says }.
report-views-named = { $question } ذكرته { $iscm } وقليل من غيرها. { $group }، من { $base }: { $says }.
report-views-not-named = { $question } ذكره معظم الآخرين ولم تذكره { $iscm }. { $group }، من { $base }: { $says }.
report-outside-released = الأرقام الواردة في هذا التقرير المعد للقراء من الخارج هي أرقام الإصدار { $number } من النتائج المنشورة دون غيرها.
report-outside-unpublished = لم تُنشر بعد أي نتائج لهذه الجولة: لا يذكر هذا التقرير المعد للقراء من الخارج أرقاماً غير تلك الواردة في جمله.
