"""load, remove, rollback, status: what they leave in the store, and what they say."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from etl import sources
from etl.archive import Archive
from etl.load import search
from etl.lock import writing
from etl.pipeline import building, documents
from etl.settings import store_folder
from etl.store import Store
from tests.etl.pipeline.conftest import Run, served

pytestmark = pytest.mark.usefixtures("few_bundled")
PAGE = """Quito course

Quito - Forty prosecutors from Ecuador took part in a course on trafficking in persons. The Government of Canada paid for it.
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(PAGE)
    return path


def contents() -> tuple[str, int]:
    store = Store(store_folder())
    manifest = store.current_manifest()
    assert manifest
    return manifest["content_hash"], manifest["counts"]["release"]


def test_the_bundled_records_are_in_every_build_whichever_command_came_first(
    etl: Run, page: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    etl("build")
    status, out, _ = etl("load", page)
    after = contents()
    assert (status, out.splitlines()[0]) == (0, "1 loaded, 0 unchanged, 0 rejected.")

    monkeypatch.setenv("CTDASH_STORE", str(tmp_path / "other"))
    etl("load", page)
    assert contents() == after
    assert after[1] == 4


def test_the_search_index_is_published_with_its_build(etl: Run, page: Path) -> None:
    etl("load", page)
    store = Store(store_folder())
    manifest = store.current_manifest()
    assert manifest
    assert manifest["search"]["releases"] == manifest["counts"]["release"] == 4
    assert (store.builds / manifest["build_id"] / manifest["search"]["folder"] / "meta.json").is_file()


def test_a_build_whose_texts_cannot_be_indexed_is_not_published(etl: Run, page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    etl("build")
    served_before = Store(store_folder()).current()

    def fail(database: Path, folder: Path) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(search, "_write", fail)
    status, _, said = etl("load", page)
    assert status == 1
    assert "no space left" in said
    assert "The build before is still served" in " ".join(said.split())
    assert Store(store_folder()).current() == served_before


def test_a_second_load_of_the_same_changes_nothing(etl: Run, page: Path) -> None:
    etl("load", page)
    build_id = Store(store_folder()).current()
    status, out, _ = etl("load", page)

    assert status == 0
    assert out.splitlines()[0] == "0 loaded, 1 unchanged, 0 rejected."
    assert Store(store_folder()).current() == build_id


def test_a_table_that_is_in_the_archive_whole_is_not_read_again(etl: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = tmp_path / "export" / "two.jsonl"
    table.parent.mkdir()
    table.write_text("".join(json.dumps({"text": f"Lima - Text number {n} on human trafficking in Peru."}) + "\n" for n in (1, 2)))
    etl("load", table)
    build_id = Store(store_folder()).current()
    with monkeypatch.context() as patched:
        patched.setitem(sources.READERS, ".jsonl", lambda *_: pytest.fail("it was read again"))
        _, out, _ = etl("load", table.parent)
    assert out.splitlines()[0] == "0 loaded, 2 unchanged, 0 rejected."
    assert Store(store_folder()).current() == build_id

    with table.open("a") as file:
        file.write(json.dumps({"text": "Lima - A third text on human trafficking in Peru."}) + "\n")
    _, out, _ = etl("load", table)
    assert out.splitlines()[0] == "1 loaded, 2 unchanged, 0 rejected."


def test_a_table_with_something_taken_out_or_rejected_is_read_again(etl: Run, tmp_path: Path) -> None:
    table = tmp_path / "one.jsonl"
    table.write_text(json.dumps({"url": "https://example.org/o", "text": "Lima - A text on human trafficking in Peru."}) + "\n")
    etl("load", table)
    etl("remove", "https://example.org/o")
    _, out, _ = etl("load", table)
    assert out.splitlines()[0] == "1 loaded, 0 unchanged, 0 rejected."

    table.write_text(table.read_text() + "not json\n")
    for _ in range(2):
        _, out, _ = etl("load", table)
        assert out.splitlines()[0] == "0 loaded, 1 unchanged, 1 rejected."


def write_list(path: Path, *texts: str) -> Path:
    rows = [{"url": "http://example.org/list", "text": f"{text} - A text on human trafficking in Peru."} for text in texts]
    path.write_text("".join(json.dumps(row) + "\n" for row in (*rows, {"text": f"{texts[0]} - Another one."})))
    return path


def test_records_of_one_load_with_one_address_are_told_but_for_the_last(etl: Run, tmp_path: Path) -> None:
    status, out, err = etl("load", write_list(tmp_path / "list.jsonl", "Lima", "Cusco", "Puno"))

    assert (status, out.splitlines()[0]) == (0, "2 loaded, 0 unchanged, 2 rejected.")
    assert [line.split(" of the")[0] for line in err.splitlines()] == [f"list.jsonl:{n}: The record at list.jsonl:3" for n in (1, 2)]
    assert served("select text from releases where url like '%list'") == [("Puno - A text on human trafficking in Peru.",)]
    told = served("select locator, advice <> '' from issues where level = 'rejected' order by all")
    assert told == [("list.jsonl:1", True), ("list.jsonl:2", True)]

    _, out, err = etl("load", write_list(tmp_path / "list.jsonl", "Ica", "Tacna"))
    assert out.splitlines()[0] == "2 loaded, 0 unchanged, 1 rejected."
    assert err.startswith("list.jsonl:1: The record at list.jsonl:2 of the same load has the same address")
    assert len(served("select * from issues where level = 'rejected'")) == 3
    etl("build")
    assert len(served("select * from issues where level = 'rejected'")) == 3


def test_a_newer_version_of_a_release_is_no_issue(etl: Run, tmp_path: Path) -> None:
    for place in ("Lima", "Cusco"):
        _, out, err = etl("load", write_list(tmp_path / "list.jsonl", place))
        assert (out.splitlines()[0], err) == ("2 loaded, 0 unchanged, 0 rejected.", "")
    assert served("select count(*) from issues where level = 'rejected'") == [(0,)]


def test_unchanged_documents_are_carried_over_and_not_read_again(etl: Run, page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    etl("build")
    read: list[int] = []
    real = building.reading.read_part
    monkeypatch.setattr(building.reading, "read_part", lambda part, *words: read.append(len(part.places)) or real(part, *words))
    etl("load", page)
    carried = contents()
    assert read == [1]

    etl("build")
    assert contents() == carried
    monkeypatch.setattr(building, "_readable_build_before", lambda store: None)
    etl("build")
    assert contents() == carried, "carried over or read again: the same build"


def test_what_no_release_is_shown_of_is_not_read_again_and_is_there_when_it_is_wanted(
    etl: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "table.jsonl"

    def load(*texts: str) -> str:
        rows = [{"url": f"https://example.org/{n}", "text": text} for n, text in enumerate(texts)]
        table.write_text("".join(json.dumps(row) + "\n" for row in rows))
        return etl("load", table)[1].splitlines()[1].split()[1]

    def issues() -> list[tuple[object, ...]]:
        return served("select issue_id, batch_id, level, stage, release_id from issue order by all")

    load(*(f"Lima - {n} officers of the Lima Shelter Group met on human trafficking in Peru." for n in (20, 30, 40)), "12345")
    older = contents()
    batch_id = load(*(f"Lima - {n} officers of the Lima Shelter Group met on human trafficking in Peru again." for n in (20, 30)), "- - -")
    newer = contents(), issues()
    for _ in range(2):
        assert etl("build")[1].splitlines()[0] == "0 loaded, 10 unchanged, 2 rejected."
        assert (contents(), issues()) == newer
    with monkeypatch.context() as patched:
        patched.setattr(building, "_readable_build_before", lambda store: None)
        etl("build")
        assert (contents(), issues()) == newer, "carried over or read again: the same build"

    etl("remove", batch_id)
    assert contents() == older


def test_a_warning_of_a_bundled_text_that_a_load_replaces_stays_its_own(etl: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "bundled"
    folder.mkdir()
    row = {"url": "https://example.org/b", "title": "Course", "published": "someday", "text": "Lima - Ten officers met on human trafficking in Peru."}
    (folder / "few.jsonl").write_text(json.dumps(row) + "\n")
    for module in (building, documents):
        real = module.data_folder
        monkeypatch.setattr(module, "data_folder", lambda name, real=real: folder if name == "releases" else real(name))
    newer = tmp_path / "newer.jsonl"
    newer.write_text(json.dumps(row | {"published": "2020", "text": "Lima - Twenty officers met on human trafficking in Peru."}) + "\n")
    etl("load", newer)
    told = served("select batch_id, level, locator from issue")
    assert [batch_id for batch_id, _, _ in told] == ["bundled"]

    for _ in range(2):
        etl("build")
        assert served("select batch_id, level, locator from issue") == told


def test_remove_takes_a_batch_out_and_rollback_serves_the_build_before(etl: Run, page: Path) -> None:
    etl("build")
    before = contents()
    _, out, _ = etl("load", page)
    batch_id = out.splitlines()[1].split()[1]
    with_page = Store(store_folder()).current()

    status, out, _ = etl("remove", batch_id)
    assert (status, out.split(".")[0]) == (0, "1 taken out")
    assert contents() == before
    status, out, _ = etl("rollback")
    assert (status, Store(store_folder()).current()) == (0, with_page)
    assert f"Build {with_page} is served." in out
    status, _, _ = etl("load", page)
    assert (status, contents()[1]) == (0, 4), "a removed batch can be loaded again"


def test_remove_takes_a_release_out_by_its_address_bundled_ones_too(etl: Run, tmp_path: Path) -> None:
    (tmp_path / "one.jsonl").write_text(
        json.dumps({"url": "https://example.org/b1", "text": "Lima - A newer text on human trafficking in Peru."}) + "\n"
    )
    etl("load", tmp_path / "one.jsonl")
    assert served("select text from releases where url = 'https://example.org/b1'") == [("Lima - A newer text on human trafficking in Peru.",)]
    status, out, _ = etl("remove", "https://example.org/b1")

    assert (status, out.split(".")[0]) == (0, "2 taken out"), "the newer document and the bundled one with its address"
    assert served("select count(*) from releases where url = 'https://example.org/b1'") == [(0,)]
    etl("build")
    assert served("select count(*) from releases") == [(2,)]
    assert etl("load", tmp_path / "one.jsonl")[0] == 0
    assert served("select count(*) from releases") == [(3,)], "what a person loads again is back"


def test_an_older_version_of_a_removed_release_does_not_come_back(etl: Run, tmp_path: Path) -> None:
    page = (
        "<html><head><title>Quito</title><link rel='canonical' href='https://example.org/q'></head><body><article><p>{}</p></article></body></html>"
    )
    for number, text in enumerate(("Quito - An older text on human trafficking in Ecuador. " * 3, "Quito - A newer text on human trafficking. " * 3)):
        (tmp_path / f"{number}.html").write_text(page.format(text))
        (tmp_path / f"{number}.jsonl").write_text(json.dumps({"url": f"http{'s' * number}://www.example.org/r", "text": text}) + "\n")
        etl("load", tmp_path / f"{number}.html", tmp_path / f"{number}.jsonl")
    for address in ("https://example.org/q", "https://www.example.org/r"):
        status, out, _ = etl("remove", address)
        assert (status, out.split(".")[0]) == (0, "2 taken out")
    assert served("select count(*) from releases where text like 'Quito%'") == [(0,)]


def no_build(store: Store, build_id: str) -> None:
    shutil.rmtree(store.builds / build_id)


def rubbish_pointer(store: Store, build_id: str) -> None:
    store.pointer.write_bytes(b"\xff\xfe\0")


def half_a_manifest(store: Store, build_id: str) -> None:
    (store.builds / build_id / "manifest.json").write_text('{"build')


def another_manifest(store: Store, build_id: str) -> None:
    (store.builds / build_id / "manifest.json").write_text("[]")


def no_database(store: Store, build_id: str) -> None:
    store.database(build_id).unlink()


def rubbish_database(store: Store, build_id: str) -> None:
    store.database(build_id).write_bytes(b"no database")


DAMAGES = (no_build, rubbish_pointer, half_a_manifest, another_manifest, no_database, rubbish_database)


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_build_is_one_line_everywhere_and_build_makes_a_new_one(etl: Run, page: Path, damage: Callable[[Store, str], None]) -> None:
    store = Store(store_folder())
    etl("load", page)
    before = str(store.current())
    damage(store, before)

    status, _, said = etl("status")
    assert (status, said.count("\n"), "python -m etl build" in said) == (0, 1, True)
    for words in (("remove", "https://example.org/b1"), ("rollback",)):
        status, _, said = etl(*words)
        assert (status, said.count("\n")) == (1, 1)
    status, out, _ = etl("build", "--if-needed")
    assert status == 0
    assert "is served: 4 releases" in out
    assert (etl("status")[2].count("\n"), contents()[1]) == (damage in (half_a_manifest, another_manifest), 4)


def test_a_build_whose_damage_shows_in_reading_is_made_anew_from_the_documents(etl: Run, page: Path) -> None:
    etl("load", page)
    path = Store(store_folder()).database(str(Store(store_folder()).current()))
    data = bytearray(path.read_bytes())
    for block in range(12_288 + (1 << 18), len(data), 1 << 18):  # but for the first one, which lists the tables
        data[block + 8 : block + 1_008] = bytes(255 - byte for byte in data[block + 8 : block + 1_008])
    path.write_bytes(data)
    before = contents()

    assert etl("remove", "https://example.org/b1")[2].count("\n") == 1
    status, out, said = etl("build")
    assert (status, "Traceback" in said) == (0, False)
    assert "4 loaded, 0 unchanged" in out
    assert contents() == before


@pytest.mark.parametrize("damage", [half_a_manifest, rubbish_database])
def test_a_damaged_build_is_not_rolled_back_to(etl: Run, damage: Callable[[Store, str], None]) -> None:
    store = Store(store_folder())
    etl("build")
    damage(store, str(store.current()))
    etl("build")
    served_before = store.current()
    status, _, said = etl("rollback")

    assert (status, said.count("\n"), store.current()) == (1, 1, served_before)


@pytest.mark.parametrize("words", [("remove", "nothing-like-it"), ("remove", "bundled"), ("rollback",)])
def test_what_cannot_be_done_is_one_line_and_changes_nothing(etl: Run, words: tuple[str, ...]) -> None:
    etl("build")
    before = Store(store_folder()).current()
    status, out, err = etl(*words)

    assert (status, out) == (1, "")
    assert len(err.strip().splitlines()) == 1
    assert err.startswith("etl: ")
    assert Store(store_folder()).current() == before


@pytest.mark.parametrize("words", [("remove", "nothing-like-it"), ("remove", "bundled"), ("rollback",)])
def test_what_needs_a_store_makes_none(etl: Run, words: tuple[str, ...]) -> None:
    status, out, err = etl(*words)

    assert (status, out, err.count("\n")) == (1, "", 1)
    assert err.startswith(f"etl: {store_folder()}: there is no store.")
    assert not store_folder().exists()


def test_the_bundled_records_are_no_batch_that_can_be_taken_out(etl: Run) -> None:
    etl("build")
    assert "bundled" in etl("status")[1]
    status, _, err = etl("remove", "bundled")

    assert (status, err.count("\n")) == (1, 1)
    assert "A release of them is taken out by its address." in err
    assert contents()[1] == 3


def test_the_last_three_builds_are_kept(etl: Run) -> None:
    for _ in range(5):
        etl("build")
    store = Store(store_folder())

    assert len(store.build_ids()) == 3
    assert store.current() == store.build_ids()[-1]
    assert sorted(p.name for p in store.builds.iterdir()) == store.build_ids()


def test_status_shows_builds_batches_sources_and_issues(etl: Run, page: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    assert "no build yet" in etl("status")[1]
    etl("load", page, tmp_path / "empty.txt")
    _, out, _ = etl("status")

    assert Store(store_folder()).current() in out
    assert "page.txt, empty.txt" in out
    assert "Bundled release records" in out
    assert "rejected" in out
    [batch] = Archive(Store(store_folder()).archive).batches()
    assert batch.batch_id in out


def test_build_if_needed_builds_only_when_the_checkout_has_changed(etl: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "is served" in etl("build", "--if-needed")[1]
    assert "up to date" in etl("build", "--if-needed")[1]
    monkeypatch.setattr(building, "SCHEMA_VERSION", 99)
    assert "is served" in etl("build", "--if-needed")[1]


def test_a_load_of_what_the_archive_holds_builds_when_the_served_build_does_not_hold_it(etl: Run, page: Path) -> None:
    etl("build")
    etl("collect", page)
    before = contents()[1]

    assert etl("load", page)[1].splitlines()[0] == "0 loaded, 1 unchanged, 0 rejected."
    assert contents()[1] == before + 1

    etl("rollback")
    assert contents()[1] == before
    etl("load", page)
    assert contents()[1] == before + 1


def test_collect_fills_the_archive_and_the_next_build_reads_it(etl: Run, page: Path) -> None:
    etl("build")
    assert etl("collect", page)[1] == "1 collected, 0 unchanged, 0 rejected.\n"
    assert served("select count(*) from releases") == [(3,)]
    etl("build")
    assert served("select count(*) from releases") == [(4,)]


def test_two_loads_at_once_the_second_one_says_who_holds_the_lock(etl: Run, page: Path) -> None:
    with writing(Store(store_folder()), "etl load"):
        status, out, err = etl("load", page)

    assert (status, out) == (1, "")
    assert "`etl load` (process " in err
    assert "is writing to the store since " in err
    assert len(err.strip().splitlines()) == 1
