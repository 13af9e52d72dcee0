# صفحات تظهر بدل الصفحة المطلوبة.
error-not-found-title = هذه الصفحة غير موجودة
error-not-found-text = تحقّق من العنوان أو ابدأ من الصفحة الأولى.
error-link-needed-title = افتح رابطك الشخصي من جديد
error-link-needed-text = تُفتح هذه الصفحة بالرابط الوارد في رسالتك. إن لم يعمل الرابط أيضاً فاكتب إلى جهة الاتصال أدناه: إجاباتك محفوظة.
error-form-not-ours-title = هذه الاستمارة قديمة
error-form-not-ours-text = لم يتغيّر شيء. ارجع إلى الوراء وأعد تحميل الصفحة وأرسل الاستمارة من جديد.
error-bad-form-title = تعذّرت قراءة الاستمارة
error-bad-form-text = لم يتغيّر شيء. ارجع إلى الوراء وأرسلها من جديد؛ ما كتبته ما زال هناك.
error-too-large-title = هذا أكثر مما يمكن إرساله مرة واحدة
error-too-large-text = لم يتغيّر شيء. ارجع إلى الوراء واختصر النص وأرسله من جديد.
error-unavailable-title = الخدمة مشغولة
error-unavailable-text = لم يضع شيء. انتظر قليلاً ثم ارجع إلى الوراء وأرسل من جديد.
error-internal-title = حدث خطأ لدينا
error-internal-text = ليس الخطأ منك، وما حُفظ باقٍ. حاول من جديد؛ وإن تكرر فاكتب إلى جهة الاتصال أدناه.
error-reference = المرجع: { $reference }

error-not-allowed-title = هذه الصفحة مخصصة لدور آخر
error-not-allowed-text = لا يشملها حسابكم. يُرجى سؤال أحد المديرين إن كنتم بحاجة إليها.
error-sign-in-needed-title = تسجيل الدخول
error-sign-in-needed-text = يُرجى تسجيل الدخول للاطلاع على هذه الصفحة.

# الرسائل المرسلة في العرض التوضيحي.
demo-mails-title = الرسائل المرسلة
demo-mails-lead = لا يرسل هذا العرض التوضيحي أي رسالة: ما كان سيُرسَل محفوظ هنا. ولا تعود العناوين إلى أحد.
demo-mails-search = المستلم أو الموضوع
demo-mails-search-button = بحث
demo-mails-none = لم يُعثر على أي رسالة.
demo-mail-subject = الموضوع
demo-mail-from = من
demo-mail-to = إلى
demo-mail-reply-to = الرد إلى
demo-mail-date = تاريخ الإرسال
demo-mail-html = الرسالة نفسها بصيغة HTML، كما كُتبت
