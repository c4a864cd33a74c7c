"""Waiting for what a page's own script does: Playwright's wait evaluates text, which the site's policy forbids."""

from __future__ import annotations

from playwright.sync_api import Page

FRAMES = 1_800  # half a minute on a screen of 60 frames a second; a busy browser draws fewer


def until(page: Page, condition: str) -> bool:
    """Whether the expression becomes true in the page: it is asked before each frame."""
    return page.evaluate(
        f"""async () => {{
            for (let frame = 0; frame < {FRAMES}; frame++) {{
                if ({condition}) return true;
                await new Promise(requestAnimationFrame);
            }}
            return false;
        }}"""
    )
