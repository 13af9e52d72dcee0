# The draft of a summary with the secretariat of its mechanism.
comment-title = { $name }: مسودة ملخص النتائج
comment-lead = تطلب { $institution } من { $name } الاطلاع على مسودة ملخص النتائج الخاص بها قبل نشره.
comment-enter = اقرأ المسودة
comment-before = قبل أن تبدأ
comment-how = يمكنك التعليق على كل جملة أو اقتراح صياغة أخرى أو الموافقة على النص. ويمكنك التوقف والعودة بالرابط نفسه.
comment-link-note = الرابط خاص بك. وفتحه لا يغيّر شيئا.
comment-use = ما ترسله يقرؤه من يحررون الملخص فقط، ولا يُنشر.
comment-contact = للأسئلة: { $contact }
comment-intro = هذه هي المسودة كما ستُنشر. وتحت كل جملة إجاباتكم التي تستند إليها.
comment-languages = النص باللغة:
comment-remark = علّق على هذه الجملة
comment-remark-label = تعليقك
comment-words-label = الصياغة التي تقترحها
comment-whole = تعليقات على النص كله
comment-send = إرسال ردكم
comment-send-text = بعد الإرسال لا يمكن تغيير تعليقاتكم هنا.
comment-save = احفظ وتابع لاحقا
comment-agree = إرسال: نوافق على النص
comment-propose = إرسال: نقترح تغييرات
comment-saved = حُفظت تعليقاتكم، ولم تُرسل بعد.
comment-thanks = شكرا لكم. أُرسل ردكم، وفيما يلي ما كتبتموه.
comment-closed = أُغلق باب التعليق على هذه المسودة.
comment-not-saved = تعذّر الحفظ: أُغلق باب التعليق أو أُرسل ردكم من قبل. ما كتبتموه مبيّن أدناه.

# The mail that asks for it.
mail-comment-subject = { $name }: مسودة ملخص النتائج للتعليق
mail-comment-lead = أعدّت { $institution } ملخص النتائج الخاص بـ { $name } من الإجابات عن «{ $assessment }» وتطلب منكم الاطلاع عليه قبل نشره.
mail-comment-button = اقرأ المسودة
mail-comment-link-note = لا تحتاجون إلى حساب. وفتح الرابط، ولو بمرشّح البريد، لا يغيّر شيئا.
mail-comment-what = يمكنكم التعليق على كل جملة أو اقتراح صياغة أخرى أو الموافقة على النص الخاص بـ { $name }.
