# الكلمات المحيطة بكل صفحة
program-name = استبيان آليات التشاور بين الدول
title-error = خطأ:
skip-to-content = الانتقال إلى المحتوى الرئيسي
navigation = الأقسام
language-of-page = لغة هذه الصفحة
you-are-here = موقعكم في الاستبيان
footer-privacy = الخصوصية
footer-accessibility = إمكانية الوصول
footer-contact = الاتصال
footer-designations = لا تنطوي التسميات المستخدمة ولا طريقة عرض المادة على الإعراب عن أي رأي بشأن المركز القانوني لأي بلد أو إقليم أو مدينة أو منطقة أو لسلطاتها، أو بشأن تعيين حدودها أو تخومها.
mark-reconstructed = أُعيد بناؤها استناداً إلى الملخص المنشور، وليست عبارات الجهة المجيبة
mark-illustrative = بيانات توضيحية وُضعت لعرض البرنامج، ولم تصدر عن أي جهة
pagination = صفحات القائمة
pagination-total = { $total ->
    [zero] لا توجد بنود
    [one] بند واحد
    [two] بندان
    [few] { $total } بنود
    [many] { $total } بنداً
   *[other] { $total } بند
 }
pagination-previous = السابق
pagination-next = التالي
change = تغيير
yes = نعم
no = لا
or = أو
back = رجوع
