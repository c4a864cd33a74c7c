"""What lies at a path: found in order, read within bounds, and refused by name where it cannot be taken."""

import os
import socket
import tempfile
import tracemalloc
from pathlib import Path

import pytest
from django.utils import translation

from articles.intake import sources
from articles.intake.sources import MB, SourceFile
from articles.web.refusals import RefusedError
from tests.intake.copied import bytes_of


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def found(*paths):
    return [(file.name, bool(file.error)) for file in sources.find(paths)]


def reason_for(path):
    (file,) = sources.find([path])
    with pytest.raises(RefusedError) as refusal:
        bytes_of(file)
    return str(refusal.value)


@pytest.fixture
def issue(tmp_path):
    """A folder of an issue, to be filled."""
    folder = tmp_path / "2023-11-08"
    folder.mkdir()
    return folder


def test_a_file_is_found_under_its_own_name(issue):
    (issue / "3.txt").write_text("页", encoding="utf-8")
    (file,) = sources.find([issue / "3.txt"])
    assert (file.name, file.path, bytes_of(file)) == (
        "3.txt",
        issue / "3.txt",
        "页".encode(),
    )


def test_a_relative_path_knows_its_folders(issue, monkeypatch):
    (issue / "3.txt").write_text("页", encoding="utf-8")
    monkeypatch.chdir(issue)
    assert sources.find(["3.txt"]) == [SourceFile(issue / "3.txt", "3.txt")]


def test_a_folder_is_searched_in_natural_order(issue):
    (issue / "B").mkdir()
    for name in ("10.txt", "2.TXT", "A1.txt", "B/1.txt", "notes.md", ".hidden.txt", "page.doc"):
        (issue / name).touch()
    names = ["2.TXT", "10.txt", "A1.txt", "B/1.txt"]
    assert found(issue) == [(f"2023-11-08/{name}", False) for name in names]


def test_files_of_other_kinds_in_a_folder_are_passed_over_by_name(issue):
    for name in ("3.txt", "4.doc", "6.text", ".hidden.doc"):
        (issue / name).touch()
    (issue / "images").mkdir()
    assert sources.passed_over([issue, issue / "4.doc"]) == [
        "2023-11-08/4.doc",
        "2023-11-08/6.text",
    ]


@pytest.mark.parametrize(("size", "said"), [(4 * MB + 1, "4.1 MB"), (5 * MB, "5.0 MB")])
def test_the_size_of_a_file_over_the_limit_reads_as_more_than_the_limit(size, said):
    with pytest.raises(RefusedError, match=f"The file has {said}; the limit is 4 MB"):
        sources.check_size("page.txt", size)


def test_several_paths_are_taken_in_the_order_given(issue):
    (issue / "1.txt").touch()
    (issue / "2.txt").touch()
    assert found(issue / "2.txt", issue / "1.txt") == [("2.txt", False), ("1.txt", False)]


def test_a_path_that_does_not_exist_is_refused(tmp_path):
    assert "There is no such file" in reason_for(tmp_path / "nowhere")


@pytest.mark.parametrize("path", ["", " ", "\n"])
def test_a_blank_path_is_not_the_folder_one_happens_to_be_in(path, issue, monkeypatch):
    (issue / "3.txt").touch()
    monkeypatch.chdir(issue)
    assert "The path is blank" in reason_for(path)


@pytest.mark.parametrize("name", [None, "notes.md"])
def test_a_folder_without_a_page_is_refused(issue, name):
    if name:
        (issue / name).touch()
    assert reason_for(issue) == "There is no file here that ends in .txt, .pdf, .zip."


def test_a_file_of_another_kind_is_refused(issue):
    (issue / "page.doc").write_bytes(b"%PDF")
    assert "Expected a file that ends in .txt" in reason_for(issue / "page.doc")


@pytest.mark.parametrize("target", ["../outside.txt", "..", "/dev/zero", "/"])
def test_a_link_out_of_the_folder_is_refused_by_name(issue, target):
    (issue.parent / "outside.txt").write_text("secret", encoding="utf-8")
    (issue / "1.txt").write_text("页", encoding="utf-8")
    (issue / "2.txt").symlink_to(target)
    assert found(issue) == [("2023-11-08/1.txt", False), ("2023-11-08/2.txt", True)]
    assert "leads out of the folder" in sources.find([issue])[1].error


@pytest.mark.parametrize("target", ["nowhere.txt", "2.txt"])
def test_a_link_to_nothing_is_refused_by_name(issue, target):
    (issue / "2.txt").symlink_to(target)
    assert "leads nowhere" in reason_for(issue)


def test_a_link_within_the_folder_is_not_read_twice(issue):
    (issue / "1.txt").touch()
    (issue / "2.txt").symlink_to("1.txt")
    (issue / "again").symlink_to(".")
    assert found(issue) == [("2023-11-08/1.txt", False)]


def test_a_link_given_by_name_is_followed(issue):
    (issue / "1.txt").write_text("页", encoding="utf-8")
    (issue / "link.txt").symlink_to("1.txt")
    (file,) = sources.find([issue / "link.txt"])
    assert bytes_of(file) == "页".encode()


def test_a_pipe_is_refused_and_not_waited_for(issue):
    os.mkfifo(issue / "1.txt")
    assert "Not a file but a folder, pipe or device" in reason_for(issue)


def test_a_socket_is_refused(issue, monkeypatch):
    monkeypatch.chdir(issue)  # a socket's path may have 108 bytes only
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("1.txt")
        assert "It cannot be read" in reason_for("1.txt")


def test_a_device_is_refused(issue):
    (issue / "1.txt").symlink_to("/dev/zero")
    assert "Not a file but" in reason_for(issue / "1.txt")


def test_a_file_over_the_limit_is_refused_unread(issue):
    with (issue / "1.txt").open("wb") as file:
        file.truncate(500 * MB)
    tracemalloc.start()
    reason = reason_for(issue)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert "The file has 500.0 MB; the limit is 4 MB" in reason
    assert peak < MB


@pytest.mark.skipif(
    not Path("/proc/self/status").exists(),
    reason="needs a file that says it is empty and is not",
)
def test_a_file_with_more_in_it_than_was_measured_is_refused(issue, monkeypatch):
    monkeypatch.setitem(sources.LIMITS, ".txt", 10)
    (issue / "1.txt").symlink_to("/proc/self/status")
    assert "the limit is" in reason_for(issue / "1.txt")


def test_a_file_that_vanished_is_refused(issue):
    (issue / "1.txt").touch()
    (file,) = sources.find([issue])
    (issue / "1.txt").unlink()
    with pytest.raises(RefusedError, match="There is no such file"):
        bytes_of(file)


@pytest.fixture
def _as_nobody(issue):
    """Root may read everything, so root becomes somebody else for a moment, who may come as far as the folder."""
    above = Path(tempfile.gettempdir()).resolve()
    ours = [folder for folder in issue.parents if above in folder.parents]
    before = {folder: folder.stat().st_mode for folder in (issue, *ours)}
    user = os.geteuid()
    if user == 0:
        for folder, mode in before.items():
            folder.chmod(mode | 0o055)
        os.seteuid(65534)
    yield
    os.seteuid(user)
    for folder, mode in (before | dict.fromkeys(issue.iterdir(), 0o755)).items():
        folder.chmod(mode)


@pytest.mark.parametrize(
    ("name", "mode", "reason"),
    [
        ("1.txt", 0o644, ""),
        ("2.txt", 0, "No permission"),
        ("closed", 0, "No permission"),
        ("listed", 0o444, "No permission"),
    ],
)
def test_what_may_not_be_read_is_refused(issue, name, mode, reason, request):
    file = issue / name if name.endswith(".txt") else issue / name / "1.txt"
    file.parent.mkdir(exist_ok=True)
    file.touch()
    (issue / name).chmod(mode)
    request.getfixturevalue("_as_nobody")
    (found_file,) = sources.find([issue])
    if reason:
        with pytest.raises(RefusedError, match=reason):
            bytes_of(found_file)
    else:
        assert bytes_of(found_file) == b""


def test_a_name_that_is_no_utf_8_is_shown_and_read(issue):
    path = os.fsencode(issue) + b"/\xb5\xda3\xb0\xe6.txt"  # 第3版 in GB18030
    Path(os.fsdecode(path)).write_bytes(b"page")
    (found_file,) = sources.find([issue])
    assert found_file.name == "2023-11-08/\\udcb5\\udcda3\\udcb0\\udce6.txt"
    assert bytes_of(found_file) == b"page"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("\x1b[2J.txt", "\\u001b[2J.txt"),
        ("a\u202etxt.b", "a\\u202etxt.b"),
        ("第3版 要闻", "第3版 要闻"),
    ],
)
def test_nothing_in_a_name_reaches_the_terminal_as_a_command(name, shown):
    assert sources.printable(name) == shown


def test_a_deep_folder_is_searched_to_its_end(issue):
    deep = issue
    for _ in range(200):
        deep = deep / "d"
    deep.mkdir(parents=True)
    (deep / "1.txt").touch()
    assert len(sources.find([issue])) == 1


def test_the_size_of_what_is_refused_is_known(issue):
    (issue / "page.pdf").write_bytes(b"%PDF")
    (file,) = sources.find([issue / "page.pdf"])
    (missing,) = sources.find([issue / "nowhere"])
    assert (sources.size_of(file), sources.size_of(missing)) == (4, 0)
