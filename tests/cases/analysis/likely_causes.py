"""Whole cells that contradict themselves or the budget, and the single changes that explain it.

(cost, budget, where, count, best candidates); where: "budget" = the comparison with the budget, else the kind of the statement.
"""

CASES = [
    # the budget holds all three items when 3.6元 is read as 3.6万元
    ("培训费12万元、教材费3.6元、场地费8万元", "23.6万元", "budget", 1, [("missing_wan", "3.6元", "3.6万元")]),
    # the stated total equals the budget, so it is not the one that is wrong: 18.6 for 10.4 needs two digits
    ("甲项12万元，乙项8.6万元，丙项4万元，合计26.4万元", "26.4万元", "items", 0, []),
    # decimal point of the second item
    ("设备36.2万元、软件185万元、培训24万元，合计78.7万元", "78.7万元", "items", 1, [("decimal_shift", "185万元", "18.5万元")]),
    # 12 months or 4 people explain it, or the result itself
    ("3人*5000元*9个月=18万元", "18万元", "equation", 2, [("period_changed", "9个月", "12个月"), ("factor_changed", "3人", "4人")]),
    # 45,000 is missing in the budget
    ("宣传费6万元，印刷费4.5万元，会务费2万元", "8万元", "budget", 1, [("item_left_out", "4.5万元", "")]),
    # the item is in the total twice
    ("甲30万元，乙18.6万元，丙7万元，合计62.6万元", "62.6万元", "items", 2, [("item_counted_twice", "7万元", ""), ("digit_changed", "30万元", "37万元")]),
    # stated total and budget differ by a swap; the items agree with the stated total, so only the budget can be wrong
    ("甲50万元，乙34.6万元，合计84.6万元", "86.4万元", "budget", 1, [("total_changed", "86.4万元", "84.6万元")]),
    # prose product
    ("聘用协管员25人，每人每月3200元，服务期12个月，费用共88万元", "88万元", "prose_product", 1, [("period_changed", "12个月", "11个月")]),
    # the result equals the budget, so it is not the one that is wrong (68400 would be a swap of it)
    ("45人*380元/人/天*4天=64800元", "64800元", "equation", 1, [("factor_changed", "380元/人/天", "360元/人/天")]),
    ("社区22个，每个社区0.5万元，共12万元", "12万元", "prose_product", 1, [("factor_changed", "22个", "24个")]),
]  # fmt: skip
