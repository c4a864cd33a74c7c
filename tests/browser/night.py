"""A night at the paper: its printed pages, its people, each in a browser of their own, and a clock that is moved."""

from __future__ import annotations

import base64
import datetime
import io
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils import timezone
from playwright.sync_api import Page as Tab
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from articles.intake.import_runs import run_imports
from tests.desk.readers import make_levels
from tests.factories import make_user
from tests.groups import join, make_groups
from tests.pdfs import FONT

SIZE = WIDTH, HEIGHT = 800, 1130  # points
# As a browser hands over a folder that was dropped, which no script can do: an entry that gives its files in portions
DROP = """([folder, files]) => {
  const bytes = text => Uint8Array.from(atob(text), each => each.charCodeAt(0));
  const file = ([name, text]) => ({ isFile: true, fullPath: `/${folder}/${name}`,
    file: done => done(new File([bytes(text)], name)) });
  const portions = [files, []];
  const entry = { isFile: false, createReader: () => ({
    readEntries: done => done((portions.shift() ?? []).map(file)) }) };
  const event = new DragEvent("drop", { bubbles: true, cancelable: true });
  const data = { types: ["Files"], files: [], items: [{ webkitGetAsEntry: () => entry }] };
  Object.defineProperty(event, "dataTransfer", { value: data });
  document.querySelector("[data-part=form]").dispatchEvent(event);
}"""


def print_page(number: str, day: datetime.date, stories: Mapping[str, str]) -> bytes:
    """A PDF of one page: what it says of itself, and below that its stories by their headlines, one under the other."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=SIZE, invariant=1)
    canvas.setFont(FONT, 9)
    week = "一二三四五六日"[day.weekday()]
    said = f"江南日报  {day.year}年{day.month}月{day.day}日  星期{week}  要闻"
    canvas.drawString(40, HEIGHT - 30, said)
    canvas.setFont(FONT, 14)
    canvas.drawString(WIDTH - 90, HEIGHT - 32, f"第{number}版")
    top = HEIGHT - 90
    for headline, words in stories.items():
        canvas.setFont(FONT, 26)
        canvas.drawString(40, top, headline)
        canvas.setFont(FONT, 10)
        top -= 14
        for start in range(0, len(words), 36):
            top -= 16
            canvas.drawString(40, top, words[start : start + 36])
        top -= 70
    canvas.save()
    return buffer.getvalue()


def drop(tab: Tab, folder: str, files: Mapping[str, bytes]) -> None:
    """The folder on the board; what it holds is looked through, and its table is shown."""
    tab.goto("/admin/")
    sent = [[name, base64.b64encode(data).decode()] for name, data in files.items()]
    tab.evaluate(DROP, [folder, sent])
    tab.wait_for_url("**/importrecord/upload/*/")
    run_imports.call()
    tab.wait_for_url("**/pages/")


def file_it(tab: Tab) -> None:
    """What the table shows, by its button, which has the focus once the page is drawn."""
    tab.locator("[name=file]:focus, [name$=is_accepted]:focus").wait_for()
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/importrecord/upload/*/")
    run_imports.call()


class Clock:
    """The server's time: it stands until it is moved. What runs reads it from Django's module."""

    def __init__(self, monkeypatch) -> None:
        self.moment = datetime.datetime.now(datetime.UTC)
        clock = self

        class AnyTime(type):
            def __instancecheck__(cls, value: object) -> bool:
                return isinstance(value, datetime.datetime)

        class Standing(datetime.datetime, metaclass=AnyTime):
            @classmethod
            def now(cls, tz=None):
                return clock.moment.astimezone(tz)

        monkeypatch.setattr("django.utils.timezone.datetime", Standing)

    def move_to(self, day: datetime.date, hour: int, minute: int = 0) -> None:
        time = datetime.datetime.combine(day, datetime.time(hour, minute))
        self.moment = timezone.make_aware(time)


@dataclass(frozen=True)
class Person:
    user: object
    tab: Tab


def make_person(tab: Tab, username: str, name: str, group: str) -> Person:
    """Who has come to work, through the log-in."""
    user = make_user(username, is_staff=True, last_name=name)
    join(user, group)
    tab.set_viewport_size({"width": 1280, "height": 800})
    tab.emulate_media(reduced_motion="reduce")
    tab.goto("/admin/login/")
    tab.fill("#id_username", username)
    tab.fill("#id_password", "secret")
    tab.press("#id_password", "Enter")
    tab.wait_for_url("**/admin/")
    return Person(user, tab)


def make_newsroom(new_page) -> dict[str, Person]:
    """Five people, and three levels: a reporter writes, three read, one more answers for the issue."""
    make_groups()
    make_levels(3)
    people = (
        ("writer", "王记者", "记者"),
        ("editor", "李责编", "编辑"),
        ("head", "张主任", "值班主编"),
        ("chief", "赵总编", "总编"),
        ("duty", "钱值班", "值班主编"),
    )
    return {
        username: make_person(new_page(), username, name, group)
        for username, name, group in people
    }


@dataclass
class Night:
    """`day` is the issue's, `eve` the one before; `reader` has no account."""

    clock: Clock
    day: datetime.date
    reader: Tab
    people: dict[str, Person]

    def __getattr__(self, name: str) -> Person:
        return self.people[name]

    @property
    def eve(self) -> datetime.date:
        return self.day - datetime.timedelta(days=1)


def make_night(new_page, monkeypatch) -> Night:
    """At half past eleven, everybody has come."""
    day = timezone.localdate() + datetime.timedelta(days=2)
    night = Night(Clock(monkeypatch), day, new_page(), {})
    night.clock.move_to(night.eve, 23, 29)
    night.people |= make_newsroom(new_page)
    return night
