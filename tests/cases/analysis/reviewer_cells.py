"""A reviewer's reading of cost cells, written before and without looking at the engine.

Each cell: what stands in 产出成本指标 (a tuple: one text for each output block), the budget, the total that a person would
take from it (yuan, None: none can be taken), the outcome of the comparison with the budget (several: the reviewer accepts
either), the statements that are false (kind, computed, stated), and roles where they are beyond doubt. `why` argues it.
Statements after 其中 that are only smaller than their total are no contradiction and not listed.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Cell:
    cost: str | tuple[str, ...]
    budget: str
    total: str | None
    outcome: str
    why: str
    false: tuple[tuple[str, str, str], ...] = ()
    roles: dict[str, int] = field(default_factory=dict)
    label_unit: str | None = None
    goal: str | None = None
    quantity: str | None = None


TIES = "ties"
DIFFERS = "differs"
EITHER = "several-readings ties"
UNDECIDED = "several-readings"

# --- consistent: everything below must stay silent
CONSISTENT = [
    Cell("2019年计划投入86.4万元。", "86.4万元", "864000", TIES, "one figure is the total; 2019年 is a date", roles={"total": 1}),
    Cell("全年经费控制在120万元以内，专款专用。", "1200000元", "1200000", TIES, "以内 makes it a bound, and the budget keeps it"),
    Cell("全年费用不超过80万元", "78.5万元", "800000", TIES, "a bound is broken only by a budget above it"),
    Cell("保洁费：12人×3500元/月×12个月=504000元", "50.4万元", "504000", TIES, "12·3500·12 = 504,000; one unit price, the result ties", roles={"unit_price": 1}),
    Cell("1、保洁员工资：12人*3500元/月*12月=504000元；2、工具费36000元；合计540000元。", "540000", "540000", TIES, "equation holds; 504,000 + 36,000 = 540,000; 12月 is a duration", roles={"total": 1, "item": 2, "unit_price": 1}),
    Cell("培训费：30人×2天×450元/人·天=2.7万元，资料费0.3万元，共计3万元", "30000元", "30000", TIES, "30·2·450 = 27,000; 2.7 + 0.3 = 3", roles={"total": 1, "item": 2, "unit_price": 1}),
    Cell("宣传折页印制费4.5万元、展板制作费2.3万元、公益广告费6.2万元。", "13万元", "130000", TIES, "three items, no stated total, Σ = budget", roles={"item": 3}),
    Cell("共需资金46万元，其中：场地布置12万元，器材租赁21.5万元，评委劳务费12.5万元。", "46万元", "460000", TIES, "total before its parts, parts add up", roles={"total": 1, "item": 3}),
    Cell("项目总投入150万元，其中用于安防设备升级90万元。", "150万元", "1500000", TIES, "one part after 其中 is no list"),
    Cell("申请资金150万元，其中甲类补助60万元、乙类补助45万元。", "150万元", "1500000", TIES, "其中 need not be exhaustive"),
    Cell("1.办公用房租金\t1,250,000.00\n2.库房租金\t86,400.00\n3.停车场租金\t24,000.00", "1,360,400.00元", "1360400", TIES, "pasted table: items end the lines, Σ = 1,360,400", roles={"item": 3}),
    Cell("共投入１２．５万元", "125000元", "125000", TIES, "full width"),
    Cell("合计人民币壹拾贰万伍仟元整", "12.5万元", "125000", TIES, "formal numerals"),
    Cell("租金为每平方米每天3.2元，面积850平方米，全年992800元。", "992800元", "992800", TIES, "3.2·850·365 = 992,800: the days of a year are implied"),
    Cell("聘请讲师8名，每人每课时400元，每人授课10课时，共3.2万元。", "3.2万元", "32000", TIES, "8·400·10 = 32,000"),
    Cell("每人每年体检费上限800元，体检260人，全年预算20.8万元。", "20.8万元", "208000", TIES, "800 is a limit, never an item; 20.8 is the total", roles={"limit": 1}),
    Cell("单项50万元以上的采购实行公开招标，全年安排采购资金180万元。", "180万元", "1800000", TIES, "50万元 is a threshold", roles={"total": 1}),
    Cell("上年执行52.3万元，本年计划安排55万元。", "55万元", "550000", TIES, "last year's figure is a mention", roles={"total": 1}),
    Cell("（一）宣传费：海报2万元，折页1万元，小计3万元；（二）培训费：讲课费4万元，场地1.5万元，小计5.5万元；合计8.5万元。", "8.5万元", "85000", TIES, "sub-totals are not added to their parts"),
    Cell("一、人员经费60万元（其中：工资48万元，社保12万元）；二、公用经费20万元（其中：办公费8万元、水电费12万元）。共计80万元。", "80万元", "800000", TIES, "parts in brackets lie below their item"),
    Cell("购置台式机（15台×5000元/台）、打印机（6台×2500元/台），共9万元。", "9万元", "90000", TIES, "75,000 + 15,000 = 90,000"),
    Cell("社区志愿者补贴：320人×150元/月×12个月", "57.6万元", "576000", TIES, "a product without a result is the total"),
    Cell("月均租金6.2万元×11个月", "68.2万元", "682000", TIES, "6.2·11 = 68.2"),
    Cell("每场2-3万元，共10场", "25万元", None, TIES, "a range of 20 to 30万元; the budget lies inside"),
    Cell("预计约26万元", "25.5万元", "260000", TIES, "约: less than 5 % off"),
    Cell("全年预计投入318.5万元", "3185400元", "3185000", TIES, "equal at the written precision of 0.1万元"),
    Cell("A4复印纸200箱×180元=3.6万元；硒鼓60个×420元=2.52万元。", "61200元", "61200", TIES, "two equations are two items; the last one is not the total of the cell"),
    Cell("维保费+巡检费=120000元+36000元=156000元", "15.6万元", "156000", TIES, "a side of words is skipped"),
    Cell("原合同额48万元－核减3.2万元=44.8万元", "44.8万元", "448000", TIES, "the dash is a minus"),
    Cell("人工费96000元+材料费24000元+=120000元", "12万元", "120000", TIES, "dangling plus"),
    Cell("1.2万元+8000元=2万元", "2万元", "20000", TIES, "units may be mixed"),
    Cell("全年共需66万元：道路保洁42万元，绿化养护24万元，合计66万元。", "66万元", "660000", TIES, "the same total twice is one total"),
    Cell("按区财政局《2019年部门预算编制通知》（某财预〔2018〕215号）规定，安排经费32万元。", "32万元", "320000", TIES, "title and document number are no money", roles={"total": 1}),
    Cell("经费18万元，联系人电话68001234。", "180000", "180000", TIES, "a phone is no money", roles={"total": 1}),
    Cell("共计1 280 000元", "128万元", "1280000", TIES, "blanks as thousands marks"),
    Cell("预算128万，已含税。", "128万元", "1280000", TIES, "元 left out"),
    Cell("1280000", "1280000", "1280000", TIES, "the cell is nothing but the number"),
    Cell("1,280,000.00", "128万元", "1280000", TIES, "the cell is nothing but the number"),
    Cell(("预计投入30万元", "预计投入12.5万元"), "42.5万元", "425000", TIES, "two blocks add up"),
    Cell(("共20万元，其中培训12万元、资料8万元", "共9万元"), "29万元", "290000", TIES, "parts are not added to the totals of the blocks"),
    Cell("470,000元", "470,000元", "470000", TIES, "the list stands in the quantity cell", quantity="1.甲处房租\t320,000.00\n2.乙处房租\t150,000.00"),
    Cell("72万元", "72万元", "720000", TIES, "20·3000·12: the period is implied in the goal", goal="聘用协管员20人，每人每月3000元，共计72万元。"),
    Cell("保安服务费：5200元/人·月×18人×12个月=112.32万元", "112.32万元", "1123200", TIES, "元/人·月: the dot joins units", roles={"unit_price": 1}),
    Cell("午餐补助：22元/人/天×45人×250天＝247500元", "24.75万元", "247500", TIES, "22·45·250 = 247,500"),
    Cell("１０人＊３０００元＊６个月＝１８万元", "18万元", "180000", TIES, "all full width"),
    Cell("5台x6800元=34000元", "34000元", "34000", TIES, "x as times sign"),
    Cell("物业面积2846.37平方米×2.6元/平方米/月×12个月≈88807元", "88807元", "88807", TIES, "88,806.744 rounded to the yuan"),
    Cell("约需3万元，其中横幅制作0.8万元，演出2.2万元", "3万元", "30000", TIES, "approximate total, exact parts"),
    Cell("1.宣传册印刷费2.4万元2.展架制作费1.6万元3.讲座费3万元合计7万元", "7万元", "70000", TIES, "list marks glued to amounts"),
    Cell("①设备租赁18000元②搭建22000元③人工10000元", "5万元", "50000", TIES, "circled marks", roles={"item": 3}),
    Cell("一是慰问品六万元，二是慰问金九万五千元", "15.5万元", "155000", TIES, "Chinese numerals as items", roles={"item": 2}),
    Cell("2019年3月至11月开展，每月2场，每场1.5万元，共计27万元", "27万元", "270000", TIES, "nine months, two a month: 9·2·1.5 = 27; the 2·1.5 inside is no claim"),
    Cell("每季度8万元，全年32万元", "32万元", "320000", TIES, "a price per quarter is no item"),
    Cell("60岁以上老人3200人，人均补助100元，共32万元", "32万元", "320000", TIES, "60岁 is an age; 3200·100 = 320,000"),
    Cell("场租5万元、餐费3万元，两项共8万元。", "8万元", "80000", TIES, "total after its items"),
    Cell("按每户120元标准，为8500户更换，约102万元。", "102万元", "1020000", TIES, "120·8500 = 1,020,000"),
    Cell("材料费35000.00元，人工费28,600.50元，合计63,600.50元", "63600.50", "63600.50", TIES, "decimals and commas mixed"),
    Cell("补贴标准：一级300元/月、二级200元/月；预计全年发放总额96万元。", "96万元", "960000", TIES, "unit prices beside a total", roles={"total": 1, "unit_price": 2}),
    Cell("设备原值120万元×维保费率8%=9.6万元", "9.6万元", "96000", TIES, "a rate; the original value is no item"),
    Cell("17人*4850元*12个月=98.94万元", "98.94万元", "989400", TIES, "989,400"),
    Cell("全年463.1592万元", "4631592元", "4631592", TIES, "four decimals of 万元 are whole yuan"),
    Cell("场地费（含水电1.2万元）8万元，设备租赁4万元，合计12万元", "12万元", "120000", TIES, "what is 含 in brackets lies below"),
    Cell("人员工资（12人）43.2万元；社保（按工资30%）12.96万元；合计56.16万元", "56.16万元", "561600", TIES, "brackets with a count and a rate"),
    Cell("预算320000元，折合32万元。", "32万元", "320000", TIES, "one total in two units"),
    Cell("人民币叁拾贰万元整（¥320,000.00）", "32万元", "320000", TIES, "one total in two scripts"),
    Cell("第一季度8万元，第二季度8万元，第三季度8万元，第四季度6万元", "30万元", "300000", TIES, "four items; 第一 is no number", roles={"item": 4}),
    Cell("平均每户补助2300元，预计受益户400户左右，共需92万元左右", "92万元", "920000", TIES, "平均 and 左右; exact all the same"),
    Cell("租期2019年1月1日至2019年12月31日，年租金75.6万元，按季支付每季18.9万元", "75.6万元", "756000", TIES, "每季18.9万元 is a part of the year's rent"),
    Cell("电费0.85元/度×12万度=10.2万元", "10.2万元", "102000", TIES, "12万度 is a quantity"),
    Cell("垃圾清运：4.5万吨×26元/吨=117万元", "117万元", "1170000", TIES, "4.5万吨 is a quantity"),
    Cell("共计352.8万元", "352.8", "3528000", TIES, "bare budget under 万元", label_unit="万元"),
    Cell("预算资金由市、区两级按6:4比例承担，共计50万元", "50万元", "500000", TIES, "6:4 is a ratio", roles={"total": 1}),
    Cell("日常养护费28万元/年", "28万元", "280000", TIES, "a price per year in a yearly budget is the year's cost"),
    Cell("办公用品、耗材、印刷、差旅等日常支出共计15万元", "15万元", "150000", TIES, "等 before a stated total does not matter", roles={"total": 1}),
    Cell("1.讲课费：专家4人*2场*1500元/人·场=12000元\n2.场地费：2场*3000元/场=6000元\n3.材料费：200份*15元/份=3000元\n总计：21000元", "2.1万元", "21000", TIES, "three equations and their total on lines"),
    Cell("软件开发费35万元+硬件采购费28.5万元+集成费6.5万元=70万元", "70万元", "700000", TIES, "labels inside a sum"),
    Cell("(80000+45000)元*2批=250000元", "25万元", "250000", TIES, "brackets around a sum"),
    Cell("聘请第三方机构服务费为中标价118.6万元。", "118.6万元", "1186000", TIES, "one figure with filler", roles={"total": 1}),
    Cell("不涉及成本变动，全年经费25万元，其中11月底前支付50%", "25万元", "250000", TIES, "50% is a share of payment"),
    Cell("装修工程：面积420㎡，单价1680元/㎡，造价70.56万元", "70.56万元", "705600", TIES, "420·1680 = 705,600 in prose"),
    Cell("社区活动经费按每千户5万元核定，辖区共2.6万户，安排经费130万元", "130万元", "1300000", TIES, "per thousand households: 26·5 = 130; 2.6万户 is a count"),
]  # fmt: skip

# --- no total can be taken
NOT_CHECKED = [
    Cell("同预算金额", "30万元", None, "no-amount", "words only"),
    Cell("按合同约定支付", "30万元", None, "no-amount", "words only"),
    Cell("详见附件测算表", "30万元", None, "no-amount", "words only"),
    Cell("保洁员2800元/人/月，保安3500元/人/月", "30万元", None, "only-unit-prices", "prices without quantities", roles={"unit_price": 2}),
    Cell("加班餐补30元/人/次", "3万元", None, "only-unit-prices", "a price without a quantity", roles={"unit_price": 1}),
    Cell("共30万元", "见附件", "300000", "budget-unreadable", "no amount in the budget field"),
    Cell("87.35万元", "873,500.00", "873500", "budget-doubtful", "bare figure under 万元", label_unit="万元"),
    Cell("宣传费5万元、培训费3万元等", "12万元", None, UNDECIDED, "等: the list is open, its sum proves nothing"),
    Cell("讲课费2000元/课时，教材费3万元，场地费2万元", "9万元", None, UNDECIDED, "a price without a quantity: the list is not complete"),
    Cell("截至2018年底已支付46万元，2019年支付剩余30万元", "30万元", "300000", EITHER, "paid before is not this year's; whoever adds both must not call it an error"),
    Cell("中标价98.5万元（预算控制价105万元）", "98.5万元", "985000", EITHER, "the bracket holds a ceiling"),
]  # fmt: skip

# --- contradictions: these must be found
FALSE = [
    Cell("12人×3500元×12个月=54万元", "54万元", "540000", TIES, "504,000 ≠ 540,000", false=(("equation", "504000", "540000"),)),
    Cell("甲项12万元，乙项8.6万元，丙项4万元，合计26.4万元", "26.4万元", "264000", TIES, "Σ = 24.6", false=(("items", "246000", "264000"),)),
    Cell("全年合计84.6万元", "86.4万元", "846000", DIFFERS, "swapped digits"),
    Cell("聘用协管员25人，每人每月3200元，服务期12个月，费用共90万元", "90万元", "900000", TIES, "25·3200·12 = 960,000", false=(("prose_product", "960000", "900000"),)),
    Cell("培训费12万元、教材费3.6元、场地费8万元", "23.6万元", "200003.6", DIFFERS, "missing 万 in a closed list"),
    Cell("总投入50万元，其中：设备32万元、安装12万元、培训8万元", "50万元", "500000", TIES, "parts of more than the whole", false=(("items", "520000", "500000"),)),
    Cell("设备原值120万元×维保费率8%=10.6万元", "10.6万元", "106000", TIES, "8% are 96,000", false=(("equation", "96000", "106000"),)),
    Cell(("投入30万元", "投入12.5万元"), "45万元", "425000", DIFFERS, "two blocks are 42.5"),
    Cell("约需20万元", "25万元", "200000", DIFFERS, "more than 5 % off"),
    Cell("全年经费控制在80万元以内", "95万元", "800000", DIFFERS, "the bound is broken"),
    Cell("每场2-3万元，共10场", "35万元", None, DIFFERS, "outside the range of 20 to 30万元"),
    Cell("（一）宣传费：海报2万元，折页1万元，小计3.5万元；（二）培训费5.5万元；合计9万元", "9万元", "90000", TIES, "2 + 1 ≠ 3.5, the level above adds up", false=(("items", "30000", "35000"),)),
    Cell("2人×3000元×6个月=36000元=3.5万元", "3.5万元", "35000", TIES, "the second = is false", false=(("equation", "36000", "35000"),)),
    Cell("23人*4850元*12个月=133.68万元", "133.68万元", "1336800", TIES, "1,338,600: swapped digits", false=(("equation", "1338600", "1336800"),)),
    Cell("全年预计投入318.5万元", "3186000元", "3185000", DIFFERS, "1,000 off at a precision of 1,000: half a unit is the limit"),
    Cell("1、设备购置45万元；2、安装调试6万元；3、人员培训2.4万元。以上共计54.3万元。", "54.3万元", "543000", TIES, "Σ = 53.4", false=(("items", "534000", "543000"),)),
    Cell("预算安排28万元，具体为：演出费12万元，宣传费9万元，场租6万元。", "28万元", "280000", TIES, "Σ = 27; 具体为 announces all parts", false=(("items", "270000", "280000"),)),
    Cell("1.A类：15户*2000元/户=3万元；2.B类：24户*1500元/户=3.6万元；共计6.8万元", "6.8万元", "68000", TIES, "equations hold, their sum is 6.6", false=(("items", "66000", "68000"),)),
    Cell("每人补助600元，共1200人，需72000元", "72000元", "72000", TIES, "600·1200 = 720,000: a zero lost", false=(("prose_product", "720000", "72000"),)),
    Cell("人工费185000元+材料费64000元+机械费38500元=288500元", "288500元", "288500", TIES, "Σ = 287,500", false=(("equation", "287500", "288500"),)),
    Cell("保洁服务费36万元，绿化养护费18.5万元，垃圾清运费22万元。", "74.5万元", "765000", DIFFERS, "closed list of three, Σ = 76.5"),
    Cell("慰问品：150元/份*400份=6万元，慰问金：500元/人*120人=6万元", "10万元", "120000", DIFFERS, "two equations that hold are two items of 12万元"),
    Cell("72万元", "72万元", "720000", TIES, "the goal's own product is false", goal="聘用协管员20人，每人每月3000元，服务期12个月，共计62万元。", false=(("prose_product", "720000", "620000"),)),
    Cell("共计470,000元", "470,000元", "470000", TIES, "list in the quantity cell, Σ = 480,000", quantity="1.甲处房租\t320,000.00\n2.乙处房租\t160,000.00", false=(("items", "480000", "470000"),)),
]  # fmt: skip

CELLS = [*CONSISTENT, *NOT_CHECKED, *FALSE]
