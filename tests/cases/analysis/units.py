"""Units of products: the text of a cost cell, the product in units, what does not fit, the value it comes to (yuan).

Silent are the shorthands of clerks: a price that names fewer units than there are quantities, a price per counted thing
beside another counted thing. The value is the one that the statement was judged by; "" where nothing was judged.
"""

UNITS = (
    # text, units, price that does not fit -> its unit / the factors in its place, value, why
    ("4人*8000元/月/人*5个月=16万元", "人 × 元/人·月 × 月", "", "160000", "every unit of the price is counted"),
    ("4人*8000元/人·月*5个月=16万元", "人 × 元/人·月 × 月", "", "160000", "another way to write the same price"),
    ("7000家*100元/家=70万元", "家 × 元/家", "", "700000", "one unit"),
    ("1600平方米*82.8元/㎡=132480元", "平方米 × 元/平方米", "", "132480", "spellings of one unit"),
    ("20名*300元/人=6000元", "人 × 元/人", "", "6000", "名 is 人"),
    ("20人天*300元/人/天=6000元", "人天 × 元/人·天", "", "6000", "人天 counts both"),
    ("3900元/月*73人*12月=3416400元", "元/月 × 人 × 月（单价省略了“/人”）", "", "3416400", "persons left out of the price"),
    ("1600平方米*1450元=2320000元", "平方米 × 元（单价省略了“/平方米”）", "", "2320000", "a price without any unit"),
    ("10元/*2000份=20000元", "元 × 份（单价省略了“/份”）", "", "20000", "a slash with nothing behind it"),
    ("20台*300元/次=6000元", "台 × 元/次", "", "6000", "each device once: counted things stand for each other"),
    ("50人*200元/份=10000元", "人 × 元/份", "", "10000", "one gift a person"),
    ("12个月*2000元/次=24000元", "月 × 元/次（单价省略了“/月”）", "", "24000", "once a month"),
    ("500人次*20元/人=10000元", "人次 × 元/人", "", "10000", "人次 are counted like 人"),
    ("20户*100元/家=2000元", "户 × 元/家", "", "2000", "户 and 家"),
    ("3000平方米*12元/平方米/年=36000元", "平方米 × 元/平方米·年", "", "36000", "one year is not written"),
    ("200万元*8%=16万元", "", "", "160000", "a percentage has no unit"),
    ("3*1600*12元/平方米=57600元", "", "", "57600", "bare factors may be anything"),
    ("28417.36×15.28=434217.26元", "", "", "434217.2608", "no units at all"),
    ("5人*3200元/月*1年=19.2万元", "人 × 元/月 × 年（单价省略了“/人”）", "", "192000", "a year is 12 months"),
    ("3人*2000元/月*2季度=3.6万元", "人 × 元/月 × 季度（单价省略了“/人”）", "", "36000", "a quarter is 3 months"),
    ("3000元/月*4个季度*5处=18万元", "元/月 × 季度 × 处（单价省略了“/处”）", "", "180000", "4个季度 are quarters, not things"),
    ("200元/小时*30个小时=6000元", "元/小时 × 小时", "", "6000", "个小时 is 小时"),
    ("12元/平方米/年*3000平方米*6个月=1.8万元", "元/平方米·年 × 平方米 × 月", "", "18000", "half a year"),
    ("2公里*50元/米=10万元", "公里 × 元/米", "", "100000", "a kilometre is 1000 metres"),
    ("3吨*2元/公斤=6000元", "吨 × 元/公斤", "", "6000", "a tonne is 1000 kilograms"),
    ("2公顷*3元/平方米=6万元", "公顷 × 元/平方米", "", "60000", "a hectare is 10,000 square metres"),
    ("5人*3200元/月*1年=20万元", "人 × 元/月 × 年（单价省略了“/人”）", "", "192000", "judged by the 12 months"),
    ("3000元/人/年*20人*6个月=36万元", "元/人·年 × 人 × 月", "3000元/人/年 年 6个月", "360000", "holds only if months count as years"),
    ("50人*30元/平方米=1500元", "人 × 元/平方米", "30元/平方米 平方米 50人", "1500", "persons times a price per area"),
    ("50人*30元/平方米=1600元", "人 × 元/平方米", "30元/平方米 平方米 50人", "1500", "the same, and false"),
    ("1600平方米*20元/人=32000元", "平方米 × 元/人", "20元/人 人 1600平方米", "32000", "an area times a price per person"),
    ("20台*800元/吨=16000元", "台 × 元/吨", "800元/吨 吨 20台", "16000", "devices times a price per weight"),
    ("200元*300元=60000元", "", "200元  300元", "60000", "money times money"),
    ("7.5元/人/天*20人*12月=1800元", "元/人·天 × 人 × 月", "7.5元/人/天 天 12月", "1800", "holds, although a day is no month"),
    ("7.5元/人/天*20人*12月=36000元", "", "", "", "20 days a month may be meant: nothing is proved"),
    ("5亩*3元/平方米=10000元", "", "", "", "666.67 square metres: no exact ratio, nothing is proved"),
    ("5人*3200元/月*4个月，共6.4万元", "人 × 元/月 × 月（单价省略了“/人”）", "", "64000", "the result after a word"),
    ("5人*3200元/月*1年，共19.2万元", "人 × 元/月 × 年（单价省略了“/人”）", "", "192000", "converted before a word, too"),
    ("20亩*3元/平方米，共4万元", "", "", "", "nothing is proved before a word either"),
    ("12人，每人每月3500元，服务期为10个月，费用42万元", "人 × 元/人·月 × 月", "", "420000", "told in words"),
)  # fmt: skip
