"""Uploads as the desk's form gives them, and what is left of them."""

from django.core.files.uploadedfile import SimpleUploadedFile

from articles.intake import import_workers
from articles.intake.page_identity import NO_OPTIONS
from articles.models import ImportJob
from tests.management.import_command import SEED

PAGE = SEED.read_text(encoding="utf-8")


def dump(name="20231108-03.txt", text=PAGE):
    return SimpleUploadedFile(name, text.encode())


def submit(*files, options=NO_OPTIONS, **facts) -> ImportJob:
    """An upload in the queue."""
    return import_workers.submit(files or (dump(),), options, **facts)


def now(job) -> ImportJob:
    """The job as it is in the database."""
    return ImportJob.objects.get(pk=job.pk)


def kept_in(sources_root):
    """The names of the uploaded files that are kept."""
    return sorted(path.name for path in (sources_root / "uploads").glob("*/*"))
