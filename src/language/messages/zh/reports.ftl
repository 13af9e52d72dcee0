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

report-contents = 目录
report-about = 关于本报告
report-overall-title = 总报告
report-page = 第 { $page } 页，共 { $pages } 页
report-figure = 图
report-table = 表
report-short-reconstructed = 重建内容
report-short-illustrative = 示例内容
report-sources-annex = 附件：每句话所依据的答复
report-sources-lead = 句后的编号指向该句所依据的答复，此处的编号返回该句。
report-note-question = { $question }：
report-note-answer = { $question }{ $answer }（{ $who }）
report-note-because = 因对“{ $question }”的答复：{ $answer }
report-method = 方法
report-who-answered = 答复者
report-group = 类别
report-asked = 征询数
report-answered = 答复数
report-fewer-than = 少于 { $minimum }
report-group-name = { $group ->
    [state] 国家
    [igo] 政府间组织
   *[iscm] 机制
 }
report-method-sentences = 每句话都取自已提交的答复，不作超出答复的表述。凡引用机制、国家和组织之处，各方均只代表自己。
report-method-base = n 为作答者的数目，百分比以 n 为基数。可选多项时，各项之和超过 100%。
report-method-absences = “不知道”、“不适用”和未作答不计入 n。
report-method-disclosure = 某一类别的作答者少于 { $minimum } 个时，不向外部读者显示其任何内容，也不显示会透露少于 { $minimum } 个作答者答复的数字。机制以自身名义所作的答复不予隐去。
report-method-agreement = 某一类别中至少 { $agreement } 的作答者与机制的说法相同，即为一致；至多 { $contradicted } 的作答者说法相同，且至少 { $other } 的作答者有另一种说法，即为不一致。
report-participation = 参与情况
report-mechanisms = 收到相关答复的机制
report-mechanism = 机制
report-own-answer = 机制自身的答复
report-recommendations = 建议
report-recommendations-none = 本节有待分析人员撰写。
report-respondents = 关于答复者
report-figures-annex = 附件：图的数据表
report-figures-lead = 与图中数字相同，次序一致。
report-untranslated-count = 有 { $count } 句尚无本报告语文版本，以其他语文列出，不予发表。
report-outside-released = 本报告供外部读者使用，其中的数字均出自已公布结果的第 { $number } 版，别无其他数字。
report-outside-unpublished = 本轮评估的结果尚未公布：本报告供外部读者使用，除文句中的数字外不提供其他数字。
