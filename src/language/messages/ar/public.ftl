# الصفحات العامة: دليل الآليات وصفحاتها والبلدان والملخصات
public-home = الصفحة الأولى
public-home-title = آليات التشاور بين الدول بشأن الهجرة
public-home-lead = تتحاور الدول بشأن الهجرة في آليات دائمة: عمليات تشاورية إقليمية ومنتديات أقاليمية وعمليات عالمية. وتبيّن هذه الصفحات ماهية كل آلية، ومن يشارك فيها، وما تعمل عليه، والمصادر التي تستند إليها المعلومات.
public-home-countries = بلداً مشاركاً
public-home-search = البحث عن آلية
public-home-regions = حسب المنطقة
public-home-themes = حسب الموضوع
public-home-all = جميع الآليات ({ $count })
public-home-findings = النتائج
public-home-no-findings = لم يُنشر أي ملخص للنتائج بعد.
public-home-summaries = { $count ->
    [zero] لا توجد ملخصات للنتائج.
    [one] ملخص نتائج آلية واحدة:
    [two] ملخصا نتائج آليتين:
    [few] ملخصات نتائج { $count } آليات:
    [many] ملخصات نتائج { $count } آلية:
   *[other] ملخصات نتائج { $count } آلية:
 }
public-home-respond = هل وصلكم استبيان؟
public-home-respond-text = يُفتح الاستبيان بالرابط الشخصي الوارد في رسالتكم وحده. ولا حاجة إلى حساب أو كلمة مرور.

public-home-staff = دخول الموظفين
public-mechanism = الآلية
public-mechanisms = الآليات
public-mechanisms-lead = آليات التشاور بين الدول بشأن الهجرة، الماضية والحالية، وما تقوله مصادرها.
public-type-rcp = عملية تشاورية إقليمية
public-type-irf = منتدى أقاليمي
public-type-global = عملية عالمية
public-types-rcp = العمليات التشاورية الإقليمية
public-types-irf = المنتديات الأقاليمية
public-types-global = العمليات العالمية

public-filter = البحث عن الآليات
public-filter-text = الاسم أو المنظمة
public-filter-text-hint = يشمل البحث المختصرات والأسماء والمنظمات المرتبطة بالآلية، بأي لغة كانت.
public-filter-type = النوع
public-filter-region = المنطقة
public-filter-country = البلد
public-filter-theme = الموضوع
public-filter-status = حالة النشاط
public-filter-all-types = جميع الأنواع
public-filter-all-regions = جميع المناطق
public-filter-all-countries = جميع البلدان
public-filter-all-themes = جميع المواضيع
public-filter-all-statuses = جميع الحالات
public-filter-apply = عرض الآليات
public-filter-search = بحث
public-filter-set = معايير البحث المحددة
public-filter-remove = إزالة المعيار
public-filter-clear = عرض جميع الآليات
public-found = { $found ->
    [zero] لا توجد آليات
    [one] آلية واحدة
    [two] آليتان
    [few] { $found } آليات
    [many] { $found } آلية
   *[other] { $found } آلية
 } من أصل { $total }
public-nothing-found = لا توجد آلية تستوفي كل هذه المعايير.
public-nothing-found-way = يمكن الاستغناء عن أحد المعايير:
public-nothing-found-without = دون «{ $filter }»: { $count ->
    [one] آلية واحدة
    [two] آليتان
    [few] { $count } آليات
    [many] { $count } آلية
   *[other] { $count } آلية
 }

public-since = منذ
public-since-date = منذ { $date }
public-until-date = حتى { $date }
public-as-of = حتى تاريخ { $date }
public-date = التاريخ
public-undated = دون تاريخ
public-note = ملاحظة
public-note-number = الملاحظة { $number }
public-none-recorded = لا شيء مسجَّل
public-not-recorded = غير مسجَّل

public-profile = نبذة
public-name = الاسم
public-aliases = تُعرف أيضاً باسم
public-other-names = بلغات أخرى
public-association = الارتباط الرسمي
public-established = تاريخ الإنشاء
public-chair = الرئاسة
public-chairs-before = { $count ->
    [one] الرئاسة السابقة
    [two] فترتان سابقتان
    [few] { $count } فترات سابقة
    [many] { $count } فترة سابقة
   *[other] { $count } فترة سابقة
 }
public-secretariat = الأمانة
public-languages = لغات العمل
public-language = { $code ->
    [ar] العربية
    [en] الإنكليزية
    [es] الإسبانية
    [fr] الفرنسية
    [pt] البرتغالية
    [ru] الروسية
    [zh] الصينية
   *[other] { $code }
 }
public-website = الموقع الشبكي
public-aims = الأهداف
public-focus = محور التركيز المواضيعي الحالي
public-focus-other = محور التركيز المواضيعي وفقاً لمصدر آخر
public-focus-source-missing = بعبارات المصدر
public-focus-themes = آليات تعمل على الموضوع نفسه
public-members = الأعضاء والمشاركون
public-member-countries = البلدان الأعضاء
public-members-not-recorded = لا يتضمن السجل قائمة بالمشاركين.
public-members-published = العدد وفقاً لصفحة الآلية نفسها: { $count }.
public-members-heading = { $role ->
    [participating] { $kind ->
        [territory] الأقاليم والإدارات المشاركة
        [organization] المنظمات المشاركة
        [group] المشاركون بصفة مجموعة
       *[state] الدول المشاركة
     }
    [observer] { $kind ->
        [territory] المراقبون من الأقاليم والإدارات
        [organization] المنظمات المراقبة
        [group] المراقبون بصفة مجموعة
       *[state] الدول المراقبة
     }
    [partner] { $kind ->
        [territory] الشركاء من الأقاليم والإدارات
        [organization] المنظمات الشريكة
        [group] الشركاء بصفة مجموعة
       *[state] الدول الشريكة
     }
    [suspended] الأعضاء المعلَّقة عضويتهم
   *[member] { $kind ->
        [territory] الأقاليم والإدارات الأعضاء
        [organization] المنظمات الأعضاء
        [group] الأعضاء بصفة مجموعة
       *[state] الدول الأعضاء
     }
 }
public-group-countries = { $count ->
    [one] بلد واحد
    [two] بلدان
    [few] { $count } بلدان
    [many] { $count } بلداً
   *[other] { $count } بلد
 }
public-history = لمحة تاريخية
public-meetings = الاجتماعات
public-meeting = الاجتماع
public-place = المكان
public-documents = الوثائق
public-contradictions = مواضع اختلاف المصادر
public-corrected-by = صُحِّح استناداً إلى
public-about = عن هذه الصفحة
public-record-of = قيد السجل بتاريخ { $date }.
public-general-knowledge = يستند هذا القيد إلى معلومات عامة، ولم تُراجَع مصادره بعد.
public-sources = المصادر
public-without-source = ما يستند إلى معلومات عامة
public-correct = اقتراح تصحيح
public-correction-subject = تصحيح: { $iscm }
public-overlaps = الآليات التي تشترك في أكبر عدد من الأعضاء
public-overlaps-shared = الأعضاء المشتركون
public-overlaps-bar = نسبة الأعضاء
public-overlaps-base = الأساس: عدد البلدان الأعضاء { $count }، مباشرة أو عن طريق مجموعة.
public-overlaps-which = قائمة البلدان

public-countries = البلدان
public-countries-lead = تشارك { $taking } من أصل { $total } من الدول في آلية واحدة على الأقل.
public-countries-hint = يبيّن الرقم عدد الآليات التي يشارك فيها البلد، بأي صفة كانت، مباشرة أو عن طريق مجموعة. والأسماء هي الأسماء المختصرة المستخدمة في الأمم المتحدة.
public-territories = الأقاليم والإدارات المشاركة إلى جانب الدول
public-country-standing = الصفة
public-country-codes = رموز ISO 3166
public-country-mechanisms = الآليات التي يشارك فيها البلد
public-country-count = { $count ->
    [0] لا مشاركة في أي آلية معروفة في السجل.
    [one] المشاركة في آلية واحدة.
    [two] المشاركة في آليتين.
    [few] المشاركة في { $count } آليات.
    [many] المشاركة في { $count } آلية.
   *[other] المشاركة في { $count } آلية.
 }
public-country-none = لا شيء مسجَّل
public-country-no-dates = لم يُسجَّل تاريخ الانضمام إلى أي منها.
public-role = الدور
public-role-member = عضو
public-role-participating = مشارك
public-role-observer = مراقب
public-role-partner = شريك
public-role-suspended = عضوية معلَّقة
public-through = عن طريق { $group }

public-demonstration = صيغ هذا النص من إجابات جولة { $assessment } لعرض البرنامج. ولم تعتمده أي جهة، وليس منشوراً.
public-summary-in-language = لا يتوفر هذا الملخص بالعربية بعد، ويُعرض بلغة أخرى: { $language }.
public-not-published = هذا الملخص غير منشور
public-not-published-text = يمكن الاطلاع على ملخص النتائج هنا بعد اعتماده ونشره.
public-not-published-profile = ما يعرفه السجل عن { $iscm }
