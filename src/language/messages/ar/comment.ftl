# The draft of a summary with the secretariat of its mechanism.
comment-title = { $name }: مسودة ملخص النتائج
comment-lead = تدعو { $institution } { $name } إلى الاطلاع على مسودة ملخص النتائج الخاص بها قبل نشره.
comment-enter = قراءة المسودة
comment-before = قبل البدء
comment-how = يمكنكم التعليق على كل عبارة أو اقتراح صياغة أخرى أو الموافقة على النص. ويمكنكم التوقف والعودة بالرابط نفسه.
comment-link-note = الرابط شخصي. وفتحه لا يغيّر شيئاً.
comment-use = لا يقرأ ما ترسلونه إلا من يحررون الملخص، ولا يُنشر.
comment-contact = للاستفسار: { $contact }
comment-intro = هذه هي المسودة كما ستُنشر. وتحت كل عبارة إجاباتكم التي تستند إليها.
comment-languages = النص باللغة:
comment-remark = التعليق على هذه العبارة
comment-remark-label = تعليقكم
comment-words-label = الصياغة التي تقترحونها
comment-whole = تعليقات على النص كله
comment-send = إرسال ردكم
comment-send-text = بعد الإرسال لا يمكن تغيير تعليقاتكم هنا.
comment-save = الحفظ والمتابعة لاحقاً
comment-agree = إرسال: نوافق على النص
comment-propose = إرسال: نقترح تغييرات
comment-saved = حُفظت تعليقاتكم، ولم تُرسل بعد.
comment-thanks = شكرا لكم. أُرسل ردكم، وفيما يلي ما كتبتموه.
comment-closed = أُغلق باب التعليق على هذه المسودة.
comment-not-saved = تعذّر الحفظ: أُغلق باب التعليق أو أُرسل ردكم من قبل. ما كتبتموه مبيّن أدناه.

# The mail that asks for it.
mail-comment-subject = { $name }: مسودة ملخص النتائج للتعليق
mail-comment-lead = أعدّت { $institution } ملخص النتائج الخاص بـ { $name } استناداً إلى الإجابات عن «{ $assessment }»، وتدعوكم إلى الاطلاع عليه قبل نشره.
mail-comment-button = قراءة المسودة
mail-comment-link-note = لا تحتاجون إلى حساب. وفتح الرابط، ولو فتحه مرشّح البريد، لا يغيّر شيئاً.
mail-comment-what = يمكنكم التعليق على كل عبارة أو اقتراح صياغة أخرى أو الموافقة على النص الخاص بـ { $name }.
