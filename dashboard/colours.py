"""One hue for each kind of thing, on every page, in charts, chips, evidence marks and printed briefs alike.

From Paul Tol's colour-blind-safe families, taken to tones that reach 3:1 against near-white and near-black; never red against green.
"""

from __future__ import annotations

HUE = {
    "country": "#3D7DB8",
    "region": "#3D7DB8",
    "partner": "#2A9187",
    "funder": "#B9770E",
    "type": "#8B6BBE",
    "activity_type": "#8B6BBE",
    "date": "#6B87A5",
    "publisher": "#6B87A5",
    "amount": "#4D8F3C",
    "people": "#C2607F",
    "none": "#878C94",
}
