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
report-hidden-value = محجوب من النص: `{ $function }` = { $value } (الأساس { $base })
report-not-answered = دون إجابة
report-staff-only = للموظفين فقط: يستند إلى إجابة غير مخصصة للنشر
report-untranslated = غير متوفر بهذه اللغة بعد: لا يُنشر
report-left-out = { $count ->
    [one] أُغفلت هنا جملة واحدة لأنها غير متوفرة بهذه اللغة بعد.
    [two] أُغفلت هنا جملتان لأنهما غير متوفرتين بهذه اللغة بعد.
    [few] أُغفلت هنا { $count } جمل لأنها غير متوفرة بهذه اللغة بعد.
    [many] أُغفلت هنا { $count } جملة لأنها غير متوفرة بهذه اللغة بعد.
   *[other] أُغفلت هنا { $count } جملة لأنها غير متوفرة بهذه اللغة بعد.
 }
report-mark-reconstructed = معاد بناؤها: إجابات مأخوذة من ملخص منشور، ولم تقدمها الجهة المجيبة في هذا الاستبيان.
report-mark-illustrative = توضيحية: إجابات وُضعت لعرض البرنامج، ولا تقول شيئاً عن دول أو منظمات حقيقية.
report-designations = لا تنطوي التسميات المستخدمة ولا طريقة عرض المادة على الإعراب عن أي رأي بشأن المركز القانوني لأي بلد أو إقليم أو مدينة أو منطقة أو لسلطاتها، أو بشأن تعيين حدودها أو تخومها.
