"""Microsoft Recognizers-Text: recognize_currency, Chinese culture, model built once."""

from decimal import Decimal, InvalidOperation

from protocol import run
from recognizers_number_with_unit import Culture, NumberWithUnitRecognizer

MODEL = NumberWithUnitRecognizer(Culture.Chinese).get_currency_model()


def extract(text, _cost):
    amounts = []
    for one in MODEL.parse(text):
        resolution = one.resolution or {}
        if resolution.get("isoCurrency", "CNY") != "CNY" or not resolution.get("value"):
            continue
        try:
            value = Decimal(resolution["value"])
        except InvalidOperation:
            continue
        amounts.append((one.start, one.end + 1, format(value, "f")))
    return amounts


if __name__ == "__main__":
    run(extract)
