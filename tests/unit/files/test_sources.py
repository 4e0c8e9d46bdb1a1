"""Files, folders and globs become one list."""

import pytest

from xltools.files.sources import expand, list_sources


@pytest.fixture
def folder(tmp_path):
    for name in (
        "b.docx",
        "a.txt",
        "sub/c.XLSX",
        "sub/deeper/d.doc",
        ".hidden.txt",
        ".git/e.txt",
        "~$b.docx",
        "scan.pdf",
        "sub/.f.txt",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    return tmp_path


def names(paths, folder):
    return [path.relative_to(folder).as_posix() for path in paths]


def test_a_folder_is_searched_below_sorted_without_hidden_and_owner_files(folder):
    found = list_sources([str(folder)])
    assert names(found.files, folder) == ["a.txt", "b.docx", "sub/c.XLSX", "sub/deeper/d.doc"]
    assert names(found.skipped, folder) == ["scan.pdf"]


def test_a_file_named_by_the_user_stays_whatever_its_kind(folder):
    assert names(expand([str(folder / "scan.pdf"), str(folder / "a.txt")]), folder) == ["scan.pdf", "a.txt"]


def test_globs_match_sorted_and_recursively(folder):
    assert names(expand([str(folder / "*.txt")]), folder) == ["a.txt"]
    assert names(expand([str(folder / "**" / "*.doc*")]), folder) == ["b.docx", "sub/deeper/d.doc"]
    assert names(expand([str(folder / "s*")]), folder) == ["scan.pdf", "sub/c.XLSX", "sub/deeper/d.doc"]


def test_a_name_with_brackets_is_a_name_when_it_exists(folder):
    (folder / "a[1].txt").write_text("x", encoding="utf-8")
    assert names(expand([str(folder / "a[1].txt")]), folder) == ["a[1].txt"]


def test_every_file_is_listed_once(folder):
    assert names(expand([str(folder), str(folder / "a.txt"), str(folder / "*.txt")]), folder) == names(
        expand([str(folder)]), folder
    )


@pytest.mark.parametrize("source", ["missing.txt", "none*.txt", "empty"])
def test_a_source_without_files_stays_in_the_list(folder, source):
    assert names(expand([str(folder / source), str(folder / "a.txt")]), folder) == [source, "a.txt"]
