"""An import's temporary folder: removed when it ends, swept by the next import where it was killed."""

import tempfile

import pytest

from articles.intake import spool


@pytest.fixture(autouse=True)
def _temporary(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


def left_in(folder):
    return sorted(path.name for path in folder.iterdir())


def test_the_folder_is_gone_at_the_end_whatever_ended_it(tmp_path):
    with pytest.raises(KeyboardInterrupt):
        be_interrupted()
    assert left_in(tmp_path) == []


def be_interrupted():
    with spool.opened() as folder:
        (folder / "page.pdf").touch()
        raise KeyboardInterrupt


def test_what_a_killed_run_has_left_is_swept_by_the_next(tmp_path):
    (tmp_path / f"{spool.PREFIX}killed").mkdir()
    (tmp_path / f"{spool.PREFIX}killed" / "page.pdf").touch()
    (tmp_path / "something-else").mkdir()
    with spool.opened() as folder:
        assert left_in(tmp_path) == sorted([folder.name, "something-else"])


def test_a_run_that_is_at_work_keeps_its_folder():
    with spool.opened() as first:
        (first / "page.pdf").touch()
        with spool.opened() as second:
            assert first != second
        assert (first / "page.pdf").exists()


def test_a_link_in_the_place_of_a_folder_is_not_followed(tmp_path):
    (tmp_path / "precious").mkdir()
    (tmp_path / f"{spool.PREFIX}link").symlink_to(tmp_path / "precious")
    with spool.opened():
        assert (tmp_path / "precious").exists()
