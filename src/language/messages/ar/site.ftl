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
