"""Counts in goal, quantity and cost: (name, {field: text or [text per block]}, quotes that contradict each other)."""

FIRING = [
    ("computers before and after the number", {"quantity": "购置电脑45台", "cost": "购置54台电脑，共27万元"}, [("45台", "54台")]),
    ("goal against quantity", {"goal": "全年聘用60名保安维持秩序。", "quantity": "招聘58名保安。"}, [("60名", "58名")]),
    ("人 and 名 are one measure", {"goal": "聘用保安60人。", "quantity": "招聘58名保安。"}, [("60人", "58名")]),
    ("bare factor under a label", {"quantity": "招聘73名城管保安，协助环境整治。", "cost": "招聘保安费用：3900元/月*72人*12月=3369600"}, [("73名", "72人")]),
    ("bare factor in words", {"quantity": "聘用协管员25名", "cost": "协管员工资：26人*3200元/月*12个月=99.84万元"}, [("25名", "26人")]),
    ("bare factor of a service", {"quantity": "聘用城管保安30名", "cost": "保安服务费：32人*4000元*12个月=153.6万元"}, [("30名", "32人")]),
    ("where a thing is does not make it another", {"quantity": "更换社区健身器材120件", "cost": "健身器材130件*2000元=26万元"}, [("120件", "130件")]),
    ("the same people, the same action", {"goal": "慰问困难党员80人", "quantity": "慰问困难党员75人"}, [("80人", "75人")]),
    ("area", {"quantity": "绿化养护面积12000平方米", "cost": "绿化养护面积12500㎡*8元=10万元"}, [("12000平方米", "12500㎡")]),
    ("Chinese numeral", {"goal": "设置四个宣传栏", "quantity": "设置宣传栏5个"}, [("四个", "5个")]),
    ("one pair a thing", {"goal": "购置电脑45台", "quantity": "购置电脑54台", "cost": "电脑56台*5000元=28万元"}, [("45台", "54台")]),
    ("full width", {"quantity": "购置打印机１２台", "cost": "打印机１３台，共３万元"}, [("１２台", "１３台")]),
    ("commas in the number", {"quantity": "印制手册12,000份", "cost": "印制手册10000份，共2万元"}, [("12,000份", "10000份")]),
    ("within one block of two", {"quantity": ["购置电脑4台", "印制海报200张"], "cost": ["购置电脑5台，共2.5万元", "海报0.4万元"]}, [("4台", "5台")]),
    ("the same people take part, with and without where", {"goal": "组织450名居民参观安全体验基地。", "quantity": "组织540名居民参观。"}, [("450名", "540名")]),
    ("measure words of things", {"quantity": "配备灭火器460具", "cost": "灭火器480具，100元/具，4.8万元"}, [("460具", "480具")]),
    ("people hired and paid", {"quantity": "聘用特保人员40名", "cost": "特保人员39人*4000元/人/月*12个月=187.2万元"}, [("40名", "39人")]),
]

SILENT = [
    ("the same number", {"goal": "继续聘用特保60人", "quantity": "2019年招聘60名保安。", "cost": "聘用保安经费支出352.8万元。"}),
    ("two homes with their people", {
        "goal": "甲幼儿园39人退休工资和取暖费；乙幼儿园63人退休工资和取暖费。",
        "quantity": "1、甲幼儿园39人退休工资和取暖费；2、乙幼儿园63人退休工资和取暖费。"}),
    ("about", {"quantity": "约7000家单位的登记工作", "cost": "入户费7100家*100元/家=71万元"}),
    ("two items of one kind", {"quantity": "宣传品2000份", "cost": "1.宣传品10元/*2000份；2.宣传品13元/*7000份"}),
    ("same people, another word", {"quantity": "招聘73名城管保安", "cost": "招聘保安费用：3900元/月*73人*12月=3416400"}),
    ("people and square metres", {"goal": "办公用房面积1600平方米*1450元=2320000元。", "quantity": "为机关干部60人的办公用房"}),
    ("narrower thing", {"quantity": "60名社工", "cost": "慰问20名退休社工，共2万元"}),
    ("narrower thing with the modifier in front", {"quantity": "购置电脑45台", "cost": "笔记本电脑12台，共6万元"}),
    ("other action on people", {"goal": "服务党员500人", "quantity": "培训党员60人"}),
    ("of which", {"quantity": "购置电脑45台", "cost": "购置电脑一批，其中电脑20台共10万元"}),
    ("at least", {"goal": "巡逻车不少于10辆", "quantity": "巡逻车12辆"}),
    ("and more", {"quantity": "购置图书3000余册", "cost": "图书3200册，共8万元"}),
    ("range", {"quantity": "组织1-2期党员歌咏比赛", "cost": "党员歌咏比赛2期，共3万元"}),
    ("each", {"quantity": "购置图书3000册", "cost": "每个社区购置图书100册"}),
    ("scope words", {"goal": "协助22个社区开展工作", "quantity": "在5个社区开展试点"}),
    ("a thing with two values in one field", {"quantity": "一期购置电脑20台；二期购置电脑25台", "cost": "电脑45台，共22万元"}),
    ("overlapping things in one field", {"quantity": "台式电脑30台，电脑15台", "cost": "电脑45台，共22万元"}),
    ("bare factor beside another", {"quantity": "招聘保安30名", "cost": "保安费：20人*4000元*12个月+10人*4500元*12个月=150万元"}),
    ("bare factor of another thing", {"quantity": "招聘保安30名", "cost": "培训费：50人*200元=1万元"}),
    ("months and years are no things", {"quantity": "服务12个月，购置电脑45台", "cost": "10个月，电脑45台"}),
    ("document numbers and dates", {"quantity": "按某发〔2018〕15号文购置图书", "cost": "2019年9月，图书若干册"}),
    ("two blocks with their own things", {
        "quantity": ["购置图书2次", "购置图书3次"], "cost": ["购置图书2次，共1万元", "购置图书3次，共2万元"]}),
    ("goal over two blocks", {"goal": "购置电脑9台", "quantity": ["购置电脑4台", "购置电脑5台"], "cost": ["2万元", "2.5万元"]}),
    ("one of something", {"goal": "建设一个平台", "quantity": "两个平台"}),
    ("no noun", {"goal": "共45台", "quantity": "共54台"}),
    ("different nouns", {"quantity": "购置打印机12台", "cost": "电脑13台，共6万元"}),
    ("ordinal", {"goal": "第4次经济普查", "quantity": "经济普查1次"}),
    ("frequency", {"goal": "每月开展演练2次", "quantity": "开展演练24次"}),
    ("in quotation marks", {"goal": "做到“3个不发生”隐患", "quantity": "整治4个不发生隐患"}),
    ("the area of all and the area of one part", {
        "quantity": "整治29处、建筑面积8600平方米", "cost": "封堵15处，52.5万元；改造14处：面积4450平方米×400元=178万元"}),
    ("label of another thing with the same last word", {"quantity": "印制宣传资料500份", "cost": "培训资料费：50份*20元=1000元"}),
    ("people served and people paid under one name", {"quantity": "服务就业困难人员500名", "cost": "就业困难人员50人*200元=1万元"}),
    ("narrower label", {"quantity": "招聘保安30名", "cost": "夜班保安费：12人*4000元*12个月=57.6万元"}),
    ("population served and people paid", {"goal": "服务居民12000人", "cost": "社工费：12人*5000元*12个月=72万元", "quantity": "服务居民12000人"}),
]

READ = [
    # text of the quantity cell -> (quote, number, measure, noun, action)
    ("招聘60名保安。", [("60名", "60", "名", "保安", "招聘")]),
    ("购置电脑45台、打印机12台", [("45台", "45", "台", "电脑", "购置"), ("12台", "12", "台", "打印机", "")]),
    ("3万册图书", [("3万册", "30000", "册", "图书", "")]),
    ("走访260（户）以上", [("260（户）", "260", "户", "", "")]),
    ("组织５个小组", [("５个", "5", "个", "小组", "组织")]),
    ("四所职业康复站", [("四所", "4", "所", "职业康复站", "")]),
    ("举办干部培训班1次", [("1次", "1", "次", "干部培训班", "举办")]),
    ("第四次会议，24小时值班，12个月，A4纸", []),
]
