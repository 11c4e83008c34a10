"""The forms that an adjective takes in French and Spanish, by the regular rules: afghan, afghane, afghans, afghanes."""

from __future__ import annotations

_FRENCH_FEMININE = (("ien", "ienne"), ("éen", "éenne"), ("yen", "yenne"), ("on", "onne"), ("er", "ère"), ("if", "ive"), ("eux", "euse"))
_SPANISH_STRESSED = {"és": "es", "án": "an", "ón": "on"}


def forms(word: str, language: str) -> tuple[str, ...]:
    """All forms of `word` (masculine singular), the given one first. A word that ends in * is already whole, and so is English."""
    if word.endswith("*"):
        return (word[:-1],)
    if language == "fr":
        return _french(word)
    return _spanish(word) if language == "es" else (word, f"{word}s") if word[-1] in "ni" else (word,)


def _french(word: str) -> tuple[str, ...]:
    if word.endswith("e"):
        return (word, f"{word}s")
    feminine = next((word[: -len(end)] + new for end, new in _FRENCH_FEMININE if word.endswith(end)), f"{word}e")
    plural = word if word[-1] in "sx" else f"{word}s"
    return tuple(dict.fromkeys((word, feminine, plural, f"{feminine}s")))


def _spanish(word: str) -> tuple[str, ...]:
    if word.endswith("o"):
        return (word, f"{word[:-1]}a", f"{word}s", f"{word[:-1]}as")
    for end, stem in _SPANISH_STRESSED.items():
        if word.endswith(end):
            base = word[: -len(end)] + stem
            return (word, f"{base}a", f"{base}es", f"{base}as")
    if word[-1] in "ae":
        return (word, f"{word}s")
    if word[-1] in "íú":
        return (word, f"{word}es", f"{word}s")
    return (word, f"{word}es", f"{word}a", f"{word}as") if word[-1] == "l" else (word, f"{word}es")
