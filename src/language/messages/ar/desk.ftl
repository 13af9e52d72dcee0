# مكتب الموظفين.
desk = المكتب
desk-assessments = الجولات
desk-users = الأشخاص
sign-out = تسجيل الخروج
role-reader = قارئ
role-analyst = محلل
role-coordinator = منسق
role-administrator = مدير

# Rounds.
round-tabs = صفحات هذه الجولة
round-tab-board = لوحة المتابعة
round-tab-findings = النتائج
round-tab-mechanisms = بحسب الآلية
round-tab-invitations = الدعوات
round-from-to = من { $opens } إلى { $closes }
round-state = الحالة
round-state-draft = قيد الإعداد
round-state-open = مفتوحة
round-state-closed = مغلقة
round-title = العنوان
round-title-in = العنوان بلغة { $language }
round-title-in-optional = العنوان بلغة { $language } (اختياري)
round-opens = تاريخ الافتتاح
round-closes = تاريخ الإغلاق
round-answers = الإجابات
round-none = لا توجد جولة بعد.
round-new = إنشاء جولة
round-new-button = إنشاء هذه الجولة
round-slug = الاسم المختصر
round-time-zone = المنطقة الزمنية
round-questionnaires = من يُسأل
round-open-button = فتح الجولة
round-close-summary = إغلاق الجولة
round-close-button = إغلاق الجولة نهائياً

# The tracking board.
board-title = لوحة المتابعة
board-nobody-asked = لم يُدعَ أحد بعد.
board-answered = إجابات وردت من أصل { $asked }
board-under-way = مفتوحة أو جارية
board-in-clearance = قيد الإجازة
board-not-opened = لم تُفتح
board-bounced = تعذر تسليم البريد
board-declined = اعتذرت
board-chart-title = أجابت { $answered } من أصل { $asked }
board-chart-base = الأساس: جميع من سُئلوا. الحالة في { $date }.
board-answered-column = أجابت
board-of = { $share } ({ $answered } من { $asked })
board-group = المجموعة
board-all-groups = جميع المجموعات
board-state = الحالة
board-all = الكل { $count }
board-respondent = المنظمة
board-respondents = المنظمات
board-activity = آخر نشاط
board-contacts = جهات الاتصال
board-filter = تصفية المنظمات
board-text = الاسم
filter-apply = تطبيق
board-no-reminders = لا ترغب في التذكير
state-not-opened = لم تُفتح
state-opened = مفتوحة
state-in-progress = جارية
state-in-clearance = قيد الإجازة
state-submitted = قُدمت
state-returned = أُعيدت
state-accepted = قُبلت
state-declined = اعتُذر عنها
state-bounced = تعذر تسليم البريد
mark-reconstructed-short = معاد بناؤه
mark-illustrative-short = توضيحي

# Inviting.
invite-title = دعوة المنظمات
invite-choose-all = اختيار جميع غير المدعوين
invite-caption = المنظمات الممكن دعوتها
invite-contact-name = اسم جهة الاتصال
invite-contact-email = عنوان البريد الإلكتروني
invite-contact-language = اللغة
invite-invited = دُعيت: { $addresses }
invite-preview-button = معاينة المتلقين
invite-preview-title = من يتلقى دعوة
invite-show-names = عرضها
invite-back-button = تعديل الاختيار

# The answers of one organization.
response-nothing = لم يُقدَّم شيء بعد. والمسودات ملك للجهة المجيبة ولا تُعرض.
response-submitted = تاريخ التقديم
response-by = قدمها
response-declared = صرح بها
response-source = المصدر
response-receipt = الإيصال
response-digest = البصمة (SHA-256)
response-questionnaire = الاستبيان
response-versions = النسخ
response-version = النسخة { $number }، { $date }
response-counts = المعتمدة
level-named = يجوز ذكر المصدر
level-group = يجوز الاقتباس دون اسم
level-count = للعد فقط
level-none = للموظفين فقط

# The answers behind a number.
answers-title = الإجابات وراء الرقم
answers-caption = الإجابات
answers-about = عن { $iscm }
answers-about-column = عن
answers-answer = الإجابة
answers-level = الاستخدام
answers-uncounted = للموظفين فقط

# The dashboard.
findings-parts = أجزاء النتائج
findings-respondents = عن الجهات المجيبة
findings-answered = { $count ->
    [one] { $group ->
        [state] دولة أجابت
        [igo] منظمة حكومية دولية أجابت
       *[iscm] آلية أجابت
     }
    [two] { $group ->
        [state] دولتان أجابتا
        [igo] منظمتان حكوميتان دوليتان أجابتا
       *[iscm] آليتان أجابتا
     }
    [few] { $group ->
        [state] دول أجابت
        [igo] منظمات حكومية دولية أجابت
       *[iscm] آليات أجابت
     }
   *[other] { $group ->
        [state] دولة أجابت
        [igo] منظمة حكومية دولية أجابت
       *[iscm] آلية أجابت
     }
 }
mechanisms-iscm = الآلية
mechanisms-own = أجابت بنفسها
mechanisms-views = ثلاث وجهات نظر
mechanisms-views-column = جنباً إلى جنب
mechanisms-none = لم يجب أحد بعد.
method-title = كيف حُسبت هذه الأرقام

# Three views of one mechanism.
views-lead = ما تقوله الآلية عن نفسها، إلى جانب ما تقوله الدول والمنظمات الحكومية الدولية.
views-alone = ما سُئلت عنه مجموعة واحدة
views-says = تقول { $iscm }
views-group-says = { $group ->
    [state] تقول الدول
    [igo] تقول المنظمات الحكومية الدولية
   *[iscm] تقول الآليات
 }
views-agree = تتفق الآراء
views-differ = تختلف الآراء
views-mixed = الآراء متباينة
views-open = بلا حكم
views-agree-count = أسئلة تتفق فيها الآراء
views-differ-count = أسئلة تختلف فيها
views-mixed-count = أسئلة تتباين فيها
views-open-count = بلا حكم: إجابات قليلة جداً، أو تحدث طرف واحد فقط
views-contradicts = تختلف
views-nobody = لم يجب أحد.
views-not-asked = لم تُسأل هذه المجموعة.
views-nothing = لم تقل شيئاً.
views-too-few = أجاب أقل من { $minimum }: لا يُعرض.
views-numbers = المتوسط { $mean }، الوسيط { $median }
views-open-answer = فتح الإجابة

# The summary on the desk.
summary-save-as = حفظ:
summary-as-page = صفحة (HTML)
summary-as-text = نص (Markdown)
summary-as-data = بيانات (JSON)
summary-open-sources = فتح جميع المصادر
summary-close-sources = إغلاق المصادر
summary-link = رابط إلى هذه العبارة

# تسجيل الدخول والأشخاص.
sign-in-title = تسجيل الدخول
sign-in-email = عنوان البريد الإلكتروني
sign-in-password = كلمة المرور
sign-in-button = تسجيل الدخول
sign-in-refused = لا تتوافق كلمة المرور مع هذا العنوان. يُرجى التحقق منهما والمحاولة من جديد.
sign-in-too-many = ورد من هنا عدد كبير من المحاولات. يمكن المحاولة من جديد بعد { $time }.
sign-in-help = لموظفي التقييم. أما من طُلب إليه الإجابة عن استبيان فيستخدم الرابط الوارد في رسالته.
user-name = الاسم
user-role = الدور
user-last-signed-in = آخر تسجيل دخول
user-never = لم يحدث قط
user-none = لا يملك أحد حساباً بعد.
user-disabled = معطَّل
user-add = إضافة شخص
user-add-button = إضافة هذا الشخص
user-first-password = كلمة المرور الأولى
user-bad-address = يُرجى إدخال عنوان بريد إلكتروني مثل name@example.org
user-exists = لهذا العنوان حساب بالفعل
password-hint = 15 حرفاً على الأقل؛ وعدة كلمات أسهل تذكراً من الرموز.
password-too-short = يُرجى إدخال كلمة مرور من 15 حرفاً على الأقل
password-too-long = يُرجى إدخال كلمة مرور من 256 حرفاً على الأكثر
password-too-common = يُرجى اختيار كلمة مرور يصعب تخمينها

# الجولات: تلميحات وأخطاء.
round-closes-hint = لا يُقبل شيء اعتباراً من هذه اللحظة.
round-slug-hint = للعناوين والملفات، مثل «2026»: حروف لاتينية صغيرة وأرقام وشرطات. ولا يمكن تغييره بعد ذلك.
round-time-zone-hint = كما في قائمة المناطق الزمنية: Europe/Zurich أو Africa/Lusaka أو UTC. وتُدخل أوقات الجولة وتُعرض بها.
round-bad-slug = يُرجى إدخال اسم مختصر من حروف لاتينية صغيرة وأرقام وشرطات، 64 على الأكثر
round-slug-taken = توجد بالفعل جولة بهذا الاسم المختصر
round-no-title = يُرجى إدخال عنوان بالإنكليزية
round-bad-zone = يُرجى إدخال منطقة زمنية مثل Europe/Zurich
round-bad-opens = يُرجى إدخال تاريخ الافتتاح ووقته، على سبيل المثال 2026-04-14T09:00
round-bad-closes = يُرجى إدخال تاريخ الإغلاق ووقته، على سبيل المثال 2026-06-30T23:59
round-closes-first = يجب أن يأتي الإغلاق بعد الافتتاح
round-no-questionnaire = يُرجى اختيار فئة واحدة على الأقل توجَّه إليها الأسئلة
round-open-text = الجولة قيد الإعداد. وبعد فتحها يمكن دعوة المنظمات، وتُقبل الإجابات اعتباراً من لحظة الافتتاح.
round-close-text = لن يُقبل أي شيء بعد ذلك. ولا يُعاد فتح جولة مغلقة.
round-already-open = الجولة مفتوحة بالفعل
round-already-closed = الجولة مغلقة بالفعل
round-never-opened = لم تُفتح الجولة قط ولم يحن موعد إغلاقها
round-closing-passed = انقضى موعد إغلاق هذه الجولة: لم يعد فتحها ممكناً

# لوحة المتابعة والدعوات.
board-invited = { $count ->
    [zero] لم يُدعَ أحد.
    [one] دُعي شخص واحد؛ والرسالة في الطريق إليه.
    [two] دُعي شخصان؛ والرسالتان في الطريق إليهما.
    [few] دُعي { $count } أشخاص؛ والرسائل في الطريق إليهم.
    [many] دُعي { $count } شخصاً؛ والرسائل في الطريق إليهم.
   *[other] دُعي { $count } شخص؛ والرسائل في الطريق إليهم.
 }
board-chart-measure = الإجابات المقدمة أو المقبولة، بالنسبة المئوية ممن وُجهت إليهم الأسئلة
board-list-caption = { $count ->
    [zero] لا توجد جهات
    [one] جهة واحدة
    [two] جهتان
    [few] { $count } جهات
    [many] { $count } جهة
   *[other] { $count } جهة
 }
board-none = لا توجد جهة تطابق هذا العرض.
board-one-bounced = ارتدّت رسالة
invite-lead = يُرجى اختيار من يُدعى ومن يُكتب إليه. وتبيّن الصفحة التالية بدقة من سيتلقى رسالة؛ ولا يُرسل شيء قبل ذلك.
invite-hint = حيث لا يُدخل عنوان، يُكتب إلى من أجابوا في الجولة السابقة، إن وُجدوا.
invite-not-open = الجولة غير مفتوحة: لا يمكن دعوة أحد الآن.
invite-name-of = اسم جهة الاتصال لدى { $name }
invite-email-of = البريد الإلكتروني لجهة الاتصال لدى { $name }
invite-language-of = لغة جهة الاتصال لدى { $name }
invite-nobody-chosen = يُرجى اختيار جهة واحدة على الأقل
invite-bad-address = يُرجى إدخال عنوان مثل name@example.org لـ { $name }
invite-no-questionnaire = لا تتضمن هذه الجولة استبياناً لهذه الفئة
invite-unknown = لم يعد السجل يعرف إحدى هذه الجهات
invite-preview-lead = { $count ->
    [zero] لن تُرسل أي رسالة.
    [one] ستُرسل رسالة واحدة.
    [two] ستُرسل رسالتان.
    [few] ستُرسل { $count } رسائل.
    [many] ستُرسل { $count } رسالة.
   *[other] ستُرسل { $count } رسالة.
 }
invite-preview-nobody = لن يتلقى أحد رسالة.
invite-without-address = { $count ->
    [zero] لا توجد جهة دون عنوان
    [one] جهة واحدة لا تُدعى لعدم وجود عنوان معروف لها
    [two] جهتان لا تُدعيان لعدم وجود عنوان معروف لهما
    [few] { $count } جهات لا تُدعى لعدم وجود عنوان معروف لها
    [many] { $count } جهة لا تُدعى لعدم وجود عنوان معروف لها
   *[other] { $count } جهة لا تُدعى لعدم وجود عنوان معروف لها
 }
invite-already = { $count ->
    [zero] لا توجد جهة مدعوة بالفعل
    [one] جهة واحدة مدعوة بالفعل ولن تتلقى رسالة ثانية
    [two] جهتان مدعوتان بالفعل ولن تتلقيا رسالة ثانية
    [few] { $count } جهات مدعوة بالفعل ولن تتلقى رسالة ثانية
    [many] { $count } جهة مدعوة بالفعل ولن تتلقى رسالة ثانية
   *[other] { $count } جهة مدعوة بالفعل ولن تتلقى رسالة ثانية
 }
invite-send-button = { $count ->
    [zero] لا توجد دعوات للإرسال
    [one] إرسال الدعوة
    [two] إرسال الدعوتين
    [few] إرسال الدعوات الـ { $count }
    [many] إرسال الدعوات الـ { $count }
   *[other] إرسال الدعوات الـ { $count }
 }

# الإجابات.
response-limited = لا يُعرض إلا ما يتعلق بالآليات المسندة إليكم.
author-respondent = الجهة المجيبة
author-staff = { $name }، بالنيابة
author-operator = أُدخلت بالنيابة
answers-none = لا توجد إجابات من هذا النوع.
answers-count = { $organizations ->
    [zero] لا توجد جهات
    [one] جهة واحدة
    [two] جهتان
    [few] { $organizations } جهات
    [many] { $organizations } جهة
   *[other] { $organizations } جهة
 }، { $answers ->
    [zero] لا توجد إجابات
    [one] إجابة واحدة
    [two] إجابتان
    [few] { $answers } إجابات
    [many] { $answers } إجابة
   *[other] { $answers } إجابة
 }
answers-without = { $count ->
    [zero] لا توجد جهة قدمت إجاباتها دون ذكر ذلك
    [one] جهة واحدة قدمت إجاباتها دون ذكر ذلك
    [two] جهتان قدمتا إجاباتهما دون ذكر ذلك
    [few] { $count } جهات قدمت إجاباتها دون ذكر ذلك
    [many] { $count } جهة قدمت إجاباتها دون ذكر ذلك
   *[other] { $count } جهة قدمت إجاباتها دون ذكر ذلك
 }
answers-uncounted-text = هذه الإجابات ليست للنشر ولا تُحتسب في أي رقم.

# النتائج.
findings-none = لا تتضمن هذه الجولة أي استبيان، فلا يوجد ما يُحصى.
mechanisms-lead = الآليات التي أجاب أحد بشأنها في هذه الجولة، مع عدد المجيبين من كل فئة.
method-base = تُحسب النسب من مجموع من أجابوا (ن)؛ وحيث يجوز اختيار عدة إجابات، يتجاوز مجموعها 100.
method-absences = إجابة «لا أعرف» وعدم الإجابة ليسا جزءاً من الأساس ويردان تحت الأعمدة. ويعني «لا ينطبق» أيضاً أن السؤال لم يُطرح بسبب إجابة سابقة.
method-any = تُسأل الدول والمنظمات الحكومية الدولية عن كل آلية. وفي الصفحات المتعلقة بالجولة كلها تُحتسب كل جهة مرة واحدة لكل إجابة، أياً كانت الآلية المعنية.
method-disclosure = لا يرى القراء من الخارج شيئاً عن فئة أجاب منها عدد يقل عن { $minimum }، ولا أرقاماً تكشف ما قاله عدد يقل عن { $minimum }.
method-staff-only = الإجابات المخصصة للموظفين فقط لا تُحتسب في أي رقم.
method-views = تتفق وجهات النظر إذا قال ما لا يقل عن 50 في المائة من الفئة ما تقوله الآلية؛ وتختلف إذا قاله ما لا يزيد على 25 في المائة وقال ما لا يقل عن 50 في المائة شيئاً آخر. وما بين ذلك متباين.
views-none = لم يجب أحد بشأن هذه الآلية في هذه الجولة.
counting-submitted = تُحتسب جميع الإجابات المقدمة، سواء أقُبلت أم لا.
counting-accepted = لا تُحتسب إلا الإجابات المقبولة.
counting-to-accepted = احتساب الإجابات المقبولة فقط
counting-to-submitted = احتساب جميع الإجابات المقدمة

summary-as-pdf = PDF
summary-as-word = Word
reports-title = التقارير
report-font-missing-title = خط مفقود
report-font-missing = لا يوجد على هذا الخادم خط يحتوي على أحرف هذا التقرير ({ $script }: { $letters }). يُرجى الطلب من المشغّل تثبيت { $font } أو تعيين FONT_FOLDER على مجلد يحتوي عليه.

# Reports of a round
reports-overall-lead = المشاركة والمنهجية والنتائج المحصاة، موضوعاً موضوعاً، والتوصيات.
reports-all = جميع الملخصات في ملف ZIP واحد
reports-all-lead = { $count ->
    [zero] لم يُجب أحد عن أي آلية.
    [one] ملخص الآلية التي وردت إجابات عنها.
    [two] ملخصا الآليتين اللتين وردت إجابات عنهما.
    [few] ملخصات { $count } آليات وردت إجابات عنها.
    [many] ملخصات { $count } آلية وردت إجابات عنها.
   *[other] ملخصات { $count } آلية وردت إجابات عنها.
 }
reports-format = الصيغة
reports-language = لغة التقارير
reports-sources = مع الإجابات التي تستند إليها العبارات (PDF وWord)
reports-make = إعداد التقارير
reports-progress = التقارير المُعدّة: { $done } من أصل { $total }.
reports-waiting = تُحدَّث هذه الصفحة تلقائياً كل ثانيتين.
reports-look-again = التحديث الآن
reports-done = { $count ->
    [zero] لا توجد تقارير.
    [one] أُعدّ تقرير واحد.
    [two] أُعدّ تقريران.
    [few] أُعدّت { $count } تقارير.
    [many] أُعدّ { $count } تقريراً.
   *[other] أُعدّ { $count } تقرير.
 }
reports-get = حفظ الملف (ZIP، { $size })
reports-kept-until = هذا الملف متاح لكم وحدكم، ويُحتفظ به حتى { $time }.
reports-failed = تعذّر إعداد التقارير. لم يتغيّر أي شيء؛ ويبيّن سجل البرنامج السبب.
reports-gone = لم تعد هذه التقارير هنا
reports-gone-why = يُحفظ الملف ساعة بعد إعداده، ولا يُحفظ إذا أعيد تشغيل البرنامج في هذه الأثناء. لم يتغيّر أي شيء من بياناتكم.
reports-again = إعداد التقارير من جديد
board-readers = ترى من هذه الجولة ما يراه الجميع: ما هو منشور.
board-nothing-published = لم يُنشر بعد أي شيء من هذه الجولة.
board-published-results = النتائج بالأرقام مع الرسوم والملفات
board-published-summaries = ملخصات النتائج
