# Words of the findings; the sentences of a summary fall back until the questionnaires are in this language.
group-respondents = { $group ->
    [state] الدول
    [igo] المنظمات الحكومية الدولية
   *[iscm] الآليات
 }
