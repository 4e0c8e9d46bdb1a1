"""Texts of a second clean form that share no sentence with the first one."""

OTHER = {
    "goal": "对行道树进行修剪，清除枯枝，保障行人通行安全。",
    "quantity": "修剪行道树不少于300株。",
    "quality": "修剪合格率不低于98%。",
    "schedule": "5月开工，10月底前完工。",
    "social": "因枯枝坠落引起的投诉比上年减少20%。",
    "environment": "行道树成活率达到99%。",
    "sustained": "建立每年一次的树木健康档案。",
    "satisfaction": "沿街商户满意率不低于92%。",
}
