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

# --- second wave, written before the engine was seen: consistent
CONSISTENT_2 = [
    Cell("预算为财政拨款86万元，主要用于：设备采购（含安装）56万元；软件升级18万元；培训12万元。", "86万元", "860000", TIES, "parts add up"),
    Cell("人员经费：按8人、人均7.5万元/年测算，计60万元；日常公用经费：按人均1.2万元测算，计9.6万元；合计69.6万元。", "69.6万元", "696000", TIES, "8·7.5 = 60, 8·1.2 = 9.6"),
    Cell("保险费按320元/人·年计算，共计1500人，金额48万元。", "48万元", "480000", TIES, "共计 counts people here"),
    Cell("1.租赁费：350元/天×60天=2.1万；2.运输费：0.9万；合计3万。", "3万元", "30000", TIES, "元 left out throughout"),
    Cell("绿化面积3.2万平方米，养护单价9.5元/平方米·年，年养护费30.4万元", "30.4万元", "304000", TIES, "32,000·9.5"),
    Cell("道路清扫：一级道路4.6万㎡×12元/㎡=55.2万元，二级道路3.8万㎡×8元/㎡=30.4万元，共计85.6万元。", "85.6万元", "856000", TIES, "two areas in 万"),
    Cell("工资4500元×1.25（社保系数）×10人×12月=67.5万元", "67.5万元", "675000", TIES, "a remark in brackets between factors"),
    Cell("（3500+1200）元/人/月×14人×12个月＝78.96万元", "78.96万元", "789600", TIES, "4,700·14·12"),
    Cell("3500元/月×（8+6）人×12个月=58.8万元", "58.8万元", "588000", TIES, "14 people"),
    Cell("月租金4.2万元，租期12个月，租金合计50.4万元", "50.4万元", "504000", TIES, "4.2·12"),
    Cell("每次活动费用约5000元，全年40次，约20万元", "20万元", "200000", TIES, "40·5,000"),
    Cell("预计支出约15万元（以实际发生为准）", "15万元", "150000", TIES, "one figure"),
    Cell("总价款 ￥ 236,500.00 元", "23.65万元", "236500", TIES, "blanks around the sign"),
    Cell("合同金额：贰拾叁万陆仟伍佰元整（￥236500.00）", "23.65万元", "236500", TIES, "the same in two scripts"),
    Cell("专家评审费0.8万；检测费1.25万；监理费3.5万；不可预见费0.45万。合计：6万", "6万元", "60000", TIES, "0.8 + 1.25 + 3.5 + 0.45"),
    Cell("项目总金额95万元。资金来源：财政拨款80万元，单位自筹15万元。", "95万元", "950000", TIES, "sources add up"),
    Cell("分两期支付：首付款60%即36万元，尾款40%即24万元，合同总价60万元。", "60万元", "600000", TIES, "parts, then the price"),
    Cell("2018年12月签订合同，合同价240万元，服务期2年，2019年需支付120万元。", "120万元", "1200000", EITHER, "the contract's price is not this year's"),
    Cell("在去年25万元的基础上增加5万元，共30万元", "30万元", "300000", TIES, "25 + 5"),
    Cell("经测算需经费38.4万元，申请财政资金38.4万元。", "38.4万元", "384000", TIES, "one total said twice"),
    Cell("0.5万元*22个社区=11万元", "11万元", "110000", TIES, "price first"),
    Cell("22个社区*5000元/社区=110000元", "11万元", "110000", TIES, "a noun as measure"),
    Cell("社区22个，每个社区0.5万元，共11万元", "11万元", "110000", TIES, "the measure behind the noun"),
    Cell("全年12期，每期印3000份，每份2.5元，共9万元", "9万元", "90000", TIES, "12·3000·2.5"),
    Cell("演出6场，3.5万元/场，计21万元；场地4万元；总计25万元", "25万元", "250000", TIES, "计 ends the product, 总计 the cell"),
    Cell("审计费按核减额5%计取，预计20万元", "20万元", "200000", TIES, "5% of something unknown"),
    Cell("独生子女父母奖励费每人每月10元，预计发放11500人，全年138万元", "138万元", "1380000", TIES, "12 months implied"),
    Cell("高龄津贴：80-89岁1200人×100元/月×12个月=144万元；90岁以上260人×200元/月×12个月=62.4万元；合计206.4万元", "206.4万元", "2064000", TIES, "ages are no figures; 90岁以上 no bound of money"),
    Cell("一、培训费\n1.讲课费 24000元\n2.资料费 6000元\n二、宣传费\n1.展板 15000元\n2.横幅 5000元\n合计 50000元", "5万元", "50000", TIES, "headings without figures"),
    Cell("一、培训费30000元\n1.讲课费24000元\n2.资料费6000元\n二、宣传费20000元\n1.展板15000元\n2.横幅5000元", "5万元", "50000", EITHER, "two levels, no total: 30,000 + 20,000"),
    Cell("购买服务费 120 000.00 元，监管费 15 000.00 元，合计 135 000.00 元", "13.5万元", "135000", TIES, "blanks as thousands marks"),
    Cell("共需经费：贰佰万元整", "200万元", "2000000", TIES, "formal numerals"),
    Cell("每人500-800元，约300人，预算20万元", "20万元", "200000", TIES, "a range of prices and a total inside it"),
    Cell("全年投入不低于30万元", "32万元", "300000", TIES, "a lower bound that is kept"),
    Cell("预算总额为¥1,280,000", "128万元", "1280000", TIES, "sign instead of 元"),
    Cell("劳务费：500元*3人*4次+800元*2人*4次=12400元", "12400元", "12400", TIES, "6,000 + 6,400"),
    Cell("办公设备：电脑10台5.5万元，打印机4台1万元，投影仪1台0.8万元，合计7.3万元", "7.3万元", "73000", TIES, "counts beside amounts that are not unit prices"),
    Cell("电脑10台，单价5500元，小计5.5万元；打印机4台，单价2500元，小计1万元；总计6.5万元", "6.5万元", "65000", TIES, "sub-totals of products are the items"),
    Cell("物业费：1.8元/平方米/月*5200平方米*12月=112320元，供暖费：30元/平方米*5200平方米=156000元，两项合计268320元", "268320", "268320", TIES, "both hold, and their sum"),
    Cell("工程结算价186.4万元，已付130.48万元（70%），本年支付尾款55.92万元", "55.92万元", "559200", EITHER, "price, paid, due"),
    Cell("2019年1-6月18万元，7-12月22万元，全年40万元。", "40万元", "400000", TIES, "months in front of amounts"),
    Cell("10万元。\n备注：超过5万元的支出须经会议研究。", "10万元", "100000", TIES, "a threshold in a remark"),
    Cell("单笔5000元以上支出需审批；全年支出不超过12万元", "12万元", "120000", TIES, "a threshold and a bound"),
    Cell("A包28万元、B包16.5万元、C包5.5万元", "50万元", "500000", TIES, "three lots"),
    Cell("《采购合同》约定年服务费64万元，2019年执行第二年费用64万元", "64万元", "640000", EITHER, "the same fee twice"),
    Cell("聘用12名网格员，月工资3800元，社会保险1200元，全年72万元", "72万元", "720000", TIES, "(3,800 + 1,200)·12·12: no single product is claimed"),
    Cell("5名工作人员每人每天补助80元，工作22天/月，12个月，共计10.56万元", "10.56万元", "105600", TIES, "5·80·22·12"),
    Cell("消防器材：灭火器300具，85元/具，25500元；消防栓箱20套，425元/套，8500元。", "34000元", "34000", TIES, "two products in prose are two items"),
    Cell("3人×（4000元＋1500元）×12个月＝19.8万元", "19.8万元", "198000", TIES, "a sum inside a product"),
    Cell("交通费200元/天×2辆×50天=2万元、餐费50元/人·天×40人×10天=2万元、住宿费350元/间·天×20间×10天=7万元，合计11万元", "11万元", "110000", TIES, "three products and their sum"),
    Cell("年度预算110.5万元（其中：人员费用75%，公用费用25%）", "110.5万元", "1105000", TIES, "shares are no amounts"),
    Cell("30000元/社区×18=540000元", "54万元", "540000", TIES, "a bare count"),
    Cell(("1.甲3万元；2.乙4万元；共7万元", "共5万元"), "12万元", "120000", TIES, "lists in two blocks"),
]  # fmt: skip

# --- second wave: contradictions
FALSE_2 = [
    Cell("电脑10台，单价5500元，小计5.5万元；打印机4台，单价2500元，小计1.2万元；总计6.7万元", "6.7万元", "67000", TIES, "4·2,500 = 10,000", false=(("prose_product", "10000", "12000"),)),
    Cell("高龄津贴：80-89岁1200人×100元/月×12个月=144万元；90岁以上260人×200元/月×12个月=64.2万元；合计208.2万元", "208.2万元", "2082000", TIES, "624,000: digits swapped", false=(("equation", "624000", "642000"),)),
    Cell("一级道路4.6万㎡×12元/㎡=55.2万元，二级道路3.8万㎡×8元/㎡=30.4万元，共计86.5万元。", "86.5万元", "865000", TIES, "Σ = 85.6", false=(("items", "856000", "865000"),)),
    Cell("月租金4.2万元，租期12个月，租金合计54万元", "54万元", "540000", TIES, "50.4", false=(("prose_product", "504000", "540000"),)),
    Cell("（3500+1200）元/人/月×14人×12个月＝79.86万元", "79.86万元", "798600", TIES, "789,600", false=(("equation", "789600", "798600"),)),
    Cell("社区22个，每个社区0.5万元，共12万元", "12万元", "120000", TIES, "11", false=(("prose_product", "110000", "120000"),)),
    Cell("A包28万元、B包16.5万元、C包5.5万元", "52万元", "500000", DIFFERS, "three lots are 50"),
    Cell("全年12期，每期印3000份，每份2.5元，共10万元", "10万元", "100000", TIES, "90,000", false=(("prose_product", "90000", "100000"),)),
    Cell("0.5万元*22个社区=12.1万元", "12.1万元", "121000", TIES, "110,000", false=(("equation", "110000", "121000"),)),
    Cell("劳务费：500元*3人*4次+800元*2人*4次=12000元", "12000元", "12000", TIES, "12,400", false=(("equation", "12400", "12000"),)),
    Cell("供暖费：30元/平方米*5200平方米=15600元", "15600元", "15600", TIES, "a zero lost", false=(("equation", "156000", "15600"),)),
    Cell(("1.甲3万元；2.乙4万元；共8万元", "共5万元"), "13万元", "130000", TIES, "Σ = 7 in the first block", false=(("items", "70000", "80000"),)),
]  # fmt: skip

# --- third wave: calculations
CONSISTENT_3 = [
    Cell("维保费：152300.4元（2018年标准）+ 新增设备：18450元 - 减免：2500.4元 = 168250元", "168250元", "168250", TIES, "labels, a year in brackets, a minus"),
    Cell("按12.5元/米，新增管线640米（共8000元），原有管线维护费52000元，合计60000元", "6万元", "60000", TIES, "the bracket states the product and is an item"),
    Cell("2018年维保费：36.5万元；2019年新增：4.2万元；2019年预算合计：40.7万元", "40.7万元", "407000", TIES, "years as labels"),
    Cell("2846.5×15.2≈43267元", "43267元", "43267", TIES, "43,266.8"),
    Cell("共计：356200+84300.5=440500.5元", "440500.5元", "440500.5", TIES, "the unit only at the end"),
    Cell("每学期教材费320元/人×450人×2学期=28.8万元", "28.8万元", "288000", TIES, "terms as periods"),
    Cell("4个岗×3班×5200元×12月=748800元", "748800元", "748800", TIES, "posts, shifts, months"),
    Cell("面积：1250㎡；标准：26元/㎡·月；金额：1250×26×12=39万元", "39万元", "390000", TIES, "data first, then bare factors"),
    Cell("电费12000度/月×0.8元×12月=11.52万元", "11.52万元", "115200", TIES, "a quantity per month"),
    Cell("大屏租赁：P3.0屏24㎡*350元/㎡/天*6天=50400元", "50400元", "50400", TIES, "P3.0 is a type"),
    Cell("劳务派遣：4800元/人/月*(1+6.72%)*20人*12月=1229414.4元", "1229414.4元", "1229414.4", TIES, "a surcharge in brackets"),
    Cell("税费：85万元/1.06*6%=4.81万元", "4.81万元", "48100", TIES, "a division; 48,113 at a precision of 100"),
    Cell("服务费=基本费20万元+绩效费5万元=25万元", "25万元", "250000", TIES, "a label left of the first ="),
    Cell("合计＝①＋②＝3.2万元＋4.8万元＝8万元", "8万元", "80000", TIES, "marks as operands"),
    Cell("10人*100元/天*30天*12个月=36万元", "36万元", "360000", TIES, "days and months"),
    Cell("人员费用54万元(4500元*10人*12个月)，其他费用6万元，共计60万元", "60万元", "600000", TIES, "the product explains the amount before it"),
    Cell("消防设施维保6.8万元/年，电梯维保3600元/台/年×8台，合计9.68万元", "9.68万元", "96800", TIES, "68,000 + 28,800"),
    Cell("第三方测评服务费：2次/年×6万元/次", "12万元", "120000", TIES, "a product without a result"),
    Cell("公益岗位补贴 2320元/月 × 12个月 × 15人 = 41.76 万元", "41.76万元", "417600", TIES, "blanks everywhere"),
    Cell("课时费:300元x2课时x48次x5个班=14.4万元", "14.4万元", "144000", TIES, "four factors"),
    Cell("每人500元标准配发，85人，42500元", "42500元", "42500", TIES, "prose without a verb"),
    Cell("在职人员32人，人均每年1600元，计51200元；退休人员18人，人均每年800元，计14400元；共65600元", "65600元", "65600", TIES, "two products in prose and their sum"),
    Cell("项目分三年实施，总投资1200万元，2019年安排400万元。", "400万元", "4000000", EITHER, "the whole and this year's part"),
    Cell("甲街道分担60%，乙街道分担40%，我方承担24万元", "24万元", "240000", TIES, "shares"),
    Cell("2019年度：9800元/月*12=117600元", "117600元", "117600", TIES, "a bare 12"),
    Cell("保险：机动车8辆，每辆4500元；非机动车30辆，每辆260元；共4.38万元", "4.38万元", "43800", TIES, "36,000 + 7,800"),
    Cell("（1）书报费：150元/人*120人=18000元；（2）体检费：800元/人*120人=96000元；（3）慰问费：6000元。（1）+（2）+（3）=120000元", "12万元", "120000", TIES, "numbers in brackets are names of items"),
    Cell("费用为12.6万元/半年，全年25.2万元", "25.2万元", "252000", TIES, "half a year"),
    Cell("印刷宣传单50000张，0.3元/张，1.5万元；海报1000张，5元/张，0.5万元。", "2万元", "20000", TIES, "two products in prose, no total"),
]  # fmt: skip

FALSE_3 = [
    Cell("维保费：152300.4元 + 新增：18450元 - 减免：2500.4元 = 168520元", "168520元", "168520", TIES, "168,250", false=(("equation", "168250", "168520"),)),
    Cell("4个岗×3班×5200元×12月=747800元", "747800元", "747800", TIES, "748,800", false=(("equation", "748800", "747800"),)),
    Cell("在职人员32人，人均每年1600元，计51200元；退休人员18人，人均每年800元，计15400元；共66600元", "66600元", "66600", TIES, "18·800 = 14,400", false=(("prose_product", "14400", "15400"),)),
    Cell("合计：35万+12.5万+8.5万=57万", "57万元", "570000", TIES, "56", false=(("equation", "560000", "570000"),)),
    Cell("每人500元标准配发，85人，45200元", "45200元", "45200", TIES, "42,500", false=(("prose_product", "42500", "45200"),)),
    Cell("人员费用56万元(4500元*10人*12个月)，其他费用4万元，共计60万元", "60万元", "600000", TIES, "the bracket says 54", false=(("equation", "540000", "560000"),)),
]  # fmt: skip

# --- fourth wave: longer cells, as whole projects write them
CONSISTENT_4 = [
    Cell("1、辅导员工资：5人×3600元×12个月=21.6万元；\n2、社会保险：5人×1100元×12个月=6.6万元；\n3、工会经费及福利：5人×2000元=1万元；\n以上合计29.2万元。", "29.2万元", "292000", TIES, "three equations on lines and 以上合计"),
    Cell("一、除四害药品采购：灭鼠药300公斤×28元=8400元，灭蟑药1200盒×6.5元=7800元，小计16200元；二、消杀服务：22个社区×2600元=57200元；三、毒饵站维护：900个×12元=10800元。共计84200元。", "84200元", "84200", TIES, "sub-total, then two equations: 16,200 + 57,200 + 10,800"),
    Cell("全年拟安排经费56.8万元，主要用于以下几个方面：（1）文艺演出12场，每场1.8万元，计21.6万元；（2）图书更新3000册，每册40元，计12万元；（3）文化指导员补贴16人，每人每月1000元，计19.2万元；（4）器材维护4万元。", "56.8万元", "568000", TIES, "total first, three products in prose and one plain item"),
    Cell("由于工作需要，2019年需要聘用第三方公司提供法律服务，服务费18万元（1.5万元/月×12个月）。", "18万元", "180000", TIES, "the bracket explains"),
    Cell("消防安全隐患排查18万元（第三方检查费12万元、整改补助6万元），微型消防站建设32万元（8个站，每站4万元），宣传培训5万元，共计55万元。", "55万元", "550000", TIES, "parts and a product in brackets"),
    Cell("租金标准为4.5元/天/平方米，租赁面积680平方米，年租金111.69万元；物业费标准为12元/月/平方米，年物业费9.792万元；两项合计121.482万元。", "121.482万元", "1214820", TIES, "4.5·680·365 = 1,116,900; 12·680·12 = 97,920"),
    Cell("按照每个社区8万元的标准，对辖区22个社区拨付公益金，共计176万元。", "176万元", "1760000", TIES, "22·8"),
    Cell("公益金标准8万元/年/社区，22个社区合计176万元", "1760000", "1760000", TIES, "price with two units"),
    Cell("本项目预算为120万元，其中2019年3月支付首付款36万元（30%），9月支付进度款60万元（50%），验收后支付尾款24万元（20%）。", "120万元", "1200000", TIES, "36 + 60 + 24 = 120, shares in brackets"),
    Cell("本项目经招标确定中标金额为2,385,600元，按月支付，每月198,800元。", "2385600", "2385600", TIES, "198,800·12; the monthly rate is no item"),
    Cell("人均保费60元，投保人数9800人，保费58.8万元。", "58.8万元", "588000", TIES, "60·9,800"),
    Cell("伙食费：早餐5元、午餐15元，260人，250个工作日，共130万元", "130万元", "1300000", TIES, "(5 + 15)·260·250: no single price is claimed"),
    Cell("节日慰问：春节慰问120户，每户500元；中秋慰问120户，每户300元；共需9.6万元。", "9.6万元", "96000", TIES, "60,000 + 36,000"),
    Cell("困难家庭救助金发放按实际人数据实结算，预计约65万元，最终以实际发放为准，不足部分从救助资金结余中列支。", "65万元", "650000", TIES, "one figure in prose"),
    Cell("（1）路面修补约1200平方米，综合单价85元/平方米，约10.2万元；（2）雨水管线疏通3.5公里，1.2万元/公里，4.2万元；（3）井盖更换60套，每套350元，2.1万元。合计约16.5万元。", "16.5万元", "165000", TIES, "three products in prose with 约"),
    Cell("信访维稳：重点人看护80人次，每人次300元，2.4万元；驻地保障（含食宿）9.6万元；应急处置备用金8万元。", "20万元", "200000", TIES, "three items, one explained"),
    Cell("预计产出成本指标：全年发放补贴48万元", "480000", "480000", TIES, "the printed label repeated"),
    Cell("宣传品制作：环保袋5000个，3元/个；围裙2000条，8元/条；折扇3000把，2元/把。共计3.7万元。", "3.7万元", "37000", TIES, "15,000 + 16,000 + 6,000"),
    Cell("1. 档案整理1.2万件×5.5元/件＝6.6万元\n2. 数字化扫描18万页×0.35元/页＝6.3万元\n3. 档案盒、卷皮等耗材 1.1万元\n总计：14万元", "14万元", "140000", TIES, "万 with 件 and 页"),
    Cell("依据《某市城市管理委员会关于调整保洁作业定额的通知》，一级保洁定额21.5元/平方米·年，作业面积4.2万平方米，需资金90.3万元；二级保洁定额14元/平方米·年，作业面积3.5万平方米，需资金49万元。", "139.3万元", "1393000", TIES, "two products in prose without a total: 90.3 + 49"),
    Cell("预算26万元：设计费3万元；制作费15万元；安装费8万元", "26万元", "260000", TIES, "total before a colon"),
    Cell("工作经费10万元，专项经费20万元。总计为：叁拾万元整", "300000元", "300000", TIES, "total in formal numerals"),
    Cell("2019年计划支出： 劳务费 360,000.00 元； 耗材 45,500.00 元； 合计： 405,500.00 元", "405,500.00", "405500", TIES, "blanks between everything"),
]  # fmt: skip

FALSE_4 = [
    Cell("1、辅导员工资：5人×3600元×12个月=21.6万元；\n2、社会保险：5人×1100元×12个月=6.6万元；\n3、工会经费及福利：5人×2000元=1万元；\n以上合计28.2万元。", "28.2万元", "282000", TIES, "Σ = 29.2", false=(("items", "292000", "282000"),)),
    Cell("全年拟安排经费56.8万元，主要用于以下几个方面：（1）文艺演出12场，每场1.8万元，计21.6万元；（2）图书更新3000册，每册40元，计12万元；（3）文化指导员补贴16人，每人每月1000元，计19.2万元；（4）器材维护4万元。", "58.6万元", "568000", DIFFERS, "swapped digits in the budget"),
    Cell("按照每个社区8万元的标准，对辖区22个社区拨付公益金，共计167万元。", "167万元", "1670000", TIES, "22·8 = 176", false=(("prose_product", "1760000", "1670000"),)),
    Cell("1. 档案整理1.2万件×5.5元/件＝6.6万元\n2. 数字化扫描18万页×0.35元/页＝6.3万元\n3. 档案盒、卷皮等耗材 1.1万元\n总计：15万元", "15万元", "150000", TIES, "Σ = 14", false=(("items", "140000", "150000"),)),
    Cell("预算26万元：设计费3万元；制作费15万元；安装费9万元", "26万元", "260000", TIES, "Σ = 27 is more than the total", false=(("items", "270000", "260000"),)),
    Cell("人均保费60元，投保人数9800人，保费58.8万元。", "85.8万元", "588000", DIFFERS, "swapped digits in the budget"),
    Cell("消防安全隐患排查18万元（第三方检查费12万元、整改补助6万元），微型消防站建设32万元（8个站，每站4万元），宣传培训5万元，共计65万元。", "65万元", "650000", TIES, "Σ = 55", false=(("items", "550000", "650000"),)),
]  # fmt: skip

CELLS = [
    *CONSISTENT, *CONSISTENT_2, *CONSISTENT_3, *CONSISTENT_4, *NOT_CHECKED, *FALSE, *FALSE_2, *FALSE_3, *FALSE_4,
]  # fmt: skip
