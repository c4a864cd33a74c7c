"""How fast issues come in, from PDF pages, images and all. `make bench` prints it, as ratios
where it can.

What was asked for: sixteen pages in 20 s on two cores, no process over 500 MB; two cores at
least 1.7 times one; the thousandth page of an archive in the time of the tenth, give or take a
tenth. Time is told and not asserted, since the machine is no part of the project; memory is
nearly the same on every one.
"""

import io
import itertools
import os
import random
import statistics
import subprocess
import sys
import time

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader

from articles import intake
from articles.intake import sources
from tests.management.import_command import ROOT
from tests.pdfs import FONT, make_pdf

ASKED_SECONDS, ASKED_MB, ASKED_GAIN = 20, 500, 1.7
PAGES = 16
ARCHIVE, ISSUE = 1000, 10  # pages in the archive, and in each of its issues
COLUMNS, LINES, CHARACTERS = 5, 150, 13  # 9,750 characters
WIDTH, HEIGHT = 1106, 1548  # points: a broadsheet
# Runs a command and tells the most memory, in MB, that any process under it took. A shell
# stands between, because a program's peak on Linux begins with that of the process that started
# it.
MEASURED = """
import resource, subprocess, sys
code = subprocess.run(["sh", "-c", '"$@"; exit $?', "sh", *sys.argv[1:]]).returncode
sys.stderr.write(f"\\n{resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024}")
sys.exit(code)
"""
WORDS = "近年来各县聚力打造产业园一派现代化生产场景呈现在眼前工人们正在线上忙碌渔船满载而归湖面波光粼粼"


def tell(text: str) -> None:
    sys.stdout.write(text + "\n")


def dense_page(number, dice):
    """A function that draws a broadsheet page: five columns, eleven stories, two photos."""
    photo = ImageReader(io.BytesIO(noise(dice)))

    def draw(canvas):
        canvas.setFont(FONT, 12)
        canvas.drawString(
            40, HEIGHT - 30, f"江南日报  2023年11月8日  星期三  第{number}版 要闻"
        )
        for story in range(11):
            draw_story(canvas, story, dice)
        for left in (40, 620):
            canvas.drawImage(photo, left, 40, 420, 260)

    return draw


def draw_story(canvas, story, dice):
    row, column = divmod(story, COLUMNS)
    left, top = 40 + column * 208, HEIGHT - 80 - row * 390
    canvas.setFont(FONT, 24)
    canvas.drawString(left, top, "".join(dice.sample(WORDS, 8)))
    canvas.setFont(FONT, 9)
    for line in range(LINES // 5):
        indent = "　　" if line % 6 == 0 else ""
        canvas.drawString(
            left,
            top - 24 - line * 11,
            indent + "".join(dice.choices(WORDS, k=20 - len(indent))),
        )


def noise(dice):
    """A photo as JPEG, 1200 × 800."""
    small = Image.frombytes("RGB", (60, 40), dice.randbytes(60 * 40 * 3))
    buffer = io.BytesIO()
    small.resize((1200, 800), Image.Resampling.BICUBIC).save(buffer, "JPEG", quality=85)
    return buffer.getvalue()


@pytest.fixture
def issue(tmp_path):
    dice = random.Random(8)
    folder = tmp_path / "issue"
    folder.mkdir()
    for number in range(1, PAGES + 1):
        (folder / f"{number}.pdf").write_bytes(
            make_pdf(dense_page(number, dice), size=(WIDTH, HEIGHT))
        )
    return folder


def import_with(jobs, issue, tmp_path):
    """Seconds and the most megabytes of a process, of the command as a user runs it."""
    environment = os.environ | {
        "DATABASE_URL": f"sqlite:///{tmp_path}/{jobs}.sqlite3",
        "MEDIA_ROOT": str(tmp_path / f"media{jobs}"),
        "SOURCES_ROOT": str(tmp_path / f"sources{jobs}"),
    }
    manage = [sys.executable, str(ROOT / "manage.py")]
    subprocess.run(
        [*manage, "migrate", "--verbosity", "0"], env=environment, check=True, timeout=120
    )
    command = [
        sys.executable,
        "-c",
        MEASURED,
        *manage,
        "import_issue",
        str(issue),
        "--jobs",
        str(jobs),
    ]
    start = time.perf_counter()
    done = subprocess.run(
        command, env=environment, check=True, capture_output=True, text=True, timeout=600
    )
    return time.perf_counter() - start, int(done.stderr.rpartition("\n")[2])


def test_an_issue_of_sixteen_pages(issue, tmp_path):
    taken = {jobs: import_with(jobs, issue, tmp_path) for jobs in (1, 2)}
    (one, _), (two, megabytes) = taken[1], taken[2]
    tell(f"\n{PAGES} pages with two processes: {two:.1f} s; asked for {ASKED_SECONDS}")
    tell(f"two cores against one: {one / two:.2f} times; asked for {ASKED_GAIN}")
    tell(f"the largest process: {megabytes} MB; asked for {ASKED_MB}")
    assert megabytes <= ASKED_MB


@pytest.fixture
def archive(tmp_path):
    """Folders by date, a page a file, all different."""
    dice = random.Random(9)
    for number in range(ARCHIVE):
        day, page = divmod(number, ISSUE)
        date = f"20{day // 28:02}-11-{day % 28 + 1:02}"
        folder = tmp_path / "archive" / date
        folder.mkdir(parents=True, exist_ok=True)
        headlines = ["".join(dice.sample(WORDS, 10)) for _ in range(3)]
        words = "".join(dice.choices(WORDS, k=60))
        (folder / f"{page + 1}.pdf").write_bytes(
            make_pdf({"date": "", "stories": headlines, "words": words})
        )
    return tmp_path / "archive"


@pytest.mark.django_db(transaction=True)
def test_the_thousandth_page_takes_as_long_as_the_tenth(archive):
    files = sources.find([archive])
    ends = [moments()]
    for number, report in enumerate(intake.import_files(files), 1):
        assert report.result == "imported", report.error
        if number % ISSUE == 0:
            ends.append(moments())
    taken = [(end[0] - start[0], end[1] - start[1]) for start, end in itertools.pairwise(ends)]
    for name, of in (("time", 0), ("processor time of the writing process", 1)):
        first, last = (
            statistics.median(part[of] for part in parts)
            for parts in (taken[1:21], taken[-20:])
        )
        tell(
            f"\n{ISSUE} pages, {name}: {first:.2f} s from the tenth page on, {last:.2f} s up to page {ARCHIVE:,}"
        )
        tell(
            f"the thousandth page against the tenth: {last / first:.2f}; asked for 0.90 to 1.10"
        )


def moments():
    """Now, by the clock on the wall, which others on the machine slow down, and by this process's own."""
    return time.perf_counter(), time.process_time()
