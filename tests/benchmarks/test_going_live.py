"""Four hundred stories go live at once while five readers a second read: what that costs the readers, as a ratio.

Printed beside it (`make bench`): how long after its moment the issue was live.
"""

import http.client
import statistics
import subprocess
import sys
import time

from tests.benchmarks.serving import ROOT, environment, manage, served

STORIES, ARCHIVE = 400, 3000
LEAD = 60.0  # seconds from the end of the filling: time to measure, and for the loop to prepare
EVERY = 0.2  # seconds: five readers a second
AFTER = 20.0  # seconds after the moment that are still measured
MOST = 1.5  # times the median of before: what was asked for
FILL = f"from tests.benchmarks.due_issue import fill_due; print(fill_due({ARCHIVE}, {STORIES}, {LEAD}))"
TOLD = (
    "from articles.models import Issue; issue = Issue.objects.get(pk={}); "
    "print(issue.live_at.timestamp(), issue.went_live_at and issue.went_live_at.timestamp())"
)
ADDRESSES = ("/", "/section/s0/", "/search/?q=%E4%BA%A7%E4%B8%9A", "/feed/", "/a/17/")


def read(port, address):
    """Seconds until the whole answer is there."""
    start = time.perf_counter()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", address)
    response = connection.getresponse()
    response.read()
    connection.close()
    assert response.status == 200, address
    return time.perf_counter() - start


def read_until(port, end):
    """(time, seconds) of each reader, one after the other, EVERY seconds."""
    times = []
    for n in range(10**6):
        begun = time.time()
        if begun >= end:
            return times
        times.append((begun, read(port, ADDRESSES[n % len(ADDRESSES)])))
        time.sleep(max(0.0, EVERY - (time.time() - begun)))
    return times


def test_readers_hardly_notice_that_four_hundred_stories_go_live(tmp_path):
    manage(tmp_path, "migrate", "--verbosity", "0")
    manage(tmp_path, "collectstatic", "--noinput", "--verbosity", "0")
    issue = manage(tmp_path, "shell", "--no-imports", "-c", FILL).split()[-1]
    told = manage(tmp_path, "shell", "--no-imports", "-c", TOLD.format(issue))
    moment = float(told.split()[0])
    command = [sys.executable, ROOT / "manage.py", "run_desk"]
    with (
        served(tmp_path, SEARCHES_A_MINUTE="0", WEB_CONCURRENCY="1") as port,
        subprocess.Popen(command, env=environment(tmp_path), cwd=ROOT) as loop,
    ):
        for address in ADDRESSES:
            read(port, address)
        times = read_until(port, moment + AFTER)
        loop.terminate()
    live_at, went_at = manage(
        tmp_path, "shell", "--no-imports", "-c", TOLD.format(issue)
    ).split()
    before = statistics.median(taken for at, taken in times if at < moment - 15)
    around = statistics.median(taken for at, taken in times if moment - 2 <= at < moment + 10)
    print(  # noqa: T201
        f"\nmedian {1000 * before:.1f} ms before, {1000 * around:.1f} ms about the moment: "
        f"{around / before:.2f} times (asked: {MOST}); "
        f"begun {float(went_at) - float(live_at):.2f} s after it (asked: 5)"
    )
    assert went_at != "None"
