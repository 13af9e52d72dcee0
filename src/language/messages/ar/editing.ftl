# محرر الملخصات.
editor-title = تحرير الملخص
editor-open = تحرير هذا الملخص ونشره
editor-not-begun = لم يبدأ أحد تحرير هذا الملخص. النص مُولَّد من الإجابات؛ ويبدأ التحرير بهذا النص، ويُحفظ كل ما تغيّرونه منفصلاً عنه.
editor-office = المكتب
editor-begin = بدء التحرير
editor-frozen = النص معتمد أو منشور ولا يمكن تغييره. ويمكن تحريره من جديد متى أُعيد إلى مسودة.
editor-left = { $count ->
    [zero] يمكن نشر جميع العبارات.
    [one] لا يمكن بعد نشر عبارة واحدة.
    [two] لا يمكن بعد نشر عبارتين.
    [few] لا يمكن بعد نشر { $count } عبارات.
    [many] لا يمكن بعد نشر { $count } عبارة.
   *[other] لا يمكن بعد نشر { $count } عبارة.
 }
editor-to-first = الانتقال إلى أولاها في قسم «{ $section }»
editor-to-stage = المراجعة والتعليقات والنشر
editor-languages = لغات الملخص
editor-language-left = { $count ->
    [zero] لا شيء متبقٍّ
    [one] واحدة متبقية
    [two] اثنتان متبقيتان
    [few] { $count } متبقية
    [many] { $count } متبقية
   *[other] { $count } متبقية
 }
editor-language-ready = جاهزة
editor-sections = الأقسام
editor-statement = العبارة { $number }
editor-text-of = نص العبارة { $number }
editor-sources-of = مصادر العبارة { $number }
editor-save = حفظ العبارة { $number }
editor-save-all = حفظ جميع النصوص
editor-reset = العودة إلى النص المُولَّد
editor-confirm = الترجمة صحيحة كما هي
editor-up = نقل إلى أعلى
editor-down = نقل إلى أسفل
editor-drop = استبعاد
editor-restore = إدراج من جديد
editor-dropped = { $count ->
    [zero] لم تُستبعد أي عبارة
    [one] عبارة واحدة مستبعدة
    [two] عبارتان مستبعدتان
    [few] { $count } عبارات مستبعدة
    [many] { $count } عبارة مستبعدة
   *[other] { $count } عبارة مستبعدة
 }
editor-cite = إضافة مصدر
editor-uncite = إزالة هذا المصدر
editor-no-sources = لا تستند هذه العبارة إلى أي إجابة: يُرجى إضافة مصدر.
editor-told-now = تقول الإجابات الآن:
editor-told-no-more = لم تعد الإجابات تقول ذلك.
editor-same-text = النص لم يتغيّر، لكن إجابة يستند إليها تغيّرت.
editor-take = الأخذ بالنص الجديد
editor-leave = إبقاء هذا النص بعد الاطلاع على التغيّر
editor-take-gone = استبعادها
editor-leave-gone = إبقاؤها بصياغتنا
editor-take-new = إدراجها في الملخص
editor-generated = ما تغيّر عن النص المُولَّد
editor-says-in = النص باللغة { $language }:
editor-written-by = آخر من غيّرها { $name }، { $time }.
editor-history = جميع نسخ هذه العبارة
editor-met = غيّر { $name } هذه العبارة أثناء كتابتكم. ويُعرض النصان كلاهما؛ ولم يُحفظ نصكم بعد.
editor-their-text = النص كما هو الآن:
editor-your-text = ما سيتغيّر بحفظ نصكم:
editor-no-words = يُرجى إدخال نص.
editor-not-there = لم تعد هذه العبارة موجودة، أو ينبغي إدراجها أولاً.
editor-add = إضافة عبارة إلى هذا القسم
editor-add-button = إضافة العبارة
editor-remark = كتابة ملاحظة
editor-remark-save = حفظ الملاحظة
editor-settled = الملاحظات التي سُوّيت
editor-from-iscm = باسم الآلية
editor-proposes = الصياغة المقترحة:
editor-resolve = وضع علامة «سُوّيت»
editor-resolved = سوّاها { $name }، { $time }.
editor-take-proposal = الأخذ بالصياغة المقترحة
editor-leave-proposal = إبقاء النص كما هو
editor-taken = أخذ بها { $name }، { $time }.
editor-left-as-is = أبقى { $name } النص كما هو، { $time }.

# How a text stands to what the answers tell.
standing-fresh = مُولَّدة
standing-edited = محرَّرة ومصادرها لم تتغيّر
standing-changed = بحاجة إلى تحديث
standing-gone = لم تعد الإجابات تقولها
standing-new = جديدة
standing-own = عبارة من وضعنا

# What keeps a statement from readers.
hindrance-staff-only = تستند إلى إجابة مخصصة للموظفين فقط: يُرجى استبعادها.
hindrance-untranslated = العبارة غير متوفرة بهذه اللغة: يُرجى ترجمتها.
hindrance-to-translate = بحاجة إلى ترجمة: تغيّرت العبارة بلغة أخرى.
hindrance-changed = تغيّرت إجابة تستند إليها: يُرجى الأخذ بالنص الجديد أو إبقاء هذا النص.
hindrance-gone = لم تعد الإجابات تقول ذلك: يُرجى استبعادها أو إبقاؤها.
hindrance-new = لم يطّلع عليها أحد بعد: يُرجى إدراجها أو استبعادها.
hindrance-not-quotable = إحدى الإجابات المستشهد بها لا يجوز اقتباسها أو لم تعد موجودة.
level-gone = لم تعد موجودة

# What can be cited.
cite-title = إضافة مصدر
cite-search = البحث في الأسئلة والإجابات
cite-search-button = بحث
cite-figures = الأرقام
cite-answer = الاستشهاد بهذه الإجابة
cite-quotation = اقتباس هذا الكلام
cite-figure = الاستشهاد بهذا الرقم

# The history of a statement.
history-title = نسخ العبارة
history-empty = لم يتغيّر شيء في هذه العبارة.
deed-written = كُتبت
deed-taken = أُخذ بالنص الجديد
deed-left = أُبقي النص بعد الاطلاع على التغيّر
deed-reset = عودة إلى النص المُولَّد
deed-confirmed = أُكدت الترجمة
deed-dropped = استُبعدت
deed-restored = أُدرجت من جديد
deed-moved = نُقلت
deed-added = أُضيفت
deed-cited = أُضيف مصدر
deed-uncited = أُزيل مصدر
deed-not-saved = وُجد نص آخر، لم يُحفظ

# Where a summary is, and how it goes on.
stage-title = المراجعة والنشر
stage-way = حالة هذا الملخص
stage-draft = مسودة
stage-in-review = قيد المراجعة
stage-with-iscm = لدى الآلية
stage-cleared = معتمد
stage-published = منشور
stage-withdrawn = مسحوب
stage-language = اللغة
stage-ready = الجاهزية للقراء
stage-left = ما بقيت تسويته
stage-language-not-ready = غير جاهزة
stage-next = الخطوة التالية
stage-nothing-for-you = يتخذ أحد المنسقين الخطوة التالية.
stage-waiting = { $count ->
    [one] شخص واحد ممن سُئلوا لم يجب بعد.
    [two] شخصان ممن سُئلوا لم يجيبا بعد.
    [few] { $count } أشخاص ممن سُئلوا لم يجيبوا بعد.
    [many] { $count } شخصًا ممن سُئلوا لم يجيبوا بعد.
   *[other] { $count } شخص ممن سُئلوا لم يجيبوا بعد.
 }
stage-unsent = { $count ->
    [one] حفظت الأمانة ملاحظة واحدة ولم ترسلها. بعد الانتقال إلى الخطوة التالية لن يمكن إرسالها.
    [two] حفظت الأمانة ملاحظتين ولم ترسلهما. بعد الانتقال إلى الخطوة التالية لن يمكن إرسالهما.
    [few] حفظت الأمانة { $count } ملاحظات ولم ترسلها. بعد الانتقال إلى الخطوة التالية لن يمكن إرسالها.
    [many] حفظت الأمانة { $count } ملاحظة ولم ترسلها. بعد الانتقال إلى الخطوة التالية لن يمكن إرسالها.
   *[other] حفظت الأمانة { $count } ملاحظة ولم ترسلها. بعد الانتقال إلى الخطوة التالية لن يمكن إرسالها.
 }
stage-go-review = إرسال إلى المراجعة
stage-go-cleared = اعتماد النص
stage-go-published = نشر
stage-back = الإعادة أو السحب
stage-reason = السبب
stage-reason-hint = يُحفظ مع الخطوة. ويُعرض سبب السحب على القراء.
stage-go-draft = إعادة إلى مسودة
stage-go-withdrawn = سحب من القراء
stage-no-reason = يُرجى إدخال السبب.
stage-not-from-here = نقل شخص آخر الملخص إلى حالة أخرى في هذه الأثناء. يُرجى الاطلاع على حالته الآن.
stage-not-ready = لا توجد لغة جاهزة: يُرجى أولاً تسوية ما بقي في إحداها.
stage-held-back = إلى جانب النتائج المنشورة، من شأن هذا الملخص أن يكشف ما قاله عدد قليل جداً من المنظمات: لم تتغير منذ ذلك الحين سوى إجابات قليلة عن الآلية. ويمكن نشره عندما يتغير عدد أكبر منها.
stage-ask = إرسال المسودة إلى الآلية
stage-ask-text = يتلقى كل شخص رسالة فيها رابط شخصي، ويقرأ المسودة كما ستُنشر، ويمكنه التعليق واقتراح صياغة أخرى.
stage-contacts = جهات الاتصال لدى الآلية في هذه الجولة
stage-address = عنوان آخر
stage-mail-language = لغة الرسالة
stage-ask-button = إرسال المسودة
stage-nobody = يُرجى اختيار جهة اتصال أو إدخال عنوان.
stage-reviewers = من أُرسلت إليهم المسودة
stage-remarks = ملاحظات على النص كله
stage-steps = الخطوات حتى الآن
stage-when = الوقت
stage-step = الخطوة
stage-who = الشخص
stage-to-editor = إلى المحرر
stage-to-public = للقراء: { $link }
reviewer-person = الشخص
reviewer-standing = الرد
reviewer-access = الوصول
reviewer-asked = أُرسلت إليه المسودة
reviewer-opened = فتح المسودة
reviewer-agrees = يوافق على النص
reviewer-proposes = يقترح تغييرات
reviewer-revoked = أُنهي الوصول
reviewer-bounced = ارتدّت الرسالة
reviewer-revoke = إنهاء الوصول
version-differences = عُلِّم ما تغيّر منذ النسخة { $number }.

# A figure that is cited beside a statement.
figure-mean = { $mean } في المتوسط ({ group-members }: { $base })
