"""The generator gives the same releases for the same seed, true labels, and the mix that it promises; the table says what was measured."""

from __future__ import annotations

import itertools
import json
import re
from collections import Counter
from pathlib import Path

import pytest

from benchmarks import generate, growth, table
from benchmarks.measure import Figure, Row

NUMBER = 4_000


@pytest.fixture(scope="module")
def composed() -> list[generate.Composed]:
    return list(generate.compose(NUMBER, seed=7))


def written(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(tmp_path: Path) -> None:
    for name, seed in (("one", 3), ("two", 3), ("other", 4)):
        generate.write(300, seed, tmp_path / name)

    assert written(tmp_path / "one") == written(tmp_path / "two")
    assert written(tmp_path / "one") != written(tmp_path / "other")


def test_fewer_releases_are_the_first_of_more() -> None:
    few, more = (itertools.islice(generate.compose(n, seed=1), 50) for n in (50, 500))

    assert list(few) == list(more)


def test_records_and_pages_together_have_one_label_each(tmp_path: Path) -> None:
    generate.write(500, 2, tmp_path)
    labels = [json.loads(line)["url"] for line in (tmp_path / "labels.jsonl").read_text(encoding="utf-8").splitlines()]
    records = [json.loads(line)["url"] for line in (tmp_path / "releases.jsonl").read_text(encoding="utf-8").splitlines()]
    pages = [re.search(r"rel='canonical' href='([^']+)'", page.read_text(encoding="utf-8")) for page in (tmp_path / "pages").iterdir()]

    assert len(labels) == len(set(labels)) == 500
    assert sorted(labels) == sorted([*records, *(found[1] for found in pages if found)])


def test_labels_are_true_of_their_text(composed: list[generate.Composed]) -> None:
    for one in composed:
        text, gold = one.record["text"], one.labels["gold"]
        assert all(partner["name"] in text for partner in gold["partners"])
        assert all(funder["name"] in text for funder in gold["funders"])
        assert all(f"USD {amount['value']:,}" in text for amount in gold["amounts"])
        assert all(f"{group['count']} {group['who']}" in text for group in gold["people"])
        assert one.labels["published"] == one.record["published"]
        if not one.labels["counter_trafficking"]:
            assert not any(gold[name] for name in ("funders", "amounts", "people", "activity_types"))


def test_the_mix_is_the_one_that_is_promised(composed: list[generate.Composed]) -> None:
    languages = Counter(one.record["language"] for one in composed)
    countries = Counter(code for one in composed for code in one.labels["gold"]["countries"])
    about = [one for one in composed if one.labels["counter_trafficking"]]
    ranked = [n for _, n in countries.most_common()]

    assert languages["en"] / NUMBER == pytest.approx(0.70, abs=0.04)
    assert len(about) / NUMBER == pytest.approx(0.90, abs=0.03)
    assert sum("/copy/" in one.record["url"] for one in composed) / NUMBER == pytest.approx(0.05, abs=0.015)
    assert sum(one.is_page for one in composed) / NUMBER == pytest.approx(0.01, abs=0.006)
    assert sum(one.record["published"] is None for one in composed) / NUMBER == pytest.approx(0.20, abs=0.03)
    assert sum(bool(one.labels["gold"]["funders"]) for one in about) / len(about) == pytest.approx(0.55, abs=0.04)
    assert ranked[0] / ranked[9] == pytest.approx(10, rel=0.4), "the tenth country is ten times rarer than the first"


def test_a_copy_has_the_text_of_an_earlier_release_at_another_address(composed: list[generate.Composed]) -> None:
    seen: set[str] = set()
    for one in composed:
        if "/copy/" in one.record["url"]:
            assert one.record["text"] in seen
        seen.add(one.record["text"])


def test_a_figure_is_the_median_with_half_the_range_as_spread() -> None:
    assert (Figure((1.0, 2.0, 4.0)).median, Figure((1.0, 2.0, 4.0)).spread) == (2.0, 0.75)
    assert Figure((3.0,)).spread is None


def test_the_table_puts_each_figure_beside_its_peer_and_says_why_one_is_poor() -> None:
    page = table.page(
        [Row("ETL", "parse", "releases/s", 500, 0.02, "insert, releases/s", 1000, "slow because"), Row("X", "y", "ms", 1, None, "z", 2)], 9
    )

    assert "| ETL | parse | 500 releases/s | ± 2% | insert, releases/s: 1,000 | 0.50 |" in page
    assert "| X | y | 1.00 ms | one run | z: 2.00 | 0.50 |" in page
    assert "- parse: slow because" in page


@pytest.mark.parametrize(("power", "poor"), [(1.0, False), (2.0, True)])
def test_growth_is_a_slope_on_a_logarithmic_scale(tmp_path: Path, power: float, *, poor: bool) -> None:
    (tmp_path / "releases.jsonl").write_text("{}\n")
    sizes = [growth.Size(n, tmp_path, tmp_path, Figure((n / 1e6,)), n**power, n, n, 1.0, n**0.5, n / 1e9) for n in (1_000, 10_000, 100_000)]
    rows = {row.what.split(",")[0]: row for row in growth.rows(sizes)}

    assert rows["full load"].value == pytest.approx(power)
    assert rows["full load"].beside == pytest.approx(1.0)
    assert bool(rows["full load"].note) is poor
