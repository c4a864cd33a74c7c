"""The proof screen opened by an editor, for those who look at it and work with it."""

from __future__ import annotations

from axe_playwright_python.base import AXE_SCRIPT
from django.urls import reverse

from tests.factories import make_editor

SAYS = "#proof-says"


def sign_in(tab):
    """The tab of a laptop with an editor signed in, and axe in each of its pages."""
    make_editor("editor")
    tab.set_viewport_size({"width": 1280, "height": 800})
    tab.emulate_media(reduced_motion="reduce")
    tab.add_init_script(AXE_SCRIPT)
    tab.goto("/admin/login/")
    tab.fill("#id_username", "editor")
    tab.fill("#id_password", "secret")
    tab.press("#id_password", "Enter")
    tab.wait_for_url("**/admin/")
    return tab


def proof(page):
    return reverse("admin:articles_page_proof", args=[page.pk])


def opened(desk, page):
    desk.goto(proof(page))
    desk.locator(".story").first.wait_for()
    return page


def press(desk, *keys):
    for key in keys:
        desk.keyboard.press(key)


def says(desk):
    return desk.locator(SAYS).inner_text()
