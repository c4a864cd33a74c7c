"""The table of an upload's pages at the desk: seen, settled, filed or dropped."""

import pytest
from django.urls import reverse

from articles.intake.import_runs import run_imports
from articles.models import Article, ImportJob, ImportRecord, Page
from tests.factories import make_editor, make_issue, make_page
from tests.forms import filled_table
from tests.intake.test_upload_table import DAY, NO_DATE, OTHER, dump, looked_through
from tests.intake.uploading import now
from tests.site.pages import SitePage

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def sources_root(settings, tmp_path):
    settings.SOURCES_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def desk(client):
    client.force_login(make_editor("编辑"))
    return client


def send(desk, job, button, **changes):
    """Type `changes` into every row and press the button."""
    address = job.get_absolute_url()
    data = filled_table(desk.get(address), **changes)
    return desk.post(address, data | {button: "1"}, follow=True)


def test_the_table_says_all_of_a_page_and_one_press_files_it(desk):
    job = looked_through()
    page = desk.get(job.get_absolute_url())
    text = SitePage(page).text("main")
    assert "20231108-03.txt" in text
    assert "取自版面" in text
    assert b"autofocus" in page.content
    send(desk, job, "file")
    run_imports.call()
    assert (now(job).status, Page.objects.get().number) == ("done", "3")


def test_an_upload_that_waits_is_listed_and_found_again(desk):
    job = looked_through()
    page = desk.get(reverse("admin:articles_importrecord_upload"))
    assert list(page.context["proposed"]) == [job]
    progress = reverse("admin:articles_importrecord_progress", args=[job.pk])
    assert desk.get(progress).url == job.get_absolute_url()


def test_what_is_not_settled_is_not_filed_and_what_was_typed_is_kept(desk):
    job = looked_through(dump("a.txt"), dump("b.txt", OTHER))
    assert b"autofocus" not in desk.get(job.get_absolute_url()).content
    answer = send(desk, job, "file", edition="早报")
    assert "还没有" in str(next(iter(answer.context["messages"])))
    assert set(job.pages.values_list("edition", flat=True)) == {"早报"}
    assert now(job).is_proposed


def test_one_value_is_set_for_all(desk):
    job = looked_through(dump("a.txt", NO_DATE), dump("b.txt", NO_DATE.replace("泗县", "砀山")))
    address = job.get_absolute_url()
    typed = {"all-date": "2023-11-08", "all-number": "A3", "all-edition": "增刊"}
    desk.post(address, filled_table(desk.get(address)) | typed | {"for_all": "1"})
    found = job.pages.values_list("date", "edition", "number")
    assert list(found) == [(DAY, "增刊", "A3"), (DAY, "增刊", "A4")]
    page = desk.get(address)
    assert page.context["open_count"] == 0


@pytest.mark.parametrize(
    ("field", "value"), [("date", "八号"), ("edition", "a/b"), ("number", "??")]
)
def test_what_makes_no_sense_comes_back_as_it_was_typed(desk, field, value):
    job = looked_through()
    answer = send(desk, job, "file", **{field: value})
    assert list(answer.context["rows"][0].errors) == [field]
    assert value in answer.content.decode()
    assert now(job).is_proposed


def test_what_another_desk_has_changed_is_shown_with_what_was_typed(desk):
    job = looked_through()
    address = job.get_absolute_url()
    data = filled_table(desk.get(address), number="9")
    send(desk, job, "save", number="5")
    answer = desk.post(address, data | {"file": "1"})
    assert answer.context["rows"][0]["number"].value() == "9"
    assert job.pages.get().number == "5"
    again = desk.post(address, data | {"seen": answer.context["seen"], "save": "1"})
    assert (again.status_code, job.pages.get().number) == (302, "9")


def test_a_page_that_is_there_is_filed_once_the_editor_says_so(desk):
    make_page(make_issue(DAY), 3)
    job = looked_through()
    send(desk, job, "file")
    assert now(job).is_proposed
    send(desk, job, "file", is_accepted=True)
    run_imports.call()
    assert ImportRecord.objects.get().page == Page.objects.get()


def test_a_dropped_upload_imports_nothing(desk):
    job = looked_through()
    send(desk, job, "drop")
    run_imports.call()
    assert (now(job).status, Article.objects.count()) == ("stopped", 0)


def test_with_everything_left_out_there_is_nothing_to_file(desk):
    job = looked_through()
    send(desk, job, "file", is_left_out=True)
    assert now(job).is_proposed


def test_a_table_that_another_desk_has_filed_leads_to_its_progress(desk):
    job = looked_through()
    address = reverse("admin:articles_importrecord_pages", args=[job.pk])
    data = filled_table(desk.get(address)) | {"file": "1"}
    desk.post(address, data)
    progress = reverse("admin:articles_importrecord_progress", args=[job.pk])
    assert desk.post(address, data).url == progress
    assert desk.get(address).url == progress


def test_markup_in_names_and_headlines_is_text(desk):
    name = "<img src=x onerror=alert(1)>-20231108-03.txt"
    job = looked_through(dump(name))
    assert "<img src=x" not in desk.get(job.get_absolute_url()).content.decode()


def test_the_table_takes_as_many_queries_however_many_pages(
    desk, django_assert_max_num_queries
):
    job = ImportJob.objects.create(names=["a.zip"], folder="a", status="proposed")
    for position in range(40):
        job.pages.create(position=position, file_name="a", date=DAY, number=str(position))
    with django_assert_max_num_queries(16):
        desk.get(job.get_absolute_url())
