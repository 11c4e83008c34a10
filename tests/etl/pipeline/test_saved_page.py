"""A page as somebody saved it, navigation and all, from the command line to the served build."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.etl.pipeline.conftest import Run, served

PAGE = Path(__file__).parents[2] / "fixtures" / "pages" / "agency_with_navigation.txt"
pytestmark = pytest.mark.usefixtures("few_bundled")


def test_a_saved_page_is_served_with_its_facts_and_without_its_menu_or_contacts(etl: Run) -> None:
    status, out, err = etl("load", PAGE)
    assert (status, out.splitlines()[0], err) == (0, "1 loaded, 0 unchanged, 0 rejected.", "")

    [(release_id, activity_id, title, text, precision, removed)] = served(
        "select release_id, activity_id, title, text, published_precision, contacts_removed from releases where source_id = 'files'"
    )
    assert title == "ASJ Nepal and Bhutan Invite Village Groups to Plan Work Against Human Trafficking"
    assert text.startswith("Nepal - The ASJ offices in Nepal and Bhutan")
    assert text.endswith("The meeting was paid for by the Iceland Safe Borders Programme for South Asia.")
    assert "says ASJ Nepal Field Officer Mira Tamang" in text, "officials quoted in the body stay"
    assert not any(word in text for word in ("OUR STORY", "Join In", "81 member states", "+44", "@", "Pema Lhamo", "please contact"))
    assert (precision, removed) == ("none", 3)

    def values(sql: str) -> list[tuple[object, ...]]:
        return served(sql.format(activity_id=activity_id))

    assert sorted(values("select country from activity_countries where activity_id = '{activity_id}'")) == [("BTN",), ("NPL",)]
    assert values("select name, country, funder from activity_funders where activity_id = '{activity_id}'") == [
        ("Iceland Safe Borders Programme for South Asia", "ISL", "gov-isl")
    ]
    assert values("select partner, count from activity_partners where activity_id = '{activity_id}'") == [("group-ngo", 8)]
    types = {row[0] for row in values("select activity_type from activity_types where activity_id = '{activity_id}'")}
    assert {"coordination", "training"} <= types
    assert served(f"select quote from mentions where release_id = '{release_id}' and field = 'funder'") == [
        ("Iceland Safe Borders Programme for South Asia",)
    ]
