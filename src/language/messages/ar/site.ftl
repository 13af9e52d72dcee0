# صفحات تظهر بدل الصفحة المطلوبة.
error-not-found-title = هذه الصفحة غير موجودة
error-not-found-text = يُرجى التحقق من العنوان أو البدء من الصفحة الأولى.
error-link-needed-title = يُرجى فتح رابطكم الشخصي من جديد
error-link-needed-text = تُفتح هذه الصفحة بالرابط الوارد في رسالتكم. وإن لم يعمل الرابط أيضاً فيُرجى الكتابة إلى جهة الاتصال أدناه: إجاباتكم محفوظة.
error-form-not-ours-title = هذه الاستمارة قديمة
error-form-not-ours-text = لم يتغيّر شيء. يُرجى الرجوع إلى الوراء وإعادة تحميل الصفحة وإرسال الاستمارة من جديد.
error-bad-form-title = تعذّرت قراءة الاستمارة
error-bad-form-text = لم يتغيّر شيء. يُرجى الرجوع إلى الوراء وإرسالها من جديد؛ فما كتبتموه ما زال هناك.
error-too-large-title = هذا أكثر مما يمكن إرساله مرة واحدة
error-too-large-text = لم يتغيّر شيء. يُرجى الرجوع إلى الوراء واختصار النص وإرساله من جديد.
error-unavailable-title = الخدمة مشغولة
error-unavailable-text = لم يُفقد شيء. يُرجى الانتظار قليلاً ثم الرجوع إلى الوراء والإرسال من جديد.
error-internal-title = حدث خطأ لدينا
error-internal-text = ليس الخطأ منكم، وما حُفظ باقٍ. يُرجى المحاولة من جديد؛ وإن تكرر ذلك فيُرجى الكتابة إلى جهة الاتصال أدناه.
error-reference = المرجع: { $reference }

error-not-allowed-title = هذه الصفحة مخصصة لدور آخر
error-not-allowed-text = لا يشملها حسابكم. يُرجى سؤال أحد المديرين إن كنتم بحاجة إليها.
error-sign-in-needed-title = تسجيل الدخول
error-sign-in-needed-text = يُرجى تسجيل الدخول للاطلاع على هذه الصفحة.

# الرسائل المرسلة في العرض التجريبي.
demo-mails-title = الرسائل المرسلة
demo-mails-lead = لا يرسل هذا العرض التجريبي أي رسالة: ما كان سيُرسَل محفوظ هنا. والعناوين لا تخص أحداً.
demo-mails-search = المستلم أو الموضوع
demo-mails-search-button = بحث
demo-mails-none = لم يُعثر على أي رسالة.
demo-mail-subject = الموضوع
demo-mail-from = من
demo-mail-to = إلى
demo-mail-reply-to = الرد إلى
demo-mail-date = تاريخ الإرسال
demo-mail-html = الرسالة نفسها بصيغة HTML، كما كُتبت
