"""ADAPTER. The Excel add-in xltools.xlam: built from macros/ and the button registry, installed, taken away."""
