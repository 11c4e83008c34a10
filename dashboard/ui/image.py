"""A chart as an image of its own: PNG or SVG, with its title, selection, number, collection and build, and the note that a map needs, in it.

Plotly's own button makes it, in the reader's browser. Title and notes stand beside the figure on the page, and are put into it for the moment
in which Plotly copies it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from html import escape

from dashboard.text.language import _

FORMATS = ("png", "svg")

SCRIPT = """
document.addEventListener("click", (event) => {
  const asked = event.target.closest && event.target.closest("[data-image]");
  const box = asked && asked.closest("[class*=st-key-chart_]");
  const chart = box && box.querySelector(".js-plotly-plot");
  const button = chart && chart.querySelector(".modebar-btn");
  if (!button) return;
  const said = JSON.parse(asked.dataset.said), kept = chart.layout, full = chart._fullLayout, room = full._size, left = Math.max(room.l, 12);
  const width = Math.max(full.width, 560);
  const lines = (texts, wide) => texts.flatMap((text) => text.split(" ").reduce((found, word) => {
    const last = found[found.length - 1];
    return last && last.length + word.length < (width - 24) / wide ? [...found.slice(0, -1), `${last} ${word}`] : [...found, word];
  }, [])).map((line) => line.replaceAll("&", "&amp;").replaceAll("<", "&lt;"));
  const title = lines([said.title], 8), caption = lines(said.caption, 5.6), top = 26 + 20 * title.length, below = 16 + 16 * caption.length;
  const ink = getComputedStyle(box).color, paper = getComputedStyle(document.querySelector(".stApp")).backgroundColor;
  const text = { showarrow: false, xref: "paper", yref: "paper", x: 0, xanchor: "left", align: "left", xshift: 12 - left };
  const height = full.height + top + below;
  chart.layout = {
    ...kept, width, height, paper_bgcolor: paper,
    margin: { l: left, r: Math.max(room.r, 12), t: room.t + top, b: room.b + below, autoexpand: false },
    annotations: [
      ...(kept.annotations || []),
      { ...text, y: 1, yanchor: "bottom", yshift: room.t + 12, text: `<b>${title.join("<br>")}</b>`, font: { size: 15, color: ink } },
      { ...text, y: 0, yanchor: "top", yshift: -room.b - 6, text: caption.join("<br>"), font: { size: 11, color: ink } },
    ],
  };
  chart._context.toImageButtonOptions = { format: asked.dataset.image, filename: said.file, width, height, scale: 2 };
  button.click();
  chart.layout = kept;
});
"""


def images(title: str, said: Iterable[str], file: str) -> str:
    """Two buttons that save the chart of the box that they stand in, with `said` below it, each a line or more; `file`: its name, no ending."""
    data = escape(json.dumps({"title": title, "caption": list(said), "file": file}, ensure_ascii=False), quote=True)
    buttons = (f'<button type="button" class="quiet-button" data-image="{kind}" data-said="{data}">{kind.upper()}</button>' for kind in FORMATS)
    return f"<p>{escape(_('Save as an image:'))} {' '.join(buttons)}</p>"
