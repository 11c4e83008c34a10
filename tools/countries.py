"""Write countries.csv, regions.csv and country_names.csv of data/reference from open data. Run: python -m tools.countries

Codes: ISO 3166-1 (pycountry); M49 codes and sub-regions: country-converter; names and cities in three languages: Unicode CLDR (Babel).
UN names and notes that differ from CLDR stand in un_names.csv; names that mislead in running text, with the reason, in name_exclusions.csv.
"""

from __future__ import annotations

import csv
import json
from importlib.resources import files
from io import StringIO
from pathlib import Path

import pycountry
from babel import Locale
from babel.core import get_global

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = ROOT / "data" / "reference"
LANGUAGES = ("en", "fr", "es")

# M49: sub-region -> (its region, English name); the names are country-converter's, the tree is the UN Statistics Division's.
SUB_REGIONS = {
    "015": ("002", "Northern Africa"),
    "014": ("002", "Eastern Africa"),
    "017": ("002", "Middle Africa"),
    "018": ("002", "Southern Africa"),
    "011": ("002", "Western Africa"),
    "029": ("019", "Caribbean"),
    "013": ("019", "Central America"),
    "005": ("019", "South America"),
    "021": ("019", "Northern America"),
    "143": ("142", "Central Asia"),
    "030": ("142", "Eastern Asia"),
    "035": ("142", "South-eastern Asia"),
    "034": ("142", "Southern Asia"),
    "145": ("142", "Western Asia"),
    "151": ("150", "Eastern Europe"),
    "154": ("150", "Northern Europe"),
    "039": ("150", "Southern Europe"),
    "155": ("150", "Western Europe"),
    "053": ("009", "Australia and New Zealand"),
    "054": ("009", "Melanesia"),
    "057": ("009", "Micronesia"),
    "061": ("009", "Polynesia"),
}
REGIONS = ("002", "019", "142", "150", "009")
REGION_NAMES = {  # where CLDR's name is not the M49 name
    "035": ("South-eastern Asia", "Asie du Sud-Est", "Asia sudoriental"),
    "053": ("Australia and New Zealand", "Australie et Nouvelle-Zélande", "Australia y Nueva Zelandia"),
    "057": ("Micronesia", "Micronésie", "Micronesia"),
}
KOSOVO = ("XKX", "XK", "412", "Southern Europe")  # no ISO code: XKX is the usual user-assigned one, M49 412 for statistical purposes
NO_REGION = {"ATA"}  # M49 puts Antarctica in no region


def _read(name: str) -> list[dict[str, str]]:
    with (REFERENCE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _table(header: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    out = StringIO()
    csv.writer(out, lineterminator="\n").writerows([header, *rows])
    return out.getvalue()


def areas() -> list[tuple[str, str, str, str]]:
    """Countries and areas as (alpha-3, alpha-2, M49 code, sub-region name), by alpha-3."""
    source = files("country_converter").joinpath("country_data.tsv").read_text(encoding="utf-8")
    regions = {row["ISO3"]: row["UNregion"] for row in csv.DictReader(StringIO(source), delimiter="\t")}
    found = [(c.alpha_3, c.alpha_2, c.numeric, regions[c.alpha_3]) for c in pycountry.countries if c.alpha_3 not in NO_REGION]
    return sorted([*found, KOSOVO])


def cldr_names(alpha_2: str) -> list[str]:
    """The territory's name in each of LANGUAGES."""
    return [str(Locale(language).territories[alpha_2]) for language in LANGUAGES]


def countries() -> str:
    """The table of countries and areas."""
    drawn = set()
    for scale in ("110m", "50m"):
        outlines = json.loads((ROOT / "dashboard" / "static" / "un" / f"world_{scale}.json").read_text(encoding="utf-8"))
        drawn |= {shape.get("id") for shape in outlines["objects"]["countries"]["geometries"]}
    un = {row["country"]: row for row in _read("un_names")}
    code_of = {name: code for code, (_, name) in SUB_REGIONS.items()}
    rows = []
    for alpha_3, alpha_2, m49, sub_region in areas():
        code = code_of[sub_region]
        special = un.get(alpha_3)
        names = [special[f"name_{language}"] for language in LANGUAGES] if special else cldr_names(alpha_2)
        note = special["note"] if special else ""
        names = [name.replace("’", "'").replace(" & ", " and ") for name in names]
        rows.append((alpha_3, m49, SUB_REGIONS[code][0], code, *names, note, str(alpha_3 in drawn).lower()))
    return _table(("country", "m49", "region", "sub_region", "name_en", "name_fr", "name_es", "note", "drawn"), rows)


def regions() -> str:
    """The table of M49 regions, then sub-regions."""
    rows = []
    for code, parent in [*((code, "") for code in REGIONS), *((code, parent) for code, (parent, _) in SUB_REGIONS.items())]:
        names = REGION_NAMES.get(code) or tuple(str(Locale(language).territories[code]) for language in LANGUAGES)
        rows.append((code, parent, *names))
    return _table(("region", "parent", "name_en", "name_fr", "name_es"), rows)


def names() -> str:
    """The table of names to find in text: (name, language, country, kind), kind name or city."""
    barred = {row["name"] for row in _read("name_exclusions")}
    rows = set()
    alpha_3_of = {alpha_2: alpha_3 for alpha_3, alpha_2, _, _ in areas()}
    for alpha_2, alpha_3 in alpha_3_of.items():
        for language, name in zip(LANGUAGES, cldr_names(alpha_2), strict=True):
            short = name.partition(" (")[0].partition("[")[0].strip()
            rows |= {(spelling.replace("’", "'"), language, alpha_3, "name") for spelling in (name, short, short.replace("St.", "Saint"))}
    for row in _read("countries"):
        for language in LANGUAGES:
            name = row[f"name_{language}"]
            rows |= {(spelling, language, row["country"], "name") for spelling in (name, name.partition(" (")[0])}
    for zone, alpha_2 in get_global("zone_territories").items():
        for language in LANGUAGES:
            city = Locale(language).time_zones.get(zone, {}).get("city") or zone.rpartition("/")[2].replace("_", " ")
            if alpha_2 in alpha_3_of and "/" in zone and city.replace(" ", "").isalpha():
                rows.add((city, language, alpha_3_of[alpha_2], "city"))
    kept = sorted(row for row in rows if row[0] not in barred and "(" not in row[0] and len(row[0]) > 2)
    by_name = {(name, language): (country, kind) for name, language, country, kind in reversed(kept)}  # "city" loses against "name"
    named = {(name, language): (country, kind) for name, language, country, kind in kept if kind == "name"}
    by_name.update(named)
    return _table(("name", "language", "country", "kind"), sorted((n, g, c, k) for (n, g), (c, k) in by_name.items()))


def main() -> None:
    """Write the three tables; names last, because it reads the first."""
    for name, make in (("countries", countries), ("regions", regions), ("country_names", names)):
        (REFERENCE / f"{name}.csv").write_text(make(), encoding="utf-8")


if __name__ == "__main__":
    main()
