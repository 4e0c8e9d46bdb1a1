"""PURE. Lists of characters and phrases the rules on wording look for, as data."""
