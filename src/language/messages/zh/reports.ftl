# 报告
report-summary-title = 调查结果摘要
report-summary-of = 调查结果摘要 · { $assessment }
report-not-answered = 未作答
