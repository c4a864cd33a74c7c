"""Uploaded files are kept until their import has ended, in order, and under no name of their own."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation

from articles.intake import uploaded_files
from articles.models import ImportJob
from articles.web.refusals import RefusedError
from tests.full_disk import no_file_larger_than
from tests.intake.copied import bytes_of
from tests.intake.uploading import dump, kept_in, submit

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def sources_root(settings, tmp_path):
    settings.SOURCES_ROOT = tmp_path
    return tmp_path


def test_files_come_back_in_their_order_under_their_names():
    kept = uploaded_files.store([dump("../b.txt", "二"), dump("a.txt", "一")])
    files = uploaded_files.files_of(kept.folder, kept.names)
    assert [file.name for file in files] == ["b.txt", "a.txt"]
    assert [bytes_of(file).decode() for file in files] == ["二", "一"]


def test_a_full_disk_is_a_refusal_in_words_and_leaves_nothing(sources_root):
    files = [dump("a.txt"), SimpleUploadedFile("b.pdf", bytes(2**20))]
    with no_file_larger_than(2**19), pytest.raises(RefusedError, match="make room"):
        uploaded_files.store(files)
    assert kept_in(sources_root) == []


def test_the_sweep_removes_what_a_killed_process_has_left_and_nothing_that_waits(sources_root):
    uploaded_files.store([dump("left.txt")])
    job = submit()
    assert uploaded_files.sweep(grace=0) == 1
    assert [folder.name for folder in (sources_root / "uploads").iterdir()] == [job.folder]
    ImportJob.objects.update(status=ImportJob.Status.DONE)
    assert uploaded_files.sweep(grace=3600) == 0
    assert uploaded_files.sweep(grace=0) == 1
