"""Lists that are not 1, 2, 3."""

FIRES = {
    "a number twice, one left out": (
        {"quantity": "1、养护绿地8处；2、补植树木60株；2、更换护栏30米；4、巡查12次。"},
        {"severity": "info", "quote": "2、", "start": 19, "says": ["“2、”重复", "“2、”后面是“4、”"]},
    ),
    "one left out": ({"quantity": "1.养护绿地8处\n2.补植60株\n4.巡查12次"}, {"quote": "4.", "says": ["中间缺号"]}),
    "Chinese numerals": ({"quality": "一、养护达标；二、补植达标；四、巡查达标。"}, {"quote": "四、"}),
    "another style": (
        {"goal": "对社区绿地开展养护，用途为：一、日常养护，做到整洁。\n2、补植树木。\n3、更换护栏。\n四、开展巡查。"},
        {"field": "项目绩效目标", "quote": "2、", "says": ["样式不一致"]},
    ),
    "in brackets": ({"remarks": "（1）甲；（2）乙；（2）丙。"}, {"quote": "（2）"}),
    "circles": ({"remarks": "①甲；②乙；④丙。"}, {"quote": "④"}),
    "the inner list": ({"quality": "一、养护：1、修剪；3、浇水。二、补植。"}, {"quote": "3、"}),
    "many": ({"quality": "1、甲；2、乙；2、丙；4、丁；4、戊；6、己"}, {"says": ["等 4 处"]}),
}
SILENT = {
    "one after the other": {"quantity": "1、养护绿地8处；2、补植树木60株；3、巡查12次。"},
    "beyond ten": {"quality": "\n".join(f"{number}、第几项" for number in range(1, 14))},
    "Chinese beyond ten": {
        "quality": "一、甲；二、乙；三、丙；四、丁；五、戊；六、己；七、庚；八、辛；九、壬；十、癸；十一、子；十二、丑。"
    },
    "a list inside another": {"quality": "一、养护：1、修剪；2、浇水。二、补植：1、选苗；2、栽种。三、巡查。"},
    "inner list in the same style": {"quality": "1、养护：1、修剪；2、浇水；2、补植；3、巡查。"},
    "begins again in a new paragraph": {"quality": "养护：\n1.修剪\n2.浇水\n补植：\n1.选苗\n2.栽种"},
    "two signs for one list": {"quality": "1、修剪；2.浇水；3、除草。"},
    "goes on from the cell above": {"quality": "3、修剪；4、浇水。"},
    "a figure that ends a sentence": {"quality": "1.养护绿地8处\n2.补植树木共25.其中新增3株"},
    "dates and amounts": {"schedule": "1.4月签订合同；2.12月底前完成验收，支付1.5万元。"},
    "the number stands where it is no mark": {"quality": "1、修剪和2、浇水；3、除草。"},
    "figures that name things": {"quality": "1组负责修剪\n3组负责浇水\n3组负责巡查"},
    "a first number that was taken for a date": {
        "schedule": "（1）签约：1.4月招标，2.5月签约；（2）养护：1.6月浇水，2.7月修剪，3.12月验收。",
    },
    "the same within a list": {"quality": "1、4月：1、修剪；2、浇水；3、除草；2、补植；3、巡查。"},
    "options of the type": {"project_type": "1.大型会议培训  3.宣传活动类  √4.其他一般类"},
}
