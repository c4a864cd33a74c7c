"""Pages as people see them: the system's Chromium against Django's live server, with nothing reached outside it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Route, sync_playwright

# Open forms tell the server of themselves all the time, also while a test takes its rows away: only
# their own tests let them (`test_open_forms_browser`).
TELL = "/admin/articles/openform/tell/"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
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


@pytest.fixture
def page(browser: Browser, live_server) -> Iterator[Page]:
    """An empty tab of a Chinese reader, addresses relative to the site. It fails the test
    afterwards if a page asked for anything outside the site, or a script on it failed.
    """
    context = browser.new_context(
        locale="zh-CN", timezone_id="Asia/Shanghai", base_url=live_server.url
    )
    wrong: list[str] = []

    def outside(route: Route) -> None:
        wrong.append(f"asked for {route.request.url}")
        route.abort()

    def console(message: ConsoleMessage) -> None:
        # A 404 that a test asks for is in the console too; its address is the test's own business.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            wrong.append(message.text)

    context.route(
        lambda url: not url.startswith((live_server.url, "data:", "blob:", "about:")), outside
    )
    context.route(f"**{TELL}", lambda route: route.fulfill(json={"others": []}))
    page = context.new_page()
    page.on("console", console)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    yield page
    context.close()
    assert not wrong
