"""Pages as people see them: the system's Chromium against Django's live server, with nothing reached outside it."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator

import pytest
from django.core.servers.basehttp import ServerHandler
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Route,
    sync_playwright,
)

# Open forms tell the server of themselves all the time, also while a test takes its rows away: only
# their own tests let them (`test_open_forms_browser`).
TELL = "/admin/articles/openform/tell/"
NAMES = (
    "chromium-headless-shell",  # the same pages without the windows around them: a quarter of the time a tab
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
QUIET = (
    "--no-sandbox",  # Chromium's own sandbox refuses to run as root, as in most containers
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    executable = next(filter(None, map(shutil.which, NAMES)), None)
    if executable is None:
        pytest.skip(
            f"no Chromium on this machine (looked for {', '.join(NAMES)}), so no page was looked at"
        )
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright keeps an event loop in this thread, and Django would refuse the tests' own queries beside it.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        browser = playwright.chromium.launch(executable_path=executable, args=list(QUIET))
        yield browser
        browser.close()


def _deaf(_environ: object, start_response: Callable[..., object]) -> list[bytes]:
    start_response("200 OK", [("Content-Type", "application/json")])
    return [b'{"others": []}']


class Answering:
    """How many requests the live server is answering. A browser may leave some behind when its
    tab is closed, and what they write stands in the way of emptying the tables.

    What open forms tell as they are left, no route is sure to catch, and it may come amid the next
    test: it goes no further than here, but in tests that hear it (`hears_forms`).
    """

    QUIET_FOR = 0.02  # seconds: a request that has come in is counted long before that
    LIMIT = 30.0  # seconds

    def __init__(self) -> None:
        self.hears_forms = False
        self._number = 0
        self._changed = threading.Condition()

    def run(self, handler: ServerHandler, application: object) -> None:
        """In the place of the server's own `run`, which it calls."""
        self._count(1)
        is_told = handler.base_env.get("PATH_INFO") == TELL
        answer = _deaf if is_told and not self.hears_forms else application
        try:
            super(ServerHandler, handler).run(answer)  # type: ignore[arg-type]
        finally:
            self._count(-1)

    def wait_until_quiet(self) -> None:
        with self._changed:
            while True:
                assert self._changed.wait_for(lambda: not self._number, self.LIMIT)
                if not self._changed.wait(self.QUIET_FOR):
                    return

    def _count(self, change: int) -> None:
        with self._changed:
            self._number += change
            self._changed.notify_all()


@pytest.fixture(scope="session")
def answering() -> Iterator[Answering]:
    answering = Answering()

    def run(handler: ServerHandler, application: object) -> None:
        answering.run(handler, application)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ServerHandler, "run", run, raising=False)
        yield answering


@pytest.fixture
def new_page(
    browser: Browser, live_server, answering: Answering
) -> Iterator[Callable[[], Page]]:
    """A function: an empty tab of a Chinese reader in a browser of his own, addresses relative to the site. He is
    abroad: every time that he is shown or types is the paper's all the same. It fails the test
    afterwards if a page asked for anything outside the site, or a script on it failed.
    """
    wrong: list[str] = []
    contexts: list[BrowserContext] = []

    def open_page() -> Page:
        context = browser.new_context(
            locale="zh-CN", timezone_id="America/New_York", base_url=live_server.url
        )
        contexts.append(context)
        return _watched(context, live_server.url, wrong)

    yield open_page
    for context in contexts:
        for tab in context.pages:
            # What a page tells when it is left is still caught by its routes.
            tab.goto("about:blank")
        context.close()
    answering.wait_until_quiet()
    assert not wrong


def _watched(context: BrowserContext, site: str, wrong: list[str]) -> Page:
    def outside(route: Route) -> None:
        wrong.append(f"asked for {route.request.url}")
        route.abort()

    def console(message: ConsoleMessage) -> None:
        # A 404 that a test asks for is in the console too; its address is the test's own business.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            wrong.append(message.text)

    context.route(lambda url: not url.startswith((site, "data:", "blob:", "about:")), outside)
    context.route(f"**{TELL}", lambda route: route.fulfill(json={"others": []}))
    page = context.new_page()
    page.on("console", console)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    return page


@pytest.fixture
def page(new_page: Callable[[], Page]) -> Page:
    """The one tab that most tests have."""
    return new_page()
