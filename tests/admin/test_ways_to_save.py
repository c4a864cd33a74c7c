"""Every pair of ways to save the same rows: what was saved first is never overwritten in silence."""

import pytest
from django.contrib.messages import WARNING, get_messages
from django.test import Client
from django.urls import reverse

from articles.desk import letters, publishing
from articles.models import (
    Article,
    Byline,
    Contributor,
    Flash,
    FormerAddress,
    Issue,
    Letter,
    Page,
    Photo,
    Picture,
    Section,
    State,
)
from articles.story import Credit, StoryPicture
from tests.factories import make_editor, make_photo
from tests.forms import chosen, filled
from tests.intake.printed import SIZHOU, changed, import_again, import_page

pytestmark = pytest.mark.django_db
PICTURE = StoryPicture("旧图说", "旧图说 李贺 摄", (Credit("李贺", "摄"),))


@pytest.fixture(autouse=True)
def _paper(settings, tmp_path):
    """One imported, published article, and a row of each kind around it."""
    settings.MEDIA_ROOT = tmp_path
    import_page(changed(SIZHOU, headline="旧题", pictures=(PICTURE,)))
    article = Article.objects.get()
    publishing.publish([article])
    letters.receive(article, letters.LetterContent("有误。"), "192.0.2.1")
    times = {"starts_at": "2023-11-08T01:00:00Z", "ends_at": "2033-11-08T01:00:00Z"}
    Flash.objects.create(text="旧快讯", **times)
    FormerAddress.objects.create(path="html/1.htm", article=article)
    make_photo()


def list_of(model):
    return reverse(f"admin:articles_{model._meta.model_name}_changelist")


class Form:
    """The form of the only row of a model. `typed`: by field, what the second desk types and what the first."""

    def __init__(self, model, **typed):
        self.model, self.typed = model, typed

    def open(self, client):
        row = self.model.objects.order_by("pk").first()
        self.address = reverse(f"admin:articles_{row._meta.model_name}_change", args=[row.pk])
        return client.get(self.address)

    def save(self, client, opened, which):
        fields = opened.context["adminform"].form.fields
        without_file = {"image": ""} if "image" in fields else {}
        texts = {name: texts[which] for name, texts in self.typed.items()}
        return client.post(self.address, filled(opened, **without_file, **texts))

    def stored(self, which):
        return [(*_place(self.model, name), texts[which]) for name, texts in self.typed.items()]


ROWS_OF_INLINES = {"bylines": Byline, "pictures": Picture, "pages": Page}


def _place(model, name):
    """The model and the column in which a field of a form is stored."""
    if name.startswith("credits-0-"):
        return Picture, f"credits__{name.removeprefix('credits-0-')}"
    for prefix, row in ROWS_OF_INLINES.items():
        if name.startswith(f"{prefix}-0-"):
            return row, name.removeprefix(f"{prefix}-0-")
    return model, name


class Action:
    """Two actions on the only row of a model, and the state that each leaves."""

    def __init__(self, model, changed_model, *names_and_states):
        self.model, self.changed_model = model, changed_model
        self.names_and_states = names_and_states

    def open(self, client):
        stamps = client.get(list_of(self.model)).context["cl"].stamps
        return stamps, list(self.model.objects.values_list("pk", flat=True))

    def save(self, client, opened, which):
        stamps, pks = opened
        name, _state = self.names_and_states[which]
        data = chosen(name, self.model, pks) | {"shown": stamps}
        return client.post(list_of(self.model), data)

    def stored(self, which):
        return [(self.changed_model, "state", self.names_and_states[which][1])]


class EditedList:
    """The order of the only section, in the list."""

    def open(self, client):
        return client.get(list_of(Section))

    def save(self, client, opened, which):
        formset = opened.context["cl"].formset
        forms = [formset.management_form, *formset.forms]
        data = {
            form.add_prefix(name): form[name].value() for form in forms for name in form.fields
        }
        return client.post(
            list_of(Section), data | {"form-0-position": [7, 8][which], "_save": "1"}
        )

    def stored(self, which):
        return [(Section, "position", [7, 8][which])]


class Import:
    """The page, printed anew with another headline, byline and caption."""

    def open(self, client):
        return None

    def save(self, client, opened, which):
        picture = StoryPicture(f"报纸的图说{which}", "", (Credit("李贺", "摄"),))
        story = changed(
            SIZHOU,
            headline=f"报纸的题{which}",
            bylines=[f"报纸的记者{which}"],
            pictures=(picture,),
        )
        return import_again(story, sha=str(which + 2) * 64, name=f"报纸的版名{which}")

    def stored(self, which):
        return [
            (Article, "headline", f"报纸的题{which}"),
            (Byline, "contributor__name", f"报纸的记者{which}"),
            (Picture, "caption", f"报纸的图说{which}"),
        ]


ARTICLE = Form(
    Article,
    **{
        "headline": ("甲题", "乙题"),
        "bylines-0-role": ("甲者", "乙者"),
        "pictures-0-caption": ("甲图", "乙图"),
    },
)
ARTICLE_ACTION = Action(
    Article, Article, ("publish", State.PUBLISHED), ("withdraw", State.WITHDRAWN)
)
PAGE_ACTION = Action(Page, Article, ("publish", State.PUBLISHED), ("withdraw", State.WITHDRAWN))
PICTURE_FORM = Form(Picture, **{"caption": ("丙图", "丁图"), "credits-0-role": ("图", "供图")})
WAYS_BY_ROW = {
    "article": {
        "form": ARTICLE,
        "picture": PICTURE_FORM,
        "action": ARTICLE_ACTION,
        "action of pages": PAGE_ACTION,
        "import": Import(),
    },
    "page": {
        "form": Form(Page, name=("甲版", "乙版")),
        "inline": Form(
            Issue, **{"newspaper": ("甲报", "乙报"), "pages-0-name": ("丙版", "丁版")}
        ),
    },
    "section": {
        "form": Form(Section, name=("甲栏", "乙栏"), position=(3, 4)),
        "list": EditedList(),
    },
    "letter": {
        "action": Action(Letter, Letter, ("reopen", "open"), ("settle", "done")),
    },
    "contributor": {"form": Form(Contributor, name=("甲", "乙"))},
    "photo": {"form": Form(Photo, focal_x=(0.1, 0.2))},
    "flash": {"form": Form(Flash, text=("甲讯", "乙讯"))},
    "former address": {"form": Form(FormerAddress, path=("html/2.htm", "html/3.htm"))},
}
PAIRS = [
    pytest.param(first, second, id=f"{row}: {one}, then {other}")
    for row, ways in WAYS_BY_ROW.items()
    for one, first in ways.items()
    for other, second in ways.items()
    if not (one == other == "import")  # a newer print of the page may replace an older one
]


def is_stored(model, column, value):
    return model.objects.filter(**{column: value}).exists()


def is_told(outcome):
    """Whether the second desk has been told that something stands there already."""
    if not hasattr(outcome, "status_code"):
        return bool(outcome.kept)  # an import's report
    messages = get_messages(outcome.wsgi_request)
    warned = any(message.level == WARNING for message in messages)
    return outcome.status_code in {200, 410} or warned


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_what_was_saved_first_is_kept_or_the_second_desk_is_told(first, second):
    one, other = Client(), Client()
    for client in (one, other):
        client.force_login(make_editor())
    opened, late = first.open(one), second.open(other)
    saved = first.save(one, opened, 1)
    assert not is_told(saved)
    outcome = second.save(other, late, 0)
    lost = [where for where in first.stored(1) if not is_stored(*where)]
    assert not lost
    missing = [where for where in second.stored(0) if not is_stored(*where)]
    assert not missing or is_told(outcome)
