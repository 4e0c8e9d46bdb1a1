"""Relations that do not hold, and the single changes that would close them, best first.

A term is (text, yuan) or, with factors, (text, [(text, value, kind), ...]). Figures are written as in the forms.
"""

from dataclasses import dataclass
from decimal import Decimal

Part = tuple[str, str]
Product = tuple[str, list[tuple[str, str, str]]]


@dataclass(frozen=True)
class Case:
    name: str
    terms: list[Part | Product]
    stated: Part
    count: int
    best: list[tuple[str, str, str]]
    kind: str = "items"
    tolerance: str = "0.5"
    also_equal: str | None = None
    signs: tuple[int, ...] = ()

    @property
    def limit(self) -> Decimal:
        return Decimal(self.tolerance)


def month_product(months: str, value: str, price: str = "4400元", people: str = "160人") -> Product:
    digits = {"4400元": "4400", "160人": "160"}
    return (f"{people}*{price}*{months}", [
        (people, digits[people], "count"), (price, digits[price], "price"), (months, value, "period"),
    ])  # fmt: skip


CASES = [
    # --- the worked examples of rules.md section 1
    Case("last item not in the budget", [
            ("50个*200元/个", [("50个", "50", "count"), ("200元/个", "200", "price")]),
            ("10元/*2000份", [("10元", "10", "price"), ("2000份", "2000", "count")]),
            ("13元/*7000份", [("13元", "13", "price"), ("7000份", "7000", "count")]),
            ("70万元", "700000"), ("28万元", "280000"), ("22万元", "220000"), ("5万4千元", "54000")],
        ("132.1万元", "1321000"), 1, [("item_left_out", "5万4千元", "")], kind="budget", tolerance="500"),
    Case("one product explained by 13 months", [month_product("15个月", "15")], ("915.2万元", "9152000"), 1,
        [("period_changed", "15个月", "13个月")], kind="prose_product", tolerance="500"),
    Case("two items that no single change explains", [("915.2万元", "9152000"), ("60万元", "600000")],
        ("854.8万元", "8548000"), 0, [], tolerance="500", also_equal="8548000"),
    Case("three digit changes, the total is held by the budget", [
            ("269500元", "269500"), ("176800元", "176800"), ("20000元", "20000"), ("206000元", "206000"),
            ("1753300元", "1753300"), ("426000元", "426000"), ("67200元", "67200")],
        ("2718800元", "2718800"), 2,
        [("digit_changed", "1753300元", "1553300元"), ("digit_changed", "426000元", "226000元")], also_equal="2718800"),
    Case("the same without a budget to hold the total", [
            ("269500元", "269500"), ("176800元", "176800"), ("20000元", "20000"), ("206000元", "206000"),
            ("1753300元", "1753300"), ("426000元", "426000"), ("67200元", "67200")],
        ("2718800元", "2718800"), 3,
        [("digit_changed", "1753300元", "1553300元"), ("digit_changed", "426000元", "226000元"),
         ("total_changed", "2718800元", "2918800元")]),
    Case("two blocks against a budget", [("390.973万元", "3909730"), ("35.13万元", "351300")],
        ("3512730元", "3512730"), 0, [], kind="budget", tolerance="5"),
    Case("eight items agree with their total, not with the budget", [
            ("150000元", "150000"), ("40000元", "40000"), ("5000元", "5000"), ("1500000元", "1500000"),
            ("492000元", "492000"), ("340000元", "340000"), ("700000元", "700000"), ("20000元", "20000")],
        ("3282000元", "3282000"), 0, [], kind="budget", also_equal="3247000"),
    Case("missing 万 in the middle of a list", [("122万元", "1220000"), ("38.6元", "38.6"), ("280万元", "2800000")],
        ("440.6万元", "4406000"), 1, [("missing_wan", "38.6元", "38.6万元")], kind="budget", tolerance="500"),
    Case("decimal point of one item", [("36.2万元", "362000"), ("185万元", "1850000"), ("24万元", "240000")],
        ("78.7万元", "787000"), 1, [("decimal_shift", "185万元", "18.5万元")], tolerance="500"),
    # --- units
    Case("extra 万 on an item", [("12.5万元", "125000"), ("3800万元", "38000000")], ("128800元", "128800"), 1,
        [("extra_wan", "3800万元", "3800元")]),
    Case("extra 万 where 元 is left out", [("12.5万", "125000"), ("3800万", "38000000")], ("128800元", "128800"), 1,
        [("extra_wan", "3800万", "3800元")]),
    Case("missing 万 on the stated total, which is rounded", [("86123元", "86123"), ("12万元", "120000")],
        ("20.6元", "20.6"), 1, [("missing_wan", "20.6元", "20.6万元")], tolerance="0.05"),
    Case("missing 万 on a bare figure", [("25", "25"), ("180000元", "180000")], ("430000元", "430000"), 1,
        [("missing_wan", "25", "25万")]),
    Case("figures of a column in 万元, one of them in 元", [("12.50", "125000"), ("8600", "86000000")],
        ("133600元", "133600"), 1, [("extra_wan", "8600", "8600元")]),
    Case("extra 万 on the total, its tolerance shrinks", [("6200元", "6200"), ("2400元", "2400")],
        ("8600万元", "86000000"), 1, [("extra_wan", "8600万元", "8600元")], tolerance="5000"),
    Case("price in 元 that means 万元", [
            ("12人*1.5元/人", [("12人", "12", "count"), ("1.5元/人", "1.5", "price")])],
        ("18万元", "180000"), 2,
        [("missing_wan", "1.5元/人", "1.5万元/人"), ("extra_wan", "18万元", "18元")], kind="equation", tolerance="0.01"),
    Case("nobody pays 万 of 万 for one: the result has the 万 too many", [
            ("104个*4800元/个", [("104个", "104", "count"), ("4800元/个", "4800", "price")])],
        ("499200万元", "4992000000"), 2,
        [("extra_wan", "499200万元", "499200元"), ("missing_wan", "4800元/个", "4800万元/个")], kind="equation", tolerance="5000"),
    # --- digits
    Case("digit keeps grouping commas", [("1,250,000元", "1250000"), ("340,000元", "340000")],
        ("1,390,000元", "1390000"), 2,
        [("digit_changed", "1,250,000元", "1,050,000元"), ("digit_changed", "340,000元", "140,000元")],
        also_equal="1390000"),
    Case("full-width digits stay full width", [("１２０００元", "12000"), ("8000元", "8000")],
        ("23000元", "23000"), 1, [("digit_changed", "１２０００元", "１５０００元")], also_equal="23000"),
    Case("swap across the decimal point", [("50万元", "500000"), ("36.4万元", "364000")], ("84.6万元", "846000"), 2,
        [("digits_swapped", "36.4万元", "34.6万元"), ("total_changed", "84.6万元", "86.4万元")], tolerance="500"),
    Case("the total that equals the budget when its digits are swapped comes alone", [
            ("50万元", "500000"), ("36.4万元", "364000")],
        ("84.6万元", "846000"), 1, [("total_changed", "84.6万元", "86.4万元")], tolerance="500", also_equal="864000"),
    Case("no leading zero", [("50000元", "50000"), ("7000元", "7000")], ("7000.4元", "7000.4"), 1,
        [("item_left_out", "50000元", "")]),
    Case("Chinese numeral", [("五万四千元", "54000"), ("壹拾叁万元整", "130000")], ("194000元", "194000"), 2,
        [("digit_changed", "五万四千元", "六万四千元"), ("digit_changed", "壹拾叁万元整", "壹拾肆万元整")], also_equal="194000"),
    Case("mixed numeral", [("5万4千元", "54000"), ("2万元", "20000")], ("77000元", "77000"), 1,
        [("digit_changed", "5万4千元", "5万7千元")], also_equal="77000"),
    Case("a change to the 分 displaces those within the tolerance", [("6万元", "60000"), ("4.5万元", "45000"), ("2万元", "20000")],
        ("8万元", "80000"), 1, [("item_left_out", "4.5万元", "")], kind="budget", tolerance="5000"),
    Case("within the tolerance if nothing closes to the 分", [("213456元", "213456"), ("354321元", "354321")],
        ("47.8万元", "478000"), 1, [("digits_swapped", "213456元", "123456元")], tolerance="500"),
    Case("a coarse total lets several digits pass", [("3455600元", "3455600")], ("345万", "3450000"), 7,
        [("digit_changed", "3455600元", "3450600元"), ("digit_changed", "3455600元", "3451600元")], tolerance="5000", also_equal="3450000"),
    # --- items
    Case("item counted twice", [("30万元", "300000"), ("18.6万元", "186000"), ("7万元", "70000")],
        ("62.6万元", "626000"), 2,
        [("item_counted_twice", "7万元", ""), ("digit_changed", "30万元", "37万元")], tolerance="500", also_equal="626000"),
    Case("two equal items are two places", [("30万元", "300000"), ("7.5万元", "75000"), ("7.5万元", "75000")],
        ("37.5万元", "375000"), 2, [("item_left_out", "7.5万元", ""), ("item_left_out", "7.5万元", "")],
        tolerance="500", also_equal="375000"),
    Case("a deduction that was not made", [("318640.6元", "318640.6"), ("27500元", "27500"), ("18360元", "18360")],
        ("346140.6元", "346140.6"), 1, [("item_left_out", "18360元", "")], signs=(1, 1, -1),
        tolerance="0.05", kind="equation", also_equal="327780.6"),
    Case("the item that is left out is not shrunk as well", [("900000元", "900000"), ("412元", "412"), ("30000元", "30000")],
        ("90万", "900000"), 1, [("item_left_out", "30000元", "")], tolerance="5000", also_equal="900000"),
    # --- factors
    Case("any month count", [("3人*5000元*9个月", [
            ("3人", "3", "count"), ("5000元", "5000", "price"), ("9个月", "9", "period")])],
        ("18万元", "180000"), 2, [("period_changed", "9个月", "12个月"), ("factor_changed", "3人", "4人")],
        kind="equation"),
    Case("Chinese month count", [("3人*5000元*十个月", [
            ("3人", "3", "count"), ("5000元", "5000", "price"), ("十个月", "10", "period")])],
        ("18万元", "180000"), 3,
        [("period_changed", "十个月", "十二个月"), ("total_changed", "18万元", "15万元"),
         ("factor_changed", "5000元", "6000元")], kind="equation"),
    Case("days go further than months", [("20人*50元*250天", [
            ("20人", "20", "count"), ("50元/天", "50", "price"), ("250天", "250", "period")])],
        ("200000元", "200000"), 4,
        [("period_changed", "250天", "200天"), ("total_changed", "200000元", "250000元"),
         ("factor_changed", "20人", "16人")],
        kind="equation"),
    Case("digit of a count", [("7100家*40元/家", [("7100家", "7100", "count"), ("40元/家", "40", "price")])],
        ("28万元", "280000"), 1, [("factor_changed", "7100家", "7000家")], kind="equation"),
    Case("a small count may be any up to 24", [("9场*3500元", [("9场", "9", "count"), ("3500元", "3500", "price")])],
        ("38500元", "38500"), 2,
        [("total_changed", "38500元", "31500元"), ("factor_changed", "9场", "11场")], kind="equation"),
    Case("zero lost in a count", [("700家*100元/家", [("700家", "700", "count"), ("100元/家", "100", "price")])],
        ("70万元", "700000"), 3,
        [("decimal_shift", "700家", "7000家"), ("decimal_shift", "100元/家", "1000元/家"),
         ("decimal_shift", "70万元", "7万元")], kind="equation"),
    Case("percentage", [("86000元*50%", [("86000元", "86000", "price"), ("50%", "0.5", "percent")])],
        ("25800元", "25800"), 1, [("factor_changed", "50%", "30%")], kind="equation"),
    Case("half a period is not edited", [("3人*5000元*半年", [
            ("3人", "3", "count"), ("5000元", "5000", "price"), ("半年", "6", "period")])],
        ("18万元", "180000"), 1, [("factor_changed", "3人", "6人")], kind="equation"),
    Case("a year and a half is not edited", [("2人*40000元*1.5年", [
            ("2人", "2", "count"), ("40000元", "40000", "price"), ("1.5年", "1.5", "period")])],
        ("18万元", "180000"), 3, [("total_changed", "18万元", "12万元"), ("factor_changed", "2人", "3人"),
         ("factor_changed", "40000元", "60000元")], kind="equation"),
    Case("a product with a zero has nothing to change", [("0人*300元", [("0人", "0", "count"), ("300元", "300", "price")]),
            ("5000元", "5000")], ("6000元", "6000"), 2,
        [("digit_changed", "5000元", "6000元"), ("total_changed", "6000元", "5000元")]),
    Case("a total that is one word without a digit", [("4万元", "40000"), ("5万元", "50000")], ("十万元", "100000"), 2,
        [("digit_changed", "4万元", "5万元"), ("digit_changed", "5万元", "6万元")], tolerance="5000"),
    # --- nothing to find
    Case("holds within the tolerance", [("30万元", "300000"), ("5.55万元", "55500")], ("35.5万元", "355000"), 0, [],
        tolerance="500"),
    Case("nothing fits", [("11111元", "11111"), ("22222元", "22222")], ("98765元", "98765"), 0, []),
    Case("a text without the figure is left alone", [("若干", "5000"), ("6000元", "6000")], ("9000元", "9000"), 1,
        [("digit_changed", "6000元", "4000元")]),
]  # fmt: skip
