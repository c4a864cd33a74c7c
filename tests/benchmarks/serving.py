"""A site of its own for a benchmark: its database, its collected static files, gunicorn in front, requests a second."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
READERS = 4  # connections at once, which keep the one worker busy
FILL = "import json, sys; from tests.benchmarks.archives import fill_archive; print(json.dumps(fill_archive(%d)))"


def environment(folder: Path, **more: str) -> dict[str, str]:
    """That of a site in production; `more` are settings besides."""
    site = {
        "DEMO": "",
        "SECRET_KEY": "k" * 50,
        "HTTPS": "0",
        "ALLOWED_HOSTS": "127.0.0.1",
        "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
        "MEDIA_ROOT": f"{folder}/media",
        "SOURCES_ROOT": f"{folder}/sources",
        "STATIC_ROOT": f"{folder}/static",
        "DJANGO_SETTINGS_MODULE": "newsroom.settings",
        "PYTHONPATH": str(ROOT),
    }
    return os.environ | site | more


def manage(folder: Path, *arguments: str, **more: str) -> str:
    command = [sys.executable, ROOT / "manage.py", *arguments]
    return subprocess.run(
        command, check=True, env=environment(folder, **more), capture_output=True, text=True
    ).stdout


@contextmanager
def served(folder: Path, **more: str) -> Iterator[int]:
    """The port of the folder's site; `more` are settings besides."""
    with listening(
        sys.executable, "tests.benchmarks.server", environment(folder, **more)
    ) as port:
        yield port


@contextmanager
def listening(
    python: str | Path, application: str, environment: dict[str, str]
) -> Iterator[int]:
    """The port of one worker of gunicorn on the application of that name."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        python,
        "-m",
        "gunicorn",
        "--bind",
        f"127.0.0.1:{port}",
        "--worker-class",
        "gthread",
    ]
    command += ["--threads", "2", "--keep-alive", "60", "--log-level", "error", application]
    server = subprocess.Popen(command, env=environment, cwd=ROOT)
    try:
        _wait_for(port)
        yield port
    finally:
        server.terminate()
        server.wait()


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError(f"No server on port {port} after 30 s")


def rate(port: int, address: str, requests: int) -> float:
    """Requests a second that READERS get answered, each with 200."""
    each = requests // READERS
    start = time.perf_counter()
    with ThreadPoolExecutor(READERS) as readers:
        list(readers.map(lambda _: _read(port, address, each), range(READERS)))
    return each * READERS / (time.perf_counter() - start)


def _read(port: int, address: str, times: int) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port)
    for _ in range(times):
        connection.request("GET", address, headers={"Accept-Encoding": "gzip"})
        response = connection.getresponse()
        response.read()
        if response.status != 200:
            raise AssertionError(f"{address}: {response.status}")
    connection.close()
