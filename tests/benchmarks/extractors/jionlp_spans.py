"""JioNLP: extract_money alone, without values; only its time and its spans count."""

import jionlp_money
from protocol import run

jionlp_money.VALUES = False

if __name__ == "__main__":
    run(jionlp_money.extract)
