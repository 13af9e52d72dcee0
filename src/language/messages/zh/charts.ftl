# 图表：图内及图旁的文字。
chart-answer = 答复
chart-base = n = { $count }
chart-too-few = 过少
chart-unit = 数目及占作答者的比例
chart-unit-any = 数目及占作答者的比例；无论涉及哪个机制，各国和政府间组织均只计一次
chart-unit-number = 各方所述数值的平均数
chart-finding = { $base } 个{ $group ->
    [state] 国家
    [igo] 政府间组织
   *[iscm] 机制
 }中有 { $count } 个：{ $label }
chart-finding-each = { $base } 个{ $group ->
    [state] 国家
    [igo] 政府间组织
   *[iscm] 机制
 }中各有 { $count } 个：{ $label }
chart-finding-all = 全部 { $base } 个{ $group ->
    [state] 国家
    [igo] 政府间组织
   *[iscm] 机制
 }：{ $label }
chart-other = 其他
chart-finding-mean = { $group ->
    [state] 国家
    [igo] 政府间组织
   *[iscm] 机制
 }：平均 { $mean }
chart-mean = 平均数
chart-median = 中位数
chart-middle-half = 中间半数
chart-answered = 已作答（基数）
chart-do-not-know = 不知道
chart-refused = 不愿回答
chart-not-applicable = 不适用
chart-no-answer = 未作答
chart-nobody = 无人回答此题。
chart-hidden = 不显示
chart-held-back = 不向外部读者显示
chart-held-back-legend = † 不向外部读者显示。
chart-left-out = 另有 { $count } 个选项无人选择。
chart-source = 资料来源：{ $assessment }，截至{ $date }。
chart-unit-shares = 按提供构成比例者计算的平均份额（百分比）；未列出的来源计为 0
chart-unit-places = 平均名次及列为第一者的数目；条形：列为第一者的比例
chart-place = 名次 { $mean }，第一：{ $first }
chart-as-table = 以表格显示
chart-save-as = 图表另存为
chart-unit-year = 所述年份的中位数
chart-unit-parts = 占作答者的百分比
chart-first-of = { $total } 项中的前 { $shown } 项；表中列出全部
