"""PURE. The nouns every other layer speaks of; see the glossary in CONTRIBUTING.md."""
