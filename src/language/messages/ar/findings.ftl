# كلمات النتائج. المتغير $group هو state أو igo أو iscm؛ والمتغيران $base و$count عددان.
group-members = { $group ->
    [state] الدول الأعضاء
    [igo] المنظمات الحكومية الدولية
   *[iscm] الآليات
 }
group-respondents = { $group ->
    [state] الدول
    [igo] المنظمات الحكومية الدولية
   *[iscm] الآليات
 }

# العدد بعد «الـ»، كي لا يتغيّر لفظ المعدود بتغيّره؛ والفراغ بينهما لا ينكسر السطر عنده.
tell-none = ولا واحدة من { group-members } الـ { $base }
tell-some = بعض { group-members } الـ { $base }
tell-several = عدد من { group-members } الـ { $base }
tell-most = معظم { group-members } الـ { $base }
tell-count = { $count } من { group-members } الـ { $base }
tell-all = { $base ->
    [1] { $group ->
        [state] الدولة العضو الوحيدة
        [igo] المنظمة الحكومية الدولية الوحيدة
       *[iscm] الآلية الوحيدة
     }
   *[other] جميع { group-members } الـ { $base }
 }
few-answered = أجاب عن هذا الجزء عدد من { group-members } يقل عن { $minimum }؛ ولذلك لا تُعرض الإجابات.

source-group = { $group ->
    [state] دولة عضو
    [igo] منظمة حكومية دولية
   *[iscm] آلية للتشاور بين الدول
 }

summary-only-states = لم ترد إجابات من الآلية نفسها ({ $iscm }): يستند هذا الملخص إلى ما قالته الدول عنها.
summary-only-igos = لم ترد إجابات من الآلية نفسها ({ $iscm }): يستند هذا الملخص إلى ما قالته المنظمات الحكومية الدولية عنها.
summary-only-states-and-igos = لم ترد إجابات من الآلية نفسها ({ $iscm }): يستند هذا الملخص إلى ما قالته الدول والمنظمات الحكومية الدولية عنها.
