"""How a marked copy looks, what it remembers, and how it is restored."""
