"""An upload that finds no room is told of, and the rest of its form is there."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory

from articles.web.upload_handlers import lost_uploads
from tests.full_disk import no_file_larger_than

SMALL, LARGE = 2**19, 2**22  # bytes; a request of the second goes to the temporary folder


@pytest.fixture
def small_disk():
    """No file may grow beyond a megabyte, as on a disk that has no more room."""
    with no_file_larger_than(2**20):
        yield


@pytest.fixture
def request_with():
    """A request with files of these sizes, and a field before and after them."""
    made = []

    def make(**sizes):
        files = {
            name: SimpleUploadedFile(f"{name}.pdf", bytes(size)) for name, size in sizes.items()
        }
        made.append(RequestFactory().post("/", {"before": "一", **files, "publish": "on"}))
        return made[-1]

    yield make
    for request in made:
        request.close()


@pytest.mark.usefixtures("small_disk")
@pytest.mark.parametrize("sizes", [{"a": SMALL, "b": LARGE}, {"b": LARGE, "a": SMALL}])
def test_the_file_without_room_is_told_and_all_else_arrives(request_with, sizes):
    request = request_with(**sizes)
    (lost,) = lost_uploads(request)
    assert (lost.name, bool(lost.reason)) == ("b.pdf", True)
    assert request.POST.dict() == {"before": "一", "publish": "on"}
    assert [(file.name, len(file.read())) for file in request.FILES.values()] == [
        ("a.pdf", SMALL)
    ]


def test_where_there_is_room_nothing_is_lost(request_with):
    request = request_with(a=SMALL, b=LARGE)
    assert lost_uploads(request) == []
    assert sorted(file.size for file in request.FILES.values()) == [SMALL, LARGE]


def test_a_temporary_folder_that_is_gone_is_told_too(request_with, settings, tmp_path):
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path / "gone")
    request = request_with(a=SMALL, b=LARGE)
    assert [lost.name for lost in lost_uploads(request)] == ["a.pdf", "b.pdf"]
    assert request.POST["publish"] == "on"
