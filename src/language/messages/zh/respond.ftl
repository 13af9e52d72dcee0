# 按钮和页面路径上的文字
crumb-start = 开始
crumb-tasks = 任务列表
landing-start = 开始填写
landing-continue = 继续填写
landing-receipt = 查看回执
page-save-continue = 保存并继续
page-save-tasks = 保存并返回任务列表
page-save-review = 保存并检查答复
page-save = 保存
review-submit-button = 提交答复
review-back = 返回任务列表
tasks-review = 检查答复
tasks-open = 可查看
tasks-submit = 提交
tasks-leave = 在此电脑上忘记链接
page-position = 第 { $number } 部分，共 { $count } 部分
