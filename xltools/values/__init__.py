"""PURE. Numerals, money, quantities, units and arithmetic in Chinese text, with spans into the original."""
