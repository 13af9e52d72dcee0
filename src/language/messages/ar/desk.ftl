# The desk: headings, so that it can be looked at right to left; the rest falls back.
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
response-nothing = لم يُقدَّم شيء بعد.
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
findings-respondents = عن المجيبين
findings-answered = { $group ->
    [state] دول أجابت
    [igo] منظمات حكومية دولية أجابت
   *[iscm] آليات أجابت
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
views-open-count = بلا حكم
views-contradicts = يختلف
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
