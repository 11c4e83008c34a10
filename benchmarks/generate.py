"""Composes releases with their true labels: `python -m benchmarks.generate --releases N --seed S --out DIR`.

Writes DIR/releases.jsonl, DIR/pages/*.html (releases as pages with navigation) and DIR/labels.jsonl (paired by `url`, not for loading). The same
seed gives the same bytes. Everything is streamed: memory does not grow with N.

What is drawn: English 70 %, French 15 %, Spanish 15 %; countries, partners, funders and activity types by Zipf's law; 5 % copies of an
earlier text at another address; a funder in 55 %, an amount in a third of those, no date in 20 %, only a year or a month in 30 %, no
dateline in a quarter; 1 % HTML pages; 10 % not about trafficking; about 1.2 kB of text.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pycountry
from babel import Locale

PHRASES = tomllib.loads((Path(__file__).parent / "phrases.toml").read_text(encoding="utf-8"))
LANGUAGES = ("en", "fr", "es")
ALPHA_2 = {country.alpha_3: country.alpha_2 for country in pycountry.countries}
NAMES = {language: Locale(language).territories for language in LANGUAGES}
PARTNERS = [" ".join(words) for words in itertools.product(PHRASES["names"]["first"], PHRASES["names"]["second"], PHRASES["names"]["last"])]
OTHER = "Farmers in {country} have received seed and tools after the floods. {partner} delivered them in the villages along the river."


@dataclass(frozen=True, slots=True)
class Composed:
    """One release and what is true of it."""

    record: dict[str, Any]
    labels: dict[str, Any]
    is_page: bool


class Zipf:
    """Draws items so that the k-th is k times rarer than the first."""

    def __init__(self, items: list[Any], exponent: float = 1.0) -> None:
        self.items = items
        self.weights = list(itertools.accumulate(1 / (k**exponent) for k in range(1, len(items) + 1)))

    def draw(self, rng: random.Random) -> Any:
        """One item."""
        return rng.choices(self.items, cum_weights=self.weights)[0]


COUNTRY, FUNDER, PARTNER = Zipf(PHRASES["places"]), Zipf(PHRASES["funders"]), Zipf(PARTNERS, 0.9)
TYPE = Zipf(sorted(PHRASES["en"]["types"]), 0.7)
PUBLISHER = Zipf([f"Agency {i}" for i in range(1, 201)])


def compose(releases: int, seed: int) -> Iterator[Composed]:
    """That many releases, the same ones for the same seed."""
    rng = random.Random(seed)
    before: list[Composed] = []
    for number in range(releases):
        if before and rng.random() < 0.05:
            copied = rng.choice(before)
            url = f"https://example.org/copy/{number}"
            yield Composed({**copied.record, "url": url, "publisher": PUBLISHER.draw(rng)}, {**copied.labels, "url": url}, copied.is_page)
            continue
        one = _release(rng, number)
        before = [*before[-199:], one]
        yield one


def _release(rng: random.Random, number: int) -> Composed:
    language = rng.choices(LANGUAGES, (70, 15, 15))[0]
    code, city = COUNTRY.draw(rng)
    funder = FUNDER.draw(rng)
    country = NAMES[language][ALPHA_2[code]]
    slots = {
        "country": country,
        "city": city,
        "partner": PARTNER.draw(rng),
        "funder": NAMES[language][ALPHA_2[funder]],
        "count": rng.randint(11, 480),
    }
    published = _date(rng)
    slots["date"] = published or "2019"
    about = rng.random() >= 0.1
    labels: dict[str, Any] = {name: [] for name in ("countries", "partners", "funders", "amounts", "people", "activity_types")}
    labels |= {"countries": [code], "partners": [{"name": slots["partner"], "type": "ngo"}]}
    text = _body(rng, PHRASES[language], slots, labels, funder) if about else OTHER.format(**slots)
    title = rng.choice(PHRASES[language]["title"]).format(**slots) if about else f"Seed for {country}"
    url = f"https://example.org/{code.lower()}/{number}"
    record = {"url": url, "publisher": PUBLISHER.draw(rng), "language": language, "published": published, "title": title, "text": text}
    return Composed(record, {"url": url, "counter_trafficking": about, "published": published, "gold": labels}, rng.random() < 0.01)


def _body(rng: random.Random, phrases: dict[str, Any], slots: dict[str, Any], labels: dict[str, Any], funder: str) -> str:
    slots["who"] = rng.choice(phrases["who"])
    lead = rng.choice(phrases["lead"])
    if "{count}" in lead:
        labels["people"] = [{"count": slots["count"], "who": slots["who"]}]
    types = sorted({TYPE.draw(rng) for _ in range(rng.randint(1, 3))})
    labels["activity_types"] = types
    said = [rng.choice(phrases["types"][name]) for name in types]
    if rng.random() < 0.55:
        value = rng.choice((50, 120, 250, 400, 950, 1500)) * 1000
        slots["amount"] = f"USD {value:,}"
        formula = rng.choice(phrases["funding"])
        said.append(formula.format(**slots))
        labels["funders"] = [{"name": slots["funder"], "canonical": NAMES["en"][ALPHA_2[funder]], "country": funder}]
        if "{amount}" in formula:
            labels["amounts"] = [{"value": value, "currency": "USD"}]
    paragraphs = [rng.choice(phrases["dateline"]).format(**slots) + lead.format(**slots), " ".join(said)]
    filler = rng.sample(phrases["filler"], len(phrases["filler"]))
    while filler and sum(map(len, paragraphs)) < 1_050:
        paragraphs.append(" ".join(filler[:2]))
        del filler[:2]
    return "\n\n".join(paragraphs)


def _date(rng: random.Random) -> str | None:
    whole = f"{rng.randint(2002, 2026)}-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}"
    return rng.choices((None, whole[:4], whole[:7], whole), (20, 10, 20, 50))[0]


def as_page(record: dict[str, Any]) -> str:
    """The release as a saved page: menu, cookie bar, text, footer."""
    paragraphs = "".join(f"<p>{p}</p>" for p in record["text"].split("\n\n"))
    menu = "".join(f"<li><a href='/{word.lower()}'>{word}</a></li>" for word in ("Home", "About", "Projects", "News", "Donate", "Contact"))
    meta = f"<meta property='article:published_time' content='{record['published']}'>" if record["published"] else ""
    title, language, url = record["title"], record["language"], record["url"]
    head = f"<title>{title} | Agency</title>{meta}<link rel='canonical' href='{url}'>"
    main = f"<main><article><h1>{title}</h1>{paragraphs}</article></main>"
    before = f"<nav><ul>{menu}</ul></nav><div class='cookie'>We use cookies. Accept all</div>"
    around = f"{before}{main}<footer><p>All rights reserved</p><ul>{menu}</ul></footer>"
    return f"<!doctype html><html lang='{language}'><head>{head}</head><body>{around}</body></html>"


def sources(folder: Path) -> list[Path]:
    """What to load of a folder that `write` has filled: all but the labels, which are no releases."""
    return [folder / "releases.jsonl", folder / "pages"]


def write(releases: int, seed: int, folder: Path) -> None:
    """Compose releases into a folder."""
    (folder / "pages").mkdir(parents=True, exist_ok=True)
    with (
        (folder / "releases.jsonl").open("w", encoding="utf-8") as records,
        (folder / "labels.jsonl").open("w", encoding="utf-8") as labels,
    ):
        for number, one in enumerate(compose(releases, seed)):
            labels.write(json.dumps(one.labels, ensure_ascii=False) + "\n")
            if one.is_page:
                (folder / "pages" / f"{number:07d}.html").write_text(as_page(one.record), encoding="utf-8")
            else:
                records.write(json.dumps(one.record, ensure_ascii=False) + "\n")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--releases", type=int, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    chosen = parser.parse_args()
    write(chosen.releases, chosen.seed, chosen.out)


if __name__ == "__main__":
    main()
