# أخطاء الإجابات
answer-error-required = يُرجى الإجابة عن هذا السؤال
answer-error-other_required = يُرجى توضيح المقصود بعبارة «غير ذلك»
answer-error-not_a_number = يُرجى إدخال عدد بالأرقام
answer-error-not_a_date = يُرجى إدخال تاريخ صحيح، على سبيل المثال { $example }
answer-error-not_a_choice = لم يعد الخيار «{ $value }» متاحاً. يُرجى اختيار إجابة أخرى
answer-error-min = يُرجى إدخال { $limit } أو أكثر
answer-error-max = يُرجى إدخال { $limit } أو أقل
answer-error-min-date = يُرجى إدخال { $limit } أو تاريخ لاحق
answer-error-max-date = يُرجى إدخال { $limit } أو تاريخ سابق
answer-error-step = يُرجى إدخال عدد بفواصل قدرها { $step }
answer-error-too_short = عدد الحروف المطلوب { $limit } على الأقل، وقد أُدخل منها { $length }
answer-error-too_long = يُرجى اختصار النص. عدد الحروف المسموح به { $limit }، وقد أُدخل منها { $length }
answer-error-pattern = يُرجى إدخال الإجابة بالصيغة المطلوبة
answer-error-email = يُرجى إدخال عنوان بريد إلكتروني، على سبيل المثال name@example.org
answer-error-url = يُرجى إدخال عنوان موقع إلكتروني، على سبيل المثال https://example.org
answer-error-answer_count-min = عدد الإجابات المطلوب { $limit } على الأقل، وقد اختير منها { $count }
answer-error-answer_count-max = عدد الإجابات المسموح به { $limit } على الأكثر، وقد اختير منها { $count }
answer-error-answer_count = لا يمكن الجمع بين هذه الإجابات. يُرجى اختيار إجابات أخرى
answer-error-too_few_entries = العدد المطلوب { $limit } على الأقل، وقد أُدخل { $count }
answer-error-too_many_entries = العدد المسموح به { $limit } على الأكثر، وقد أُدخل { $count }
answer-error-duplicate_key = ورد «{ $value }» مرتين. لا يجوز ذكره إلا مرة واحدة
answer-error-expression = يُرجى التحقق من هذه الإجابة
answer-error-wrong_type = تعذرت قراءة هذه الإجابة. يُرجى إدخالها من جديد
answer-error-unknown_question = هذا السؤال ليس جزءاً من الاستبيان

errors-to-correct = { $count ->
    [one] توجد إجابة واحدة تحتاج إلى تصحيح
    [two] توجد إجابتان تحتاجان إلى تصحيح
    [few] توجد { $count } إجابات تحتاج إلى تصحيح
    [many] توجد { $count } إجابة تحتاج إلى تصحيح
   *[other] توجد { $count } إجابة تحتاج إلى تصحيح
 }
errors-kept = كل ما كُتب محفوظ هنا بصفة مسودة.
errors-in-form = { $count ->
    [one] يوجد أمر واحد يحتاج إلى تصحيح
    [two] يوجد أمران يحتاجان إلى تصحيح
    [few] توجد { $count } أمور تحتاج إلى تصحيح
    [many] يوجد { $count } أمرًا يحتاج إلى تصحيح
   *[other] يوجد { $count } أمر يحتاج إلى تصحيح
 }
errors-still-here = لم يُحفظ شيء بعد. ما كُتب ما زال هنا.
error-at = { $place } – { $error }
error-at-deeper = { $place }، { $question } – { $error }
