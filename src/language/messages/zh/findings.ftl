# 调查结果用语。$group 为 state、igo 或 iscm；$base 和 $count 为数字。
group-members = { $group ->
    [state] 成员国
    [igo] 政府间组织
   *[iscm] 机制
 }
group-respondents = { $group ->
    [state] 国家
    [igo] 政府间组织
   *[iscm] 机制
 }

tell-none = { $base } 个{ group-members }中无一
tell-some = { $base } 个{ group-members }中的少数
tell-several = { $base } 个{ group-members }中的若干个
tell-most = { $base } 个{ group-members }中的大多数
tell-count = { $base } 个{ group-members }中的 { $count } 个
tell-all = { $base ->
    [1] 唯一的{ group-members }
   *[other] 全部 { $base } 个{ group-members }
 }
few-answered = 对本部分作答的{ group-members }不足 { $minimum } 个，其答复不予显示。

source-group = { $group ->
    [state] 一个成员国
    [igo] 一个政府间组织
   *[iscm] 一个机制
 }

summary-only-states = { $iscm } 本身未作答：本摘要依据各国对其所作的答复。
summary-only-igos = { $iscm } 本身未作答：本摘要依据政府间组织对其所作的答复。
summary-only-states-and-igos = { $iscm } 本身未作答：本摘要依据各国和政府间组织对其所作的答复。
