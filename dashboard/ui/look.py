"""The look that a theme file cannot say: marks of evidence, quiet text, the phone."""

from __future__ import annotations

import streamlit as st

from dashboard.colours import HUE
from dashboard.ui import image

EVIDENCE = ("country", "partner", "funder", "amount", "people", "activity_type")

_RULES = """
.stMainBlockContainer { padding-top: 1.4rem; padding-bottom: 3rem; max-width: 1500px; }
.stSidebar [data-testid=stSidebarUserContent] { padding-top: .5rem; }
.quiet { opacity: .72; font-size: .86rem; line-height: 1.45; }
.key-sentence { font-size: 1.28rem; line-height: 1.4; font-weight: 500; max-width: 60rem; }
[data-testid=stCaptionContainer], [data-testid=stCaptionContainer] p { color: inherit; opacity: .88; }
.stMultiSelect [data-tag] { background-color: rgba(107,135,165,.28); color: inherit; }
.stMultiSelect [data-tag] :is(span, button) { color: inherit; }
.stAppHeader { background: transparent; }
.stAppHeader, .stAppHeader div { pointer-events: none; }
.stAppHeader button, .stAppHeader a { pointer-events: auto; }
.product { font-weight: 600; font-size: .95rem; letter-spacing: .01em; }
.figures {
  display: grid; grid-template-columns: repeat(auto-fit, minmax(104px, 1fr)); gap: .5rem 1rem;
  border-top: 1px solid rgba(128,128,128,.3); padding-top: .6rem;
}
.figures b { display: block; font-size: 1.5rem; font-weight: 600; line-height: 1.15; font-variant-numeric: tabular-nums; }
.figures span { display: block; font-size: .82rem; opacity: .75; line-height: 1.35; padding: .12rem 0; }
.release-text { max-width: 72ch; font-size: 1.04rem; line-height: 1.72; }
.release-text p { margin: 0 0 1em; }
mark.ev {
  color: inherit; padding: .06em .14em; border-radius: 3px; border-bottom: 2px solid;
  box-decoration-break: clone; -webkit-box-decoration-break: clone;
}
.ev-tag { font-size: .66rem; line-height: 1; vertical-align: .32em; margin-left: .3em; opacity: .82; letter-spacing: .01em; white-space: nowrap; }
.legend { display: flex; flex-wrap: wrap; gap: .3rem .9rem; font-size: .84rem; margin-bottom: .7rem; }
.statements h4 { font-size: .95rem; margin: 1rem 0 .2rem; padding: 0 0 .15rem; border-bottom: 2px solid; }
.statements ul { list-style: none; padding: 0; margin: 0; }
.statements li { padding: .34rem 0; border-bottom: 1px solid rgba(128,128,128,.18); line-height: 1.35; }
.statements small { display: block; opacity: .72; font-size: .78rem; }
.statements a { text-decoration: none; border-bottom: 1px dotted; color: inherit; }
.release-title { font-size: 1.6rem; line-height: 1.25; max-width: 48rem; margin: 0 0 .4rem; }
.page-title { font-size: 1.5rem; margin: 0; }
.stMain .stHeading h3 { font-size: 1.2rem; padding: .9rem 0 .2rem; }
.facts a { overflow-wrap: anywhere; color: inherit; text-underline-offset: 3px; }
.facts { font-size: .9rem; line-height: 1.6; }
.legend label { cursor: pointer; }
.legend input { vertical-align: -.1em; margin: 0 .15em 0 0; accent-color: #3D7DB8; }
mark.ev:has([id^=m-]:target) { outline: 3px solid #B9770E; outline-offset: 2px; }
.release-row { margin-top: -.3rem; }
.release-row p { margin: 0; }
.release-row p.snippet { font-size: .92rem; line-height: 1.5; max-width: 60rem; margin: .15rem 0 .6rem; }
mark.hit { color: inherit; background: transparent; font-weight: 650; border-bottom: 2px solid #B9770E; padding: 0; }
.legend a { color: inherit; text-decoration: none; }
.st-key-pages { border-bottom: 1px solid rgba(128,128,128,.25); padding-bottom: .15rem; }
[class*=st-key-list_] [data-testid=stPageLink] a, .st-key-behind [data-testid=stPageLink] a { padding: 0; }
[class*=st-key-list_] [data-testid=stPageLink] a *, .st-key-siblings button * { white-space: normal; line-height: 1.35; }
.st-key-behind [data-testid=stPageLink] a p { text-decoration: underline; text-underline-offset: 3px; }
.st-key-head > :has(#copy-link) { margin-left: auto; }
.st-key-head { padding-right: 2.2rem; }
.hidden-title { position: absolute; left: -9999px; }
.figures small { display: block; min-height: 2.6em; font-size: .74rem; opacity: .72; line-height: 1.3; font-variant-numeric: tabular-nums; }
.figures small i { display: inline-block; font-style: normal; }
.chart-head { position: relative; padding-right: 1.6rem; }
.chart-head .quiet { margin: 0; }
.how summary {
  position: absolute; right: 0; top: 0; width: 1.3rem; height: 1.3rem; border: 1px solid currentColor; border-radius: 50%; cursor: pointer;
  font-size: .8rem; line-height: 1.2rem; text-align: center; list-style: none; opacity: .72;
}
.how summary::-webkit-details-marker { display: none; }
.how summary:hover, .how summary:focus-visible { opacity: 1; }
.how > div {
  font-size: .86rem; line-height: 1.5; margin: .3rem 0; padding: .5rem .7rem; border-left: 3px solid #6B87A5; background: rgba(128,128,128,.1);
}
.pillar-legend { display: flex; flex-wrap: wrap; gap: .15rem .8rem; font-size: .8rem; }
.pillar-legend i { display: inline-block; width: .72em; height: .72em; margin-right: .35em; }
.st-key-head, .st-key-pages { min-height: 44px; }
.st-key-pages [data-testid=stElementContainer] { height: 38px; }
.stSidebar :is([class*=st-key-choose_], [class*=st-key-date_], .st-key-words) { min-height: 68px; }
.stSidebar .st-key-unit { min-height: 60px; }
.st-key-opening { min-height: 46px; }
.st-key-figures { min-height: 95px; }
.profile-of { margin: 0; }
.compared { font-size: 1.15rem; margin: 0; padding: 0 0 .2rem; border-bottom: 3px solid; }
.quiet-button {
  font: inherit; font-size: .86rem; color: inherit; background: transparent; border: 1px solid rgba(128,128,128,.5); border-radius: .5rem;
  padding: .28rem .7rem; cursor: pointer;
}
.quiet-button:hover { border-color: currentColor; }
.modebar-container, .plotly-notifier { display: none; }
.how > div p { font-size: inherit; margin: 0 0 .3rem; }
.files { display: flex; flex-wrap: wrap; gap: .4rem .9rem; align-items: baseline; margin: .3rem 0 .2rem; font-size: .86rem; }
.files a { color: inherit; text-underline-offset: 3px; }
.files a.quiet-button { text-decoration: none; }
details.use { font-size: .86rem; margin: .1rem 0 .4rem; }
details.use summary { cursor: pointer; }
details.use p { margin: .4rem 0; }
details.use code { user-select: all; overflow-wrap: anywhere; font-size: .8rem; }
details.use a { color: inherit; text-underline-offset: 3px; }
[class*=st-key-chip_] { border: 1px solid rgba(128,128,128,.4); border-radius: .5rem; padding: 0 .3rem 0 0; }
[class*=st-key-chip_] button { min-height: 2rem; border: 0; }
[class*=st-key-turn_] button p, [class*=st-key-chip_] [data-testid=stPageLink] p {
  font-size: .8rem; text-decoration: underline; text-underline-offset: 3px;
}
a.ev-tag { color: inherit; text-decoration: none; }
a.ev-tag:hover { text-decoration: underline; }
.statements li:target { outline: 3px solid #B9770E; outline-offset: 2px; }
.st-key-new_build { border-left: 3px solid #B9770E; background: rgba(185,119,14,.1); padding: .3rem .8rem; }
.st-key-pages [data-testid=stPageLink] a { padding: .15rem .32rem; }
.st-key-pages [data-testid=stPageLink] a p { white-space: nowrap; font-size: .9rem; }
.st-key-place { border-bottom: 1px solid rgba(128,128,128,.25); }
.chart-title { font-size: .96rem; font-weight: 600; margin: 0; line-height: 1.35; }
@media (min-width: 900px) {
  :is(.st-key-chart_map, .st-key-chart_timeline) > :first-child { min-height: 62px; }
  .st-key-chart_map > :nth-child(3) { min-height: 96px; }
  .stHorizontalBlock:has(> :nth-child(3))
  :is(.st-key-chart_countries, .st-key-chart_partners, .st-key-chart_funders, .st-key-chart_types) > :first-child { min-height: 82px; }
  .stHorizontalBlock:has(> :nth-child(3)) [class*=st-key-chart_pillars_] > :first-child { min-height: 104px; }
  .st-key-compared .chart-head { min-height: 5.2rem; }
}
@media (max-width: 640px) {
  .key-sentence { font-size: 1.08rem; }
  .figures { grid-template-columns: repeat(auto-fit, minmax(84px, 1fr)); }
  .figures b { font-size: 1.2rem; }
  .stMainBlockContainer { padding: 3.4rem 1rem 3rem; }
  .st-key-head { padding-right: 0; }
  .st-key-pages { flex-wrap: nowrap; overflow-x: auto; scrollbar-width: none; }
  .st-key-pages { mask-image: linear-gradient(to right, #000 calc(100% - 2.5rem), transparent); padding-right: 2rem; }
  [data-testid=stElementContainer]:has(.stDataFrame) { margin-top: 1.7rem; }
  .st-key-pages > :is(.st-key-page_here, :has(.st-key-page_here)) { order: -1; }
}
"""


# Where a drag selects, Streamlit takes no clicks from Plotly; what Plotly says of a click is passed on as a selection of its marks.
_CLICKS = """
document.addEventListener("pointerdown", (event) => {
  const chart = event.target.closest && event.target.closest(".js-plotly-plot");
  if (!chart || chart.dataset.clicks || chart.layout.dragmode !== "select") return;
  chart.dataset.clicks = "passed on";
  chart.on("plotly_click", (click) => {
    const points = click.points.map(({ x, y, pointIndex, curveNumber, customdata }) => ({ x, y, pointIndex, curveNumber, customdata, data: {} }));
    chart.emit("plotly_selected", { points, selections: [] });
  });
}, true);
"""


# Where Streamlit stacks columns, three columns of a diagram stand too close as well. The server draws, and knows a window by what it says of
# itself when it connects: narrow or not, and nothing else, kept until the browser is closed.
_NARROW = "narrow_window"
_WIDTH = f"""
(() => {{
  const narrow = matchMedia("(max-width: 640px)");
  const say = () => {{ document.cookie = `{_NARROW}=${{Number(narrow.matches)}}; path=/; samesite=strict`; }};
  narrow.addEventListener("change", say);
  say();
}})();
"""


def head() -> str:
    """What the page's head holds of ours, so that nothing moves when the first element comes; colours of marks are those of the charts."""
    off = "".join(
        f".stMain:has(.ev-switch-{field}:not(:checked)) .release-text mark.ev-{field} {{ background: none; border-color: transparent; }}"
        f".stMain:has(.ev-switch-{field}:not(:checked)) .release-text mark.ev-{field} > .ev-tag {{ display: none; }}"
        for field in EVIDENCE
    )
    marks = "".join(
        f"mark.ev-{field} {{ background: color-mix(in srgb, {HUE[field]} 20%, transparent); border-color: {HUE[field]}; }}"
        f".statements h4.ev-{field} {{ border-color: {HUE[field]}; }}"
        for field in EVIDENCE
    )
    # Streamlit's own rules come later and weigh one class each: inside `html`, ours weigh a little more
    return f"<style>html {{{_RULES}{marks}{off}}}</style><script>{_WIDTH}{_CLICKS}{image.SCRIPT}</script>"


def is_phone() -> bool:
    """Whether the window was as narrow as a phone when the page was opened, or the browser says that it is one of a phone."""
    return st.context.cookies.get(_NARROW) == "1" or "Mobi" in st.context.headers.get("User-Agent", "")


def is_dark() -> bool:
    """Whether the reader sees the dark theme; light as long as it is not known."""
    return bool(st.context.theme.type == "dark")
