"""What stands where there is no page: said in words, with the ways on. Streamlit's client would stay blank, or say it in English alone."""

from __future__ import annotations

from html import escape

from dashboard.text import formats, sentences, strings
from dashboard.text.language import SOURCE, _
from dashboard.ui.paths import MENU, PATHS

_LONGEST = 80
_LOOK = """
:root { color-scheme: light dark; --ink: #1d2733; --paper: #fcfcfb; --link: #2a5d9c; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e8ec; --paper: #14181d; --link: #8ab6ea; } }
body { margin: 0 auto; max-width: 48rem; padding: 2rem 1.25rem; background: var(--paper); color: var(--ink); font: 1rem/1.55 system-ui, sans-serif; }
h1 { font-size: 1.5rem; } a { color: var(--link); } code { overflow-wrap: anywhere; } li { margin: .3rem 0; } .product { font-weight: 600; }
"""


def nowhere(path: str, lang: str) -> str:
    """The whole page, in the reader's language (`lang` is in use); `path`: the one that leads nowhere."""
    heading = _("There is no page at this address")
    said = _("{path} leads to none of the pages below: the link may be cut or mistyped.")
    asked = "" if lang == SOURCE else f"?lang={lang}"
    first, *others = (f'<a href="/{PATHS[page]}{asked}">{escape(strings.PAGE[page])}</a>' for page in MENU)
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(sentences.page_title(heading))}</title><style>{_LOOK}</style></head>"
        f'<body><main><p class="product">{escape(_(strings.PRODUCT))}</p><h1>{escape(heading)}</h1>'
        f"<p>{escape(said).format(path=f'<code>{escape(formats.shorten(path, _LONGEST))}</code>')}</p>"
        f"<p>{first}</p><ul>{''.join(f'<li>{other}</li>' for other in others)}</ul></main></body></html>"
    )
