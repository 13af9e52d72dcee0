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
report-hidden-given = { $answer }：{ $count }
report-hidden-value = 未列入正文：{ $hidden }
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
report-note-answer = { $question } { $answer }（{ $who }）
report-note-because = 因对“{ $question }”的答复：{ $answer }
report-method = 方法
report-who-answered = 答复者
report-group = 类别
report-asked = 受邀
report-answered = 已答复
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
report-respondents = 关于答复者
report-figures-annex = 附件：图的数据表
report-figures-lead = 与图中数字相同，次序一致。
report-untranslated-count = 有 { $count } 句尚无本报告语文版本，以其他语文列出，不予公布。

# The overall report: who took part, and what analysts recommend.
report-recommendations-none = 建议：本轮尚无人撰写，本节从略。
report-recommendations-elsewhere = 建议：已用{ $languages }撰写，尚无本报告语文版本，本节从略。
report-recommendations-draft = 草稿：尚未列入供外部读者使用的报告。
report-recommendations-behind = 所译原文其后已有修改：译文更新之前，不列入供外部读者使用的报告。
report-method-participation = “受邀”指收到邀请者；“已答复”指已提交答复且答复计入者，以最后一次提交之日为准。区域按联合国 M49 划分；每个国家计一次。
report-states-by-region = 各区域的国家
report-iscms-by-type = 各类型的机制
report-region = 区域
report-type-head = 类型
report-measure-asked = 受邀者中的已答复数目；整条表示全部受邀者
report-not-answered-yet = 未答复
report-answered-of = { $count }/{ $asked }
report-states-map = 受邀的 { $asked } 个国家中有 { $count } 个已答复
report-states-map-measure = 每个国家就多少个机制作答；白色：受邀，未答复
report-state = 国家
report-mechanisms-told = 机制
report-tiles-notice = 每个国家一格，大小相同，大致位于其所在之处。不涉及任何边界或地位。
report-over-time = 答复随时间的变化
report-over-time-measure = 截至每周或每月末已答复的数目

# Three views of one mechanism, side by side.
report-views-annex = 附件：三类答复者的说法
report-views-lead = 逐题对照 { $iscm } 的自述与成员国和政府间组织的说法。“是”表示 { $iscm } 作此答复。
report-views-contradictions = 说法不一之处
report-views-question = 问题与答复
report-views-measure = { $iscm } 的说法，以及持相同说法的国家和组织：数目及占作答者的比例
report-views-finding = 共 { $total } 个问题：{ $agree } 个说法一致，{ $differ } 个说法不一
report-views-agree = 说法一致
report-views-differ = 说法不一
report-views-mixed = 说法有同有异
report-views-open = 无法判断
report-views-more = { $verdict }；另有 { $count } 项答复
report-views-not-asked = 未被问及
report-views-single = { $question } { $iscm }：{ $own }。{ $group }（共 { $base }）：{ $says }。
report-views-named = { $question } { $iscm } 提及，其他方少有提及。{ $group }（共 { $base }）：{ $says }。
report-views-not-named = { $question } 其他方多有提及，{ $iscm } 未提及。{ $group }（共 { $base }）：{ $says }。
report-outside-released = 本报告供外部读者使用，其中的数字均出自已公布结果的第 { $number } 版，别无其他数字。
report-outside-unpublished = 本轮评估的结果尚未公布：本报告供外部读者使用，除文句中的数字外不提供其他数字。
