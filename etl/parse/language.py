"""The language of a text, when nobody says it."""

from __future__ import annotations

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

ENOUGH = 40
"""Letters below which a guess is a toss-up."""
SURE = 0.8
READ_AT_MOST = 4_000


def language_of(text: str) -> str:
    """ISO 639-1 code, or "und" for a text that is short or of several languages."""
    if sum(map(str.isalpha, text[:READ_AT_MOST])) < ENOUGH:
        return "und"
    code, probability = _identifier().classify(text[:READ_AT_MOST])
    return str(code) if probability >= SURE else "und"


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    # languages of two letters only: the others are rare in print, and take shares from their neighbours (Moroccan from Standard Arabic)
    identifier.set_languages([code for code in identifier.nb_classes if len(code) == 2])
    return identifier
