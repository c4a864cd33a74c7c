"""What lies in a .zip: read entry by entry within bounds, and refused by name where it would harm or mislead."""

import io
import stat
import struct
import tracemalloc
import zipfile

import pytest
from django.utils import translation

from articles.intake import archives, sources
from articles.intake.limits import LIMITS, MB
from articles.web.refusals import RefusedError
from tests.intake.copied import bytes_of

PAGE = "渔船满载而归。".encode()


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


@pytest.fixture
def archive(tmp_path):
    """Packs entries, {name: bytes} or (ZipInfo, bytes), into 20231108.zip and gives its path."""

    def pack(*entries, method=zipfile.ZIP_DEFLATED, **named):
        path = tmp_path / "20231108.zip"
        with zipfile.ZipFile(path, "w", method) as packed:
            for name, data in [*entries, *named.items()]:
                packed.writestr(name, data)
        return path

    return pack


def found(path):
    return [(file.name, file.error) for file in sources.find([path])]


def error_of(path):
    (file,) = sources.find([path])
    return file.error


def info(name, kind=0, method=zipfile.ZIP_DEFLATED, system=3):
    entry = zipfile.ZipInfo(name)
    entry.external_attr, entry.compress_type, entry.create_system = (
        (kind | 0o644) << 16,
        method,
        system,
    )
    return entry


def test_the_files_in_an_archive_are_found_in_natural_order_and_read(archive):
    path = archive(("10.txt", b"ten"), ("2.txt", b"two"), ("A/1.txt", PAGE), ("notes.md", b""))
    files = sources.find([path])
    assert [file.name for file in files] == [
        "20231108.zip/2.txt",
        "20231108.zip/10.txt",
        "20231108.zip/A/1.txt",
    ]
    assert [bytes_of(file) for file in files] == [b"two", b"ten", PAGE]
    assert sources.passed_over([path]) == ["20231108.zip/notes.md"]


def test_an_archive_in_a_folder_is_searched_where_it_lies(archive, tmp_path):
    archive(("1.txt", PAGE))
    (tmp_path / "2.txt").write_bytes(PAGE)
    assert [name.partition("/")[2] for name, _error in found(tmp_path)] == [
        "2.txt",
        "20231108.zip/1.txt",
    ]


def test_what_systems_put_beside_the_files_is_left_out(archive):
    path = archive(
        ("1.txt", PAGE), ("__MACOSX/._1.txt", b""), (".DS_Store", b""), ("a/.hidden.txt", b"")
    )
    assert found(path) == [("20231108.zip/1.txt", "")]


@pytest.mark.parametrize(
    "name",
    ["../1.txt", "a/../../1.txt", "/etc/1.txt", "..\\1.txt", "C:\\1.txt", "\\\\server\\1.txt"],
)
def test_a_name_that_leads_out_is_refused_and_the_others_are_read(archive, name):
    path = archive((name, b"secret"), ("1.txt", PAGE))
    errors = dict(found(path))
    assert errors.pop("20231108.zip/1.txt") == ""
    assert [error.partition(".")[0] for error in errors.values()] == [
        "Its name leads out of the archive"
    ]


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR])
def test_a_link_or_device_is_refused(archive, kind):
    assert "A link or device" in error_of(archive((info("1.txt", kind), b"/etc/passwd")))


def test_an_archive_in_an_archive_is_refused(archive):
    assert "An archive within an archive" in error_of(archive(("2023.ZIP", b"PK")))


def test_an_entry_with_a_password_is_refused(archive):
    path = archive(("1.txt", PAGE))
    path.write_bytes(with_flag(path.read_bytes(), archives.ENCRYPTED))
    assert "locked with a password" in error_of(path)


def with_flag(data, flag):
    """The archive with `flag` set for its first entry, in its list and before the entry itself."""
    data = bytearray(data)
    for start, offset in ((data.index(b"PK\x03\x04"), 6), (data.index(b"PK\x01\x02"), 8)):
        struct.pack_into("<H", data, start + offset, flag)
    return bytes(data)


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_method_that_cannot_be_unpacked_piece_by_piece_is_refused(archive, method):
    assert "cannot be unpacked safely" in error_of(archive(("1.txt", PAGE), method=method))


def test_a_bomb_is_refused_unpacked(archive):
    path = archive(("1.pdf", bytes(100 * MB)))
    tracemalloc.start()
    error = error_of(path)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert "times its size" in error
    assert peak < 8 * MB


def test_an_archive_that_unpacks_to_too_much_is_refused_whole(archive, monkeypatch):
    monkeypatch.setattr(archives, "MOST_UNPACKED", 2 * MB)
    path = archive(
        *((f"{n}.txt", bytes(range(256)) * 4096) for n in range(3)), method=zipfile.ZIP_STORED
    )
    assert "The archive unpacks to more than 2 MB" in error_of(path)


def test_an_entry_larger_than_its_kind_may_be_is_refused(archive, monkeypatch):
    monkeypatch.setitem(LIMITS, ".txt", 10)
    assert "unpacks to more than" in error_of(archive(("1.txt", PAGE)))


def test_an_entry_that_is_larger_than_it_says_gives_no_more_than_it_says(archive):
    path = archive(("1.txt", PAGE * 1000))
    data = bytearray(path.read_bytes())
    struct.pack_into("<L", data, data.index(b"PK\x01\x02") + 24, 9)
    path.write_bytes(bytes(data))
    (file,) = sources.find([path])
    with pytest.raises(RefusedError, match="damaged in its archive"):
        bytes_of(file)


def test_a_hundred_thousand_entries_are_refused_unread(tmp_path):
    path = tmp_path / "many.zip"
    path.write_bytes(many_entries(100_000))
    tracemalloc.start()
    error = error_of(path)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert "lists more files than the 10000" in error
    assert peak < 2 * MB


def test_more_entries_than_are_taken_are_refused_though_their_names_are_short(tmp_path):
    path = tmp_path / "many.zip"
    path.write_bytes(many_entries(archives.MOST_ENTRIES + 1))
    assert "lists more files" in error_of(path)


def many_entries(count):
    """An archive of so many entries in its list, which all are the same empty file."""
    entry = (
        struct.pack("<4s5H3L", b"PK\x03\x04", 20, 0, 0, 0, 0, 0, 0, 0)
        + struct.pack("<2H", 1, 0)
        + b"a"
    )
    listed = struct.pack(
        "<4s6H3L5H2L", b"PK\x01\x02", 20, 20, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0
    )
    names = b"".join(listed + b"%05d.pdf"[:0] + f"{n:08d}".encode() for n in range(count))
    counted = min(count, 0xFFFF)
    end = struct.pack(
        "<4s4H2LH", b"PK\x05\x06", 0, 0, counted, counted, len(names), len(entry), 0
    )
    return entry + names + end


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_names_in_the_packing_systems_own_encoding_are_read(tmp_path, encoding):
    name = "第3版要闻.txt".encode(encoding)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        packed.writestr("x" * len(name), PAGE)
    (tmp_path / "20231108.zip").write_bytes(buffer.getvalue().replace(b"x" * len(name), name))
    assert found(tmp_path / "20231108.zip") == [("20231108.zip/第3版要闻.txt", "")]


@pytest.mark.parametrize(
    "data",
    [b"", b"PK", b"hello" * 100, b"PK\x05\x06" + bytes(10), b"PK\x05\x06" + b"\xff" * 18],
)
def test_what_is_no_archive_is_refused(tmp_path, data):
    (tmp_path / "1.zip").write_bytes(data)
    assert "The archive" in error_of(tmp_path / "1.zip")


def test_an_archive_without_a_page_is_refused(archive):
    path = archive(("notes.md", b""))
    assert error_of(path).startswith("There is no file here that ends in")


def test_a_damaged_entry_is_refused_and_the_others_are_read(archive):
    path = archive(("1.txt", PAGE * 50), ("2.txt", PAGE), method=zipfile.ZIP_STORED)
    path.write_bytes(path.read_bytes().replace(PAGE, PAGE[::-1], 1))
    first, second = sources.find([path])
    with pytest.raises(RefusedError, match="damaged in its archive"):
        bytes_of(first)
    assert bytes_of(second) == PAGE


def test_an_archive_that_went_away_is_refused(archive):
    path = archive(("1.txt", PAGE))
    (file,) = sources.find([path])
    path.unlink()
    with pytest.raises(RefusedError, match="There is no such file"):
        bytes_of(file)
