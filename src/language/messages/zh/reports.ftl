# 报告
report-summary-title = 调查结果摘要
report-summary-of = 调查结果摘要 · { $assessment }
report-not-answered = 未作答
report-nothing = 本部分没有答复。
report-sources = { $count ->
    [0] 陈述依据
   *[other] { $count } 个来源
 }
report-conditions = 陈述依据
report-told-because = 陈述依据：{ $answers }
report-hidden = 未列入正文
report-hidden-of = { $value }（基数 { $base }）
report-hidden-value = 未列入正文：`{ $function }` = { $value }（基数 { $base }）
report-staff-only = 仅供工作人员使用：所依据的答复不予公布
report-untranslated = 尚无此语文版本：不予公布
report-left-out = 此处略去 { $count } 项陈述，因为尚无此语文版本。
report-mark-reconstructed = 重新整理：答复取自已发表的摘要，并非答复方在本次调查中提供。
report-mark-illustrative = 示例：为展示程序而虚构的答复，与真实的国家或组织无关。
report-designations = 所用名称及材料的编排方式，并不意味着对任何国家、领土、城市或地区或其当局的法律地位，或对其边界或界线的划分表示任何意见。
