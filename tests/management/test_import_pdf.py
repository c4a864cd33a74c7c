"""PDFs go the way that texts go: one by one, many pages in one, in folders and archives, by shell and desk."""

import zipfile
from pathlib import PurePath

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation

from articles.intake.import_runs import run_imports
from articles.intake.issues import import_readings
from articles.intake.page_identity import NO_OPTIONS, ImportOptions
from articles.intake.parallel_reading import ReadingPlan, read_in_parallel
from articles.intake.skipping import earlier_import
from articles.intake.sources import find
from articles.intake.workers import ReaderPool
from articles.models import Article, ImportRecord, Page, Revision, State
from articles.reading.process.task import SheetLimits
from tests.factories import DAY, make_editor
from tests.forms import filled_table
from tests.intake.misbehaving import crash_at_first_sheet
from tests.management.import_command import Run
from tests.pdfs import make_pdf, one_page, stream

NEXT_DAY = "2023年11月9日"


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


@pytest.fixture
def spool(tmp_path_factory):
    """Where what is unpacked and drawn may lie."""
    return tmp_path_factory.mktemp("spool")


@pytest.fixture
def issue(tmp_path):
    """A folder of two pages of one day, a file a page."""
    for number in ("1", "2"):
        page = {
            "number": number,
            "stories": (f"泗县产业园第{number}期工程", f"霞浦渔业第{number}次丰收"),
        }
        (tmp_path / f"{number}.pdf").write_bytes(make_pdf(page))
    return tmp_path


def pages():
    return [
        (str(page.issue.date), page.number, page.articles.count())
        for page in Page.objects.order_by("issue", "pk")
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_folder_of_pdfs_becomes_an_issue(issue, jobs):
    run = Run(issue, jobs=jobs, publish=True)
    assert (run.code, pages()) == (0, [("2023-11-08", "1", 2), ("2023-11-08", "2", 2)])
    assert "(date from the page, number from the page): created 2" in run.out
    assert Article.objects.filter(state=State.PUBLISHED).count() == 4


@pytest.mark.django_db
def test_the_second_time_no_page_is_even_read(issue, spool):
    Run(issue, jobs=1)
    with ReaderPool(
        1, SheetLimits(cpu_seconds=20), read=None
    ) as readers:  # would fail at the first sheet
        found = list(
            read_in_parallel(
                find([issue]), ReadingPlan(readers, earlier_import=known_before), spool
            )
        )
    assert [
        (reading.pages, [unread.error for unread in reading.unread]) for reading in found
    ] == [((), [""])] * 2
    assert Run(issue, jobs=1, publish=True).out.splitlines()[-1] == "4 articles published"
    assert ImportRecord.objects.count() == 2


@pytest.mark.django_db
def test_a_second_file_for_a_page_that_came_before_is_refused_the_second_time_too(tmp_path):
    for name, story in (
        ("1.pdf", "泗县产业园一期工程"),
        ("1-corrected.pdf", "泗县产业园二期工程"),
    ):
        (tmp_path / name).write_bytes(make_pdf({"number": "1", "stories": (story,)}))
    for _ in range(2):
        run = Run(tmp_path / "1.pdf", tmp_path / "1-corrected.pdf", jobs=1)
        assert (run.code, "1-corrected.pdf: refused." in run.out) == (1, True)
    # It comes first now: it is the newer state
    run = Run(tmp_path / "1-corrected.pdf", tmp_path / "1.pdf", jobs=1)
    headlines = [article.headline for article in Article.objects.filter(dropped_at=None)]
    assert (run.code, headlines) == (0, ["泗县产业园二期工程"])


def known_before(sha256, path, options=NO_OPTIONS):
    return earlier_import(sha256, path, options=options)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "options", "is_known"),
    [
        ("1.pdf", ImportOptions(), True),
        ("2023-11-08/1.pdf", ImportOptions(DAY, page="1"), True),
        ("1.pdf", ImportOptions(DAY.replace(day=9)), False),
        ("20231109/1.pdf", ImportOptions(), False),
        ("1.pdf", ImportOptions(edition="增刊"), False),
        ("2.pdf", ImportOptions(), False),
        ("1.pdf", ImportOptions(page="2"), False),
    ],
)
def test_a_page_is_read_again_where_something_now_says_another_place(
    issue, path, options, is_known
):
    Run(issue / "1.pdf", jobs=1)
    sha256 = ImportRecord.objects.get().sha256
    assert bool(earlier_import(sha256, PurePath(path), options=options).pages) == is_known


@pytest.mark.django_db
def test_a_page_that_something_else_has_filled_since_is_read_again(issue):
    Run(issue / "1.pdf", jobs=1)
    sha256 = ImportRecord.objects.get().sha256
    (issue / "1.pdf").write_bytes(
        make_pdf({"number": "1", "stories": ("泗县产业园第1期工程",)})
    )
    Run(issue / "1.pdf", jobs=1)
    assert earlier_import(sha256, PurePath("1.pdf")).pages == {}


@pytest.mark.django_db
def test_a_page_whose_articles_were_deleted_is_read_again(issue):
    Run(issue / "1.pdf", jobs=1)
    Revision.objects.all().delete()
    Article.objects.all().delete()
    assert "created 2" in Run(issue / "1.pdf", jobs=1).out


@pytest.mark.django_db
def test_the_pages_of_one_pdf_are_pages_of_their_own_issues(tmp_path):
    path = tmp_path / "pages.pdf"
    path.write_bytes(
        make_pdf({"number": "1"}, {"number": "2"}, {"number": "1", "date": NEXT_DAY})
    )
    assert Run(path, jobs=2).code == 0
    assert pages() == [("2023-11-09", "1", 1), ("2023-11-08", "1", 1), ("2023-11-08", "2", 1)]
    assert list(
        ImportRecord.objects.order_by("file_page").values_list("file_page", "file_pages")
    ) == [
        (1, 3),
        (2, 3),
        (3, 3),
    ]


@pytest.mark.django_db
def test_pages_that_say_no_number_keep_their_order_and_are_asked_about(tmp_path):
    path = tmp_path / "20231108.pdf"
    path.write_bytes(make_pdf({"date": ""}, {"date": "", "number": "2"}, {"date": ""}))
    run = Run(path, jobs=1)
    assert (run.code, [number for _date, number, _count in pages()]) == (0, ["", "2", ""])
    assert run.out.count("Nothing says this page's number") == 2
    assert "(date from the names)" in run.out


@pytest.mark.django_db
def test_a_page_that_cannot_be_read_is_refused_by_name_and_the_others_come_in(tmp_path, spool):
    path = tmp_path / "20231108.pdf"
    path.write_bytes(make_pdf({"number": "1"}, {"number": "2"}))
    with ReaderPool(1, SheetLimits(cpu_seconds=20), crash_at_first_sheet) as readers:
        (report,) = import_readings(
            read_in_parallel(find([path]), ReadingPlan(readers), spool), NO_OPTIONS, None
        )
    assert (report.result, [refusal.file_page for refusal in report.refused]) == (
        "imported",
        [1],
    )
    assert [number for _date, number, _count in pages()] == ["2"]
    assert (
        "page 1 refused. Reading this page broke down"
        in ImportRecord.objects.get(result="refused").error
    )
    again = Run(path, jobs=1)  # goes on where it stopped
    assert (again.code, again.out.count("skipped"), again.out.count("created 1")) == (0, 2, 1)
    assert [number for _date, number, _count in pages()] == ["2", "1"]


@pytest.mark.django_db
def test_a_refused_page_of_many_is_an_exit_code(tmp_path):
    path = tmp_path / "20231108.pdf"
    path.write_bytes(make_pdf({"number": "1"}, {"number": "2", "date": NEXT_DAY}))
    run = Run(path, jobs=1)
    assert (run.code, run.err) == (1, "CommandError: 1 pages were refused.\n")
    assert (
        "page 2 refused. The page says 2023-11-09, the name of its file or folder 2023-11-08"
        in run.out
    )


@pytest.mark.parametrize("name", ["page.pdf", "20231108-A03.pdf", "a/b.pdf"])
def test_a_dry_run_says_of_a_page_that_is_only_a_picture_that_it_is_one(tmp_path, name):
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(one_page(stream(b"")))
    run = Run(path, dry_run=True, jobs=1)
    assert "The page holds no text, only pictures or type turned into paths" in run.out


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["page.pdf", "A03.pdf", "要闻.pdf"])
def test_a_page_that_is_only_a_picture_and_has_no_date_is_refused_for_both(tmp_path, name):
    (tmp_path / name).write_bytes(one_page(stream(b"")))
    run = Run(tmp_path / name, jobs=1)
    assert (run.code, pages()) == (1, [])
    assert "The page holds no text, only pictures or type turned into paths" in run.out
    assert "No date: neither the page says it nor the name of its file" in run.out


@pytest.mark.django_db
def test_a_pdf_page_that_is_only_a_picture_is_a_page_with_a_doubt_that_says_so(tmp_path):
    (tmp_path / "20231108-A03.pdf").write_bytes(one_page(stream(b"")))
    run = Run(tmp_path, jobs=1)
    assert (run.code, pages()) == (0, [("2023-11-08", "A3", 0)])
    assert "The page holds no text, only pictures or type turned into paths" in run.out


@pytest.mark.django_db
def test_an_archive_of_pages_is_imported_by_the_names_in_it(tmp_path):
    with zipfile.ZipFile(tmp_path / "某报20231108.zip", "w") as packed:
        packed.writestr("A02版.pdf", make_pdf({"date": ""}))
        packed.writestr("A01版.pdf", make_pdf({"date": ""}))
        packed.writestr("../A03.pdf", b"")
    run = Run(tmp_path, jobs=1)
    assert (run.code, pages()) == (1, [("2023-11-08", "A1", 1), ("2023-11-08", "A2", 1)])
    assert "Its name leads out of the archive" in run.out


@pytest.mark.django_db
def test_the_desk_takes_pdfs_and_archives(client, issue):
    client.force_login(make_editor())
    packed = issue / "pages.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(issue / "2.pdf", "2.pdf")
    files = [
        SimpleUploadedFile(path.name, path.read_bytes()) for path in (issue / "1.pdf", packed)
    ]
    address = reverse("admin:articles_importrecord_upload")
    response = client.post(address, {"files": files, "date": "", "edition": "", "page": ""})
    run_imports.call()
    table = client.get(response.url, follow=True)
    client.post(table.wsgi_request.path, filled_table(table) | {"file": "1"})
    run_imports.call()
    shown = client.get(response.url).context["shown"]
    assert [report.name for report in shown.reports] == ["1.pdf", "pages.zip/2.pdf"]
    assert [number for _date, number, _count in pages()] == ["1", "2"]


@pytest.mark.django_db
def test_the_desk_refuses_one_page_number_for_an_archive_of_several(client, issue):
    client.force_login(make_editor())
    packed = issue / "pages.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(issue / "1.pdf", "1.pdf")
        archive.write(issue / "2.pdf", "2.pdf")
    files = [SimpleUploadedFile("pages.zip", packed.read_bytes())]
    address = reverse("admin:articles_importrecord_upload")
    response = client.post(address, {"files": files, "date": "", "edition": "", "page": "3"})
    assert list(response.context["form"].errors) == ["page"]
    assert not ImportRecord.objects.exists()


def test_a_dry_run_reads_pdfs_with_regions_and_every_field(issue):
    run = Run(issue, dry_run=True, json=True, jobs=2)
    assert (run.code, [source["name"].partition("/")[2] for source in run.json["sources"]]) == (
        0,
        ["1.pdf", "2.pdf"],
    )
    (page,) = run.json["sources"][0]["pages"]
    assert (page["number"], page["date"], page["newspaper"], page["sequence"]) == (
        "1",
        "2023-11-08",
        "江南日报",
        1,
    )
    assert [article["headline"] for article in page["articles"]] == [
        "泗县产业园第1期工程",
        "霞浦渔业第1次丰收",
    ]
    for article in page["articles"]:
        x0, y0, x1, y1 = article["region"]
        assert 0 <= x0 < x1 <= 1
        assert 0 <= y0 < y1 <= 1
        assert {(x, y) for x, y in article["polygon"]} >= {(x0, y0), (x1, y1)}
        assert {"continues_on", "continued_from", "confidence", "doubts", "photos"} <= set(
            article
        )


def test_a_number_of_jobs_that_is_none_is_said():
    for jobs in ("0", "-1", "65", "many"):
        assert "--jobs" in Run("nowhere.pdf", "--jobs", jobs).err
