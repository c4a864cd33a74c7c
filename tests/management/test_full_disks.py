"""A disk that is full, wherever it is: said in words, and what is not written yet comes in the next time."""

import io
import os
import shutil
import subprocess
import sys

import pytest
from PIL import Image

from tests.management.import_command import ROOT, SEED
from tests.pdfs import make_pdf

NO_ROOM = "No space left on device"
# A disk of so many bytes at FOLDER, with what FROM holds on it, for one command alone: in a mount
# namespace of its own, which a user may have where the system lets him.
ON_SMALL_DISK = """
mount -t tmpfs -o size="$1" tmpfs "$2" && cp -R "$3/." "$2" && shift 3 && exec "$@"
"""


def on_small_disk(size, folder, filled_from, *command, environment):
    unshared = [
        "unshare",
        "--user",
        "--map-root-user",
        "--mount",
        "sh",
        "-c",
        ON_SMALL_DISK,
        "sh",
    ]
    return subprocess.run(
        [*unshared, str(size), folder, filled_from, *command],
        check=False,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
    )


@pytest.fixture
def disk(tmp_path):
    """The folder at which small disks are mounted. What they hold is gone with the command."""
    folder, nothing = tmp_path / "disk", tmp_path / "nothing"
    folder.mkdir(), nothing.mkdir()
    try:
        done = on_small_disk("64k", folder, nothing, "true", environment=os.environ)
    except OSError as error:
        pytest.skip(f"no small disk can be mounted: {error}")
    if done.returncode:
        pytest.skip(f"no small disk can be mounted: {done.stderr}")
    return folder


@pytest.fixture
def environment(tmp_path, sqlite_address):
    """Of a newsroom of its own, whose folders have room."""
    names = ("MEDIA_ROOT", "SOURCES_ROOT", "TMPDIR")
    folders = {name: str(tmp_path / name.lower()) for name in names}
    for folder in folders.values():
        os.mkdir(folder)  # noqa: PTH102
    database = tmp_path / "database"
    database.mkdir()
    shutil.move(tmp_path / "db.sqlite3", database)
    return os.environ | folders | {"DATABASE_URL": f"sqlite:///{database}/db.sqlite3"}


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "20231108-03.pdf"
    photo = io.BytesIO()
    Image.effect_noise((200, 200), 90).save(photo, "JPEG")  # which nothing makes smaller
    path.write_bytes(make_pdf({"number": "3", "photo": photo.getvalue()}))
    return path


def import_page(path):
    return [sys.executable, ROOT / "manage.py", "import_issue", path, "--jobs", "1"]


@pytest.mark.parametrize("kind", ["TMPDIR", "MEDIA_ROOT", "SOURCES_ROOT"])
def test_a_full_folder_refuses_the_page_in_words(disk, environment, page, tmp_path, kind):
    full = environment | {kind: str(disk)}
    command = import_page(page)
    done = on_small_disk("4k", disk, tmp_path / "nothing", *command, environment=full)
    assert (done.returncode, NO_ROOM in done.stdout + done.stderr) == (1, True), done
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("kind", ["TMPDIR", "MEDIA_ROOT", "SOURCES_ROOT"])
def test_with_room_again_the_same_page_comes_in(disk, environment, page, tmp_path, kind):
    full = environment | {kind: str(disk)}
    command = import_page(page)
    on_small_disk("4k", disk, tmp_path / "nothing", *command, environment=full)
    done = subprocess.run(
        command, check=False, env=environment, capture_output=True, timeout=120
    )
    assert done.returncode == 0, done


def test_a_temporary_folder_that_fills_up_while_a_page_is_drawn_is_said_in_words(
    disk, environment, page, tmp_path
):
    """There is room for the file, and not for the pictures made of it."""
    size = page.stat().st_size + 8192
    full = environment | {"TMPDIR": str(disk)}
    command = import_page(page)
    done = on_small_disk(size, disk, tmp_path / "nothing", *command, environment=full)
    assert (done.returncode, NO_ROOM in done.stdout) == (1, True), done
    assert str(disk) in done.stdout


def test_a_full_disk_of_the_database_is_said_in_words(disk, environment, tmp_path):
    database = tmp_path / "database"
    size = sum(file.stat().st_size for file in database.iterdir()) + 65_536
    full = environment | {"DATABASE_URL": f"sqlite:///{disk}/db.sqlite3"}
    done = on_small_disk(size, disk, database, *import_page(SEED), environment=full)
    assert (done.returncode, "Traceback" in done.stderr) == (1, False), done
    assert "磁盘已满" in done.stderr
