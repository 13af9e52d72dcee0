# لوحات النتائج للموظفين: التصفية والأجزاء والتطور والجداول المتقاطعة والعروض المحفوظة.
filter-title = التصفية
filter-round = الجولة
filter-group = الفئة
filter-region = المنطقة
filter-region-states = حيث تقع الدولة
filter-region-iscms = حيث تعمل الآلية
filter-type = نوع الآلية
filter-type-of =
    { $type ->
        [rcp] العمليات التشاورية الإقليمية
        [irf] المنتديات الأقاليمية
       *[global] العمليات العالمية
    }
filter-iscm = الآلية
filter-member = الدول الأعضاء في
filter-theme = الموضوع
filter-not-applied = يطلب العنوان تصفية لا تطبقها هذه الصفحة: { $filters }.
filter-same = الجهات المجيبة
filter-same-yes = من أجابوا في الجولتين فقط
filter-all = الكل
filter-set = عوامل التصفية المحددة
filter-remove = إزالة عامل التصفية
filter-clear = إزالة جميع عوامل التصفية
filter-none-for-readers = التصفية متاحة للمحللين وحدهم: فبطرح عرض من آخر يمكن معرفة ما قاله عدد قليل.
area-participation = المشاركة
area-title =
    { $area ->
        [themes] المواضيع
        [contributions] الإسهامات
        [structures] الهياكل
        [funding] التمويل
        [partnerships] الشراكات
        [value] القيمة المضافة
       *[respondents] عن الجهات المجيبة
    }
area-across = جميع الآليات
participation-groups = من أجابوا
participation-regions = الدول التي أجابت، بحسب المنطقة
participation-kinds = الآليات التي أجابت، بحسب النوع
participation-measure = عدد من أجابوا ممن وُجهت إليهم الأسئلة
participation-who = الجهة
participation-answered = أجابت
participation-of = من أصل { $count }
participation-time = تواريخ ورود الإجابات
participation-time-measure = عدد من كانوا قد أجابوا بنهاية كل أسبوع أو شهر
participation-until = حتى
matrix-own = ما تقوله كل آلية عن نفسها
matrix-within =
    { $group ->
        [iscm] عدد الآليات
        [state] عدد الدول
       *[igo] عدد المنظمات
    } التي ذكرت الاثنين معاً
matrix-base-iscms =
    { $count ->
        [zero] الأساس: لا توجد آليات.
        [one] الأساس: آلية واحدة.
        [two] الأساس: آليتان.
        [few] الأساس: { $count } آليات.
        [many] الأساس: { $count } آلية.
       *[other] الأساس: { $count } آلية.
    }
matrix-forms-title = الآليات وأنواع شركائها
matrix-forms = عدد أشكال التعاون التي تذكرها الآلية
typology-title = أنواع الهياكل
typology-text = الآليات التي لها مستويات الهيئات نفسها من نوع واحد.
typology-count = الآليات
typology-layer =
    { $layer ->
        [leadership] رئاسة أو هيئة توجيهية
        [service] أمانة أو وحدة دعم
        [political] مستوى وزاري
        [officials] كبار المسؤولين أو الخبراء
       *[groups] أفرقة عاملة
    }
funding-title = تمويل كل آلية
funding-text =
    { $count ->
        [zero] لا تبيّن أي آلية مكونات تمويلها
        [one] تبيّن آلية واحدة مكونات تمويلها
        [two] تبيّن آليتان مكونات تمويلهما
        [few] تبيّن { $count } آليات مكونات تمويلها
        [many] تبيّن { $count } آلية مكونات تمويلها
       *[other] تبيّن { $count } آلية مكونات تمويلها
    }؛ والترتيب تنازلي بحسب حصة المانحين الخارجيين.
funding-external = من مانحين خارجيين
usefulness-text = متوسط ما قالته كل جهة عن الآلية، والترتيب تنازلي بحسب متوسط الدول.
evolution-title = التطور
evolution-no-previous = لا تشير هذه الجولة إلى جولة سابقة تُقارن بها.
evolution-followed-by = من هنا إلى «{ $round }»
evolution-lead = من «{ $earlier }» إلى «{ $later }».
evolution-same = لا تشمل المقارنة إلا من أجابوا في الجولتين.
evolution-all = تشمل المقارنة جميع من أجابوا: وقد يعود جزء من أي تغيّر إلى من انضموا ومن غادروا. ويستبعدهم عامل التصفية «من أجابوا في الجولتين فقط».
evolution-parts = أجزاء المقارنة
evolution-nothing = لم يُسأل عن شيء من هذا الجزء ويُجب عنه في الجولتين معاً.
evolution-unit = النسبة من المجيبين في كل جولة، والعدد؛ والتغيّر بالنقاط المئوية
evolution-change = التغيّر
evolution-broken = انقطاع في السلسلة
evolution-not-offered = غير معروض
evolution-split = قُسم إلى: { $codes }. تنقطع السلسلة هنا.
evolution-read-as = مع ما كان يسمى: { $codes }
panel-title = من بقوا ومن انضموا ومن غادروا
panel-group = الفئة
panel-stayed = في الجولتين
panel-joined = انضموا
panel-left = غادروا
panel-names = أسماء من انضموا ومن غادروا
themes-title = المواضيع عبر الزمن
themes-text = من إجابات الآلية نفسها. والمواضيع عند الإنشاء هي مواضيع اليوم من دون ما أُضيف إليها منذ ذلك الحين، مع ما أُسقط منها.
themes-theme = الموضوع
themes-established = عند الإنشاء
themes-now = الآن
themes-unknown = غير معروف
contradictions-title = أوجه التناقض
contradictions-title-list = مواضع التناقض
contradictions-lead = ما تقوله الآليات عن نفسها، مقارناً بما تقوله عنها الدول والمنظمات الحكومية الدولية.
contradictions-thresholds = التناقض: أن يقول { $up } من الفئة على الأكثر ما تقوله الآلية، وأن يقول { $other } منها على الأقل شيئاً آخر. والاتفاق: أن يقوله { $agree } منها على الأقل. ولا حكم إذا قل عدد الإجابات عن { $minimum }.
contradictions-count =
    { $count ->
        [one] حالة تناقض
        [two] حالتا تناقض
        [few] حالات تناقض
       *[other] حالة تناقض
    }
agreements-count =
    { $count ->
        [one] حالة اتفاق
        [two] حالتا اتفاق
        [few] حالات اتفاق
       *[other] حالة اتفاق
    }
undecided-count = متباينة، أو إجاباتها قليلة جداً
contradictions-none = لا يوجد أي تناقض.
agreements-title = مواضع الاتفاق
agreements-none = لا يوجد أي اتفاق.
contradictions-question = السؤال
contradictions-own = تقول الآلية
contradictions-group = يقول الآخرون
contradictions-base = الأساس (ن)
contradictions-not-named = لم يُذكر:
contradictions-named = ذكره معظمهم
contradictions-named-not = لم يذكره معظمهم
crosstab-title = جدول متقاطع
crosstab-lead = تقاطع سؤالين: كم جهة أعطت هذه الإجابة عن أحدهما وتلك الإجابة عن الآخر.
crosstab-choose = اختيار سؤالين
crosstab-side =
    { $side ->
        [row] الصفوف
       *[column] الأعمدة
    }
crosstab-code =
    { $side ->
        [row] الصفوف: هذه الإجابة وحدها
       *[column] الأعمدة: هذه الإجابة وحدها
    }
crosstab-every-code = جميع الإجابات
crosstab-not-named = لم يُذكر
crosstab-show = عرض الجدول
crosstab-nothing = يُرجى اختيار سؤال للصفوف وآخر للأعمدة.
crosstab-apart = لا يجتمع هذان السؤالان: فالدول والمنظمات تجيب كل منها على حدة. يُرجى الجمع بين سؤالين لفئة واحدة، أو بين إجابة الآلية نفسها وما يقوله الآخرون عنها.
crosstab-unit-organizations = وحدة العد: المنظمات التي أجابت عن السؤالين.
crosstab-unit-pairs = وحدة العد: كل منظمة مع كل آلية تتناولها الإجابتان معاً.
crosstab-unit-own = وحدة العد: كل آلية، بإجابتها هي، مع كل منظمة تقول عنها شيئاً.
crosstab-cell = في كل خانة: العدد؛ والنسبة المئوية من الصف · من العمود · من المجموع.
crosstab-total = المجموع
crosstab-empty = لم يجب أحد عن السؤالين معاً.
crosstab-here = العدد هنا: { $count }.
crosstab-base = الأساس: ن = { $count }.
association-title = هل ثمة علاقة بينهما؟
association-chi = اختبار مربع كاي لبيرسون: { $statistic } بدرجات حرية عددها { $degrees }، { $p }.
association-chi-assumption = شرطه مستوفى: لا يقل أي تكرار متوقع عن 1، ولا يقل عن 5 أكثر من خُمس التكرارات (أصغرها { $smallest })؛ وفي جدول من صفين وعمودين لا يقل أي منها عن 5. ولا يُجرى أي تصحيح.
association-fisher = اختبار فيشر الدقيق، ذو الطرفين: { $p }.
association-fisher-assumption = التكرارات المتوقعة أصغر مما يشترطه اختبار مربع كاي، ولا يشترط اختبار فيشر حداً لها. وهو يأخذ مجموعي السؤالين معطيين.
association-strength =
    { $strength ->
        [none] لا تكاد توجد علاقة
        [weak] علاقة ضعيفة
        [medium] علاقة متوسطة
       *[strong] علاقة قوية
    } (معامل كرامر V = { $v }).
association-words = تبيّن p احتمال أن ينشأ عن المصادفة وحدها جدول لا يقل تفاوتاً عن هذا لو لم تكن بين السؤالين أي علاقة. ومن أجابوا ليسوا عينة عشوائية، والعلاقة ليست سبباً.
association-pairs = الأزواج التي تشترك في منظمة أو آلية ليس بعضها مستقلاً عن بعض: تؤخذ p على سبيل الاستئناس لا غير.
association-overlapping = لا اختبار: حيث يجوز تعدد الإجابات ترد الجهة الواحدة في عدة خانات. يُرجى اختيار إجابة واحدة أعلاه للمقارنة بين من ذكروها ومن لم يذكروها.
association-one-sided = لا اختبار: أعطى جميع المجيبين الإجابة نفسها عن أحد السؤالين.
association-too-few = لا اختبار: عدد المجيبين أقل مما يتطلبه اختبار مربع كاي، والجدول أكبر من صفين وعمودين. يُرجى اختيار إجابة واحدة لكل سؤال لإجراء اختبار فيشر الدقيق.
desk-views = العروض المحفوظة
views-save = حفظ هذا العرض
views-save-button = حفظ العرض
views-name = الاسم
views-name-hint = تُحفظ الصفحة وعوامل تصفيتها بهذا الاسم؛ أما أرقامها فهي دائماً أرقام يوم الاطلاع عليها.
views-share-too = إتاحته لسائر الموظفين أيضاً
views-no-name = يُرجى تسمية العرض
views-long-name = يُرجى اختيار اسم من 120 حرفاً على الأكثر
views-too-many = يُرجى إزالة أحد العروض أولاً: لديكم 200 عرض
views-own = عروضكم
views-shared = عروض أتاحها آخرون
views-for = متاح لـ
views-from = أتاحه
views-change = تغيير
views-for-all = جميع الموظفين
views-for-me = أنتم وحدكم
views-share = إتاحة
views-unshare = إنهاء الإتاحة
views-remove = إزالة
views-none-own = لم تحفظوا أي عرض بعد. تُفتح إحدى صفحات النتائج ويُحفظ العرض منها.
views-none-shared = لم يُتح أحد أي عرض.
evolution-chart = من { $earlier } إلى { $later }
evolution-chart-finding = { $label }: { $before } في { $earlier }، و{ $after } في { $later }
evolution-chart-measure = النسبة من المجيبين في كل جولة
typology-layers = مستويات الهيئات
typology-which = الآليات المعنية
typology-none = لا شيء من هذه المستويات
agreements-show =
    { $count ->
        [one] عرض حالة الاتفاق الوحيدة
        [two] عرض حالتي الاتفاق
        [few] عرض حالات الاتفاق، وعددها { $count }
       *[other] عرض حالات الاتفاق، وعددها { $count }
    }
filter-left-out =
    { $count ->
        [zero] لكل سؤال في هذا الجزء إجابة ضمن عوامل التصفية المحددة.
        [one] في هذا الجزء سؤال واحد لا إجابة عنه ضمن عوامل التصفية المحددة.
        [two] في هذا الجزء سؤالان لا إجابة عنهما ضمن عوامل التصفية المحددة.
        [few] في هذا الجزء { $count } أسئلة لا إجابة عنها ضمن عوامل التصفية المحددة.
        [many] في هذا الجزء { $count } سؤالاً لا إجابة عنها ضمن عوامل التصفية المحددة.
       *[other] في هذا الجزء { $count } سؤال لا إجابة عنها ضمن عوامل التصفية المحددة.
    }
crosstab-chart-shares = نسبة كل صف بالمائة
crosstab-chart-counts = العدد في كل خلية
