# كلمات الأسئلة والإجابات
optional = (اختياري)
not-answered = لم تُقدَّم إجابة
choose = يُرجى الاختيار
clear-answer = سحب هذه الإجابة
total = المجموع
update-total = تحديث المجموع
characters-limit = يمكن إدخال { $limit } حرف كحد أقصى.
characters-left = عدد الحروف المتبقية: #
characters-over = عدد الحروف الزائدة: #
no-rank = بلا ترتيب
other-text = يُرجى التوضيح
comment-text = تعليق
entry-of = البند { $number } من { $count }
entry-number = البند { $number }
no-entries = لم يُضَف شيء بعد.
add-entry = إضافة بند
remove-entry = إزالة
attribution-label = يجوز لهذه الإجابة أن
attribution-named = تُنشر مع ذكر اسمنا
attribution-group = { $group ->
    [state] تُنشر منسوبةً إلى «إحدى الدول الأعضاء»
    [igo] تُنشر منسوبةً إلى «إحدى المنظمات الحكومية الدولية»
   *[iscm] تُنشر منسوبةً إلى «إحدى الآليات»
 }
attribution-count = تُحتسب في الأرقام فقط
attribution-none = تُستبعد من النشر

# The built-in choices, where the file gives no text of its own.
choice-none = لا شيء مما سبق
choice-refused = أفضّل عدم الإجابة
choice-dontknow = لا أعرف
choice-other = غير ذلك (يُرجى التحديد)
