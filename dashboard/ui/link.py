"""A button that copies the address of what the reader sees: page, filters, unit, order, open release, language."""

from __future__ import annotations

import json
from html import escape

import streamlit as st

from dashboard.text.language import N_, _

COPIED = N_("Link copied")
BY_HAND = N_("Copy this link:")

# Browsers give pages served over plain HTTP no clipboard; there the link is shown to be copied by hand. The language is part of what
# is seen, and a link without it opens in the language of the browser that follows it.
_SCRIPT = """
(() => {{
  const button = document.getElementById("copy-link");
  if (!button) return;
  button.onclick = async () => {{
    const link = new URL(location.href);
    if (!link.searchParams.has("lang")) link.searchParams.set("lang", document.documentElement.lang || "en");
    const said = button.textContent;
    try {{
      await navigator.clipboard.writeText(link.href);
    }} catch (refused) {{
      window.prompt({by_hand}, link.href);
      return;
    }}
    button.textContent = {copied};
    setTimeout(() => {{ button.textContent = said; }}, 2000);
  }};
}})()
"""


def copy_link() -> None:
    """Draw the button."""
    script = _SCRIPT.format(by_hand=json.dumps(_(BY_HAND)), copied=json.dumps(_(COPIED)))
    words, title = escape(_("Copy link")), escape(_("Copies a link that opens exactly what you see"), quote=True)
    st.html(
        f'<button id="copy-link" class="quiet-button" type="button" title="{title}" aria-live="polite">{words}</button><script>{script}</script>',
        width="content", unsafe_allow_javascript=True,
    )  # fmt: skip
