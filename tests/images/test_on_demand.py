"""Files made from printed pages on the first request: tiles to zoom into a page, an issue as one PDF."""

import fcntl
import io
import json
import os
import urllib.parse
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from django.core.cache import caches
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image

from articles.desk import publishing
from articles.images import on_demand
from articles.models import Issue
from articles.site.print_views import A_MINUTE
from tests.factories import make_article, make_issue, make_page, make_published
from tests.full_disk import no_file_larger_than
from tests.pdfs import HEIGHT, WIDTH, bomb, make_pdf
from tests.site.prints import make_zone, with_picture

pytestmark = pytest.mark.django_db
MOST = 6  # queries


@pytest.fixture(autouse=True)
def _media_of_its_own(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    caches["default"].clear()  # where it is counted who asks how often


def make_printed(issue=None, pdf=None, **fields):
    """A page with a PDF that can be read, and a story on it."""
    page = with_picture(make_page(issue or make_issue(newspaper="江南日报"), **fields))
    page.width, page.height = WIDTH, HEIGHT
    data = pdf or make_pdf(
        {"number": str(page.sequence), "stories": (f"第{page.sequence}版的头条",)}
    )
    page.pdf.name = default_storage.save(f"pages/{page.pk}.pdf", ContentFile(data))
    page.save()
    make_zone(make_published(page=page))
    return page


def closer(page):
    return f"{page.get_absolute_url()}closer/"


def whole(issue):
    return f"{issue.get_absolute_url()}pdf/"


def file_at(address):
    return Path(default_storage.path(urllib.parse.unquote(address).removeprefix("/media/")))


def tile_of(tiles, name):
    with Image.open(file_at(tiles["address"]) / f"{name}.webp") as tile:
        tile.load()
        return tile


def status_of(client, address):
    return client.get(address).status_code


# ---- A page, closely ------------------------------------------------------------------------------------------------


def test_a_page_comes_in_tiles_of_four_hundred_dots_an_inch_that_cover_it(client):
    page = make_printed()
    tiles = client.get(closer(page)).json()
    # 400 by 560 points
    assert (tiles["width"], tiles["height"], tiles["tile"]) == (2223, 3112, 1024)
    files = sorted(path.name for path in file_at(tiles["address"]).glob("*.webp"))
    assert files == [f"{row}-{column}.webp" for row in range(4) for column in range(3)]
    sizes = [tile_of(tiles, name).size for name in ("0-0", "0-2", "3-0")]
    assert sizes == [(1024, 1024), (175, 1024), (1024, 40)]


def test_tiles_show_what_the_page_shows_there(client):
    # Upper right
    page = make_printed(
        pdf=make_pdf(lambda canvas: canvas.rect(200, 280, 200, 280, stroke=0, fill=1))
    )
    tiles = client.get(closer(page)).json()
    corners = [tile_of(tiles, name).getpixel((100, 20)) for name in ("0-0", "0-2", "3-2")]
    assert [sum(pixel) < 30 for pixel in corners] == [False, True, False]


def test_tiles_are_made_once_and_again_only_for_another_pdf(client):
    page = make_printed()
    first = client.get(closer(page)).json()
    tile = file_at(first["address"]) / "0-0.webp"
    made = tile.stat().st_mtime_ns
    assert client.get(closer(page)).json() == first
    assert tile.stat().st_mtime_ns == made
    page.pdf.name = default_storage.save(
        "pages/corrected.pdf", ContentFile(make_pdf({"number": "1"}))
    )
    page.save()
    assert client.get(closer(page)).json()["address"] != first["address"]


def test_what_was_made_is_open_to_the_web_server(client):
    folder = file_at(client.get(closer(make_printed())).json()["address"])
    assert folder.stat().st_mode & 0o777 == 0o755
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o644}


def test_a_page_is_not_looked_at_closely_while_something_on_it_may_not_be_read(
    client, admin_client
):
    page = make_printed()
    make_zone(make_article(page=page), top=0.6)
    assert status_of(client, closer(page)) == 404
    assert admin_client.get(closer(page)).status_code == 200
    publishing.publish(page.articles.all(), None)
    assert client.get(closer(page)).status_code == 200


def test_a_page_that_is_not_there_or_has_no_pdf_has_no_tiles(client):
    text = make_published().page
    assert [
        status_of(client, address) for address in (closer(text), "/paper/2023-11-08/9/closer/")
    ] == [404, 404]
    draft = make_printed(make_issue(edition="增刊"))
    publishing.withdraw(draft.articles.all(), None, reason="事实有误")
    assert status_of(client, closer(draft)) == 404


@pytest.mark.parametrize(
    "pdf",
    [b"%PDF-1.7 and no more", bomb(), make_pdf({}, size=(2 * WIDTH, HEIGHT))],
    ids=["broken", "bomb", "spread"],
)
def test_of_a_pdf_that_cannot_be_drawn_there_are_no_tiles_and_it_is_not_tried_again_for_a_day(
    client, pdf
):
    page = make_printed(pdf=pdf)
    assert status_of(client, closer(page)) == 404
    (folder,) = Path(default_storage.path(on_demand.PAGES)).iterdir()
    reason = folder / on_demand.REFUSED
    assert reason.read_text(encoding="utf-8")
    assert str(default_storage.path("")) not in reason.read_text(encoding="utf-8")
    default_storage.delete(page.pdf.name)
    Path(default_storage.path(page.pdf.name)).write_bytes(make_pdf({"number": "1"}))
    assert status_of(client, closer(page)) == 404
    os.utime(reason, (0, 0))
    assert client.get(closer(page)).status_code == 200


def test_while_something_is_being_made_others_are_told_when_to_come_again(client):
    page, other = make_printed(), make_printed()
    address = closer(other)
    client.get(address)
    lock = os.open(default_storage.path(on_demand.FOLDER), os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for wanted in (closer(page), whole(page.issue)):
            response = client.get(wanted)
            assert (response.status_code, response["Retry-After"]) == (
                503,
                str(on_demand.RETRY_AFTER),
            )
        assert client.get(address).status_code == 200  # made already: nobody waits for it
    finally:
        os.close(lock)
    assert client.get(closer(page)).status_code == 200


def test_on_a_full_disk_readers_are_told_to_come_again_and_the_page_is_not_refused(client):
    page = make_printed()
    with no_file_larger_than(64):
        answer = client.get(closer(page))
    assert (answer.status_code, answer["Retry-After"]) == (503, str(on_demand.RETRY_AFTER))
    assert client.get(closer(page)).status_code == 200


def test_on_a_busy_machine_readers_are_told_to_come_again_and_the_page_is_not_refused(
    client, monkeypatch
):
    page = make_printed()
    with monkeypatch.context() as busy:
        busy.setattr(on_demand, "TIME_LIMIT", 0.01)
        answer = client.get(closer(page))
    assert (answer.status_code, answer["Retry-After"]) == (503, str(on_demand.RETRY_AFTER))
    assert client.get(closer(page)).status_code == 200


@pytest.mark.usefixtures("one_minute")
def test_one_reader_who_asks_without_end_is_told_to_come_again_and_others_are_not(client):
    page = make_printed()
    answers = [client.get(closer(page)) for _ in range(A_MINUTE + 1)]
    assert [answer.status_code for answer in answers] == [200] * A_MINUTE + [503]
    assert answers[-1]["Retry-After"]
    assert client.get(closer(page), REMOTE_ADDR="203.0.113.7").status_code == 200


def test_only_so_many_are_kept_those_that_were_asked_for_last(client, monkeypatch):
    monkeypatch.setitem(on_demand.MOST_KEPT, on_demand.PAGES, 2)
    pages = [make_printed() for _ in range(3)]
    folders = [file_at(client.get(closer(page)).json()["address"]) for page in pages[:2]]
    for age, folder in enumerate(folders):
        os.utime(folder, (age, age))
    client.get(closer(pages[0]))  # asked for again
    third = file_at(client.get(closer(pages[2])).json()["address"])
    assert [folder.exists() for folder in (*folders, third)] == [True, False, True]


def test_the_sweep_removes_what_was_made_of_pdfs_that_no_page_has_any_more(client):
    page, other = make_printed(), make_printed()
    gone, stays = (file_at(client.get(closer(one)).json()["address"]) for one in (page, other))
    bound = file_at(client.get(whole(page.issue)).url)
    page.pdf.name = default_storage.save(
        "pages/corrected.pdf", ContentFile(make_pdf({"number": "1"}))
    )
    page.save()
    call_command("sweep_media", hours=0, stdout=io.StringIO())
    assert (gone.exists(), bound.exists(), stays.exists()) == (False, False, True)


def test_the_making_process_gets_no_secret():
    assert not {"SECRET_KEY", "DATABASE_URL", "CACHE_URL"} & set(on_demand.PASSED_ON)


# ---- An issue as one PDF --------------------------------------------------------------------------------------------


def texts(path):
    with pdfium.PdfDocument(path) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def test_an_issue_is_one_pdf_of_its_pages_in_their_order_with_its_name(client):
    first, second = make_printed(), make_printed()
    response = client.get(whole(first.issue))
    assert response.status_code == 302
    file = file_at(response.url)
    assert file.name == "江南日报2023-11-08.pdf"
    assert [
        "第1版的头条" in texts(file)[0],
        "第2版的头条" in texts(file)[1],
        len(texts(file)),
    ] == [
        True,
        True,
        2,
    ]
    assert "no-store" in response["Cache-Control"]  # it may lead elsewhere tomorrow
    assert second.issue == first.issue


def test_an_edition_is_named_in_its_file(client):
    page = make_printed(make_issue(edition="增刊 A&B", newspaper="江南/日报"))
    assert file_at(client.get(whole(page.issue)).url).name == "江南日报2023-11-08-增刊_AB.pdf"


def test_an_issue_is_bound_anew_when_a_page_is_corrected(client):
    page = make_printed()
    before = client.get(whole(page.issue)).url
    assert client.get(whole(page.issue)).url == before
    corrected = make_pdf({"number": "1", "stories": ("改正后的头条",)})
    page.pdf.name = default_storage.save("pages/corrected.pdf", ContentFile(corrected))
    page.save()
    after = client.get(whole(page.issue)).url
    assert after != before
    assert "改正后的头条" in texts(file_at(after))[0]


def test_two_pages_on_one_sheet_are_bound_once(client):
    page, other = make_printed(), make_printed()
    other.pdf.name = page.pdf.name
    other.save()
    assert len(texts(file_at(client.get(whole(page.issue)).url))) == 1


def test_the_issue_says_how_large_its_pdf_is(client, read):
    page = make_printed()
    link = read(page.issue).one("a", href=whole(page.issue))
    assert link.attributes["rel"] == "nofollow"
    assert any(character.isdigit() for character in link.text)


def test_an_issue_with_something_covered_or_without_files_is_not_offered_as_pdf(client, read):
    text = make_published().page.issue
    page = make_printed(make_issue(edition="增刊"))
    make_zone(make_article(page=page), top=0.6)
    for issue in (text, page.issue):
        assert read(issue).all("a", href=whole(issue)) == []
        assert status_of(client, whole(issue)) == 404
    assert status_of(client, "/paper/1999-01-01/pdf/") == 404


def test_a_page_that_is_not_online_is_not_in_the_pdf(client):
    page, draft = make_printed(), make_printed()
    publishing.withdraw(draft.articles.all(), None, reason="事实有误")
    draft.regions.all().delete()
    assert len(texts(file_at(client.get(whole(page.issue)).url))) == 1


def test_busy_is_a_page_that_says_so_and_leads_back(client, settings):
    page = make_printed()
    folder = Path(default_storage.path(on_demand.FOLDER))
    folder.mkdir()
    lock = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        response = client.get(whole(page.issue))
    finally:
        os.close(lock)
    assert whole(page.issue) in response.content.decode()
    assert b"<h1>" in response.content


@pytest.mark.parametrize(
    "what", [closer, lambda page: whole(page.issue)], ids=["closer", "pdf"]
)
def test_both_cost_the_same_few_queries_with_one_page_as_with_nine(client, what):
    page = make_printed()
    client.get(what(page))
    costs = []
    for more in (0, 8):
        for _ in range(more):
            make_printed(page.issue)
        client.get(what(page))
        with CaptureQueriesContext(connection) as queries:
            client.get(what(page))
        costs.append(len(queries))
    assert costs[0] == costs[1] <= MOST


def test_the_answer_is_plain_json_for_the_script(client):
    response = client.get(closer(make_printed()))
    assert response["Content-Type"] == "application/json"
    assert json.loads(response.content).keys() == {"address", "width", "height", "tile"}
    assert Issue.objects.count() == 1
