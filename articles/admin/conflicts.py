"""What an editor is shown where another desk has saved the same field, or deleted the row, meanwhile."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, QuerySet
from django.forms import CharField, FileField, TypedChoiceField
from django.template.defaultfilters import yesno
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format, localize
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from articles.text import richtext
from articles.text.comparison import Passage, compare, shortened
from articles.web.editor import EditorField

DELETED = _(
    "Not saved: this was deleted while you had it open. What you typed is still here: save it to add it anew."
)
ROW_DELETED = _(
    "Another desk or an import has deleted this row while you had it open. What you typed still stands here: save "
    "again to add it anew, or take it out."
)
ROW_KEPT = _(
    "Not deleted: another desk has changed this row while you had it open, and it is shown as it stands now. Tick it "
    "again to delete it."
)
CHOICE = "-choice"  # ends the name of the field in which an editor chooses one of two texts
THEIRS = "theirs-"  # begins the choice of the stored text; the state of the other one follows


@dataclass(frozen=True)
class FieldConflict:
    """Two values of a field. `state` is that of ours: a text that is edited after the choice is not thrown away."""

    ours: Any
    theirs: Any
    state: str
    changed_by: str


def field_conflict(bound, conflict: FieldConflict) -> str:
    """HTML: both texts of the form's field `bound`, and a choice."""
    if isinstance(bound.field, FileField):
        return _file_conflict(conflict)
    one, other = _passages(bound.field, conflict.ours, conflict.theirs)
    sides = [
        {
            "value": "ours",
            "label": gettext("Yours, as it stands in the field"),
            "passages": one,
        },
        {
            "value": f"{THEIRS}{conflict.state}",
            "label": conflict.changed_by,
            "passages": other,
        },
    ]
    words = gettext(
        "Not saved: another desk has saved this field, too, while you had it open. Choose one of the two, or write "
        "yours anew, and save again."
    )
    context = {"words": words, "sides": sides, "name": f"{bound.html_name}{CHOICE}"}
    return render_to_string("admin/conflict.html", context)


def row_conflict(words, delete_box: str = "") -> str:
    """HTML: what became of a row; `delete_box` is the name of the box that takes it out."""
    context = {"words": words, "name": delete_box, "label": gettext("Take this row out")}
    return render_to_string("admin/row_conflict.html", context)


def changed_by(row: Model, since: float) -> str:
    """Who has changed the row after that POSIX time, and when; without a name where nobody knows."""
    moment = datetime.datetime.fromtimestamp(since, datetime.UTC)
    who, when = _last_revision(row, moment) or _last_log_entry(row, moment) or ("", None)
    if when is None:
        return gettext("Another desk")
    time = date_format(timezone.localtime(when), "H:i:s")
    return gettext("%(who)s at %(time)s") % {"who": who, "time": time}


def _last_revision(row, since):
    article = _article_of(row)
    if article is None:
        return None
    revisions = article.revisions.filter(made_at__gte=since).select_related("made_by")
    last = revisions.order_by("-number").first()
    return last and (str(last.made_by or last.reason), last.made_at)


def _article_of(row):
    """The article that is changed by whoever changes this row."""
    if isinstance(row, Article):
        return row
    return getattr(getattr(row, "picture", row), "article", None)


def _last_log_entry(row, since):
    of_row = {
        "content_type": ContentType.objects.get_for_model(row),
        "object_id": str(row.pk),
    }
    entries = LogEntry.objects.filter(**of_row, action_time__gte=since)
    last = entries.select_related("user").order_by("-action_time").first()
    return last and (str(last.user), last.action_time)


def _passages(field, ours, theirs):
    """Texts are compared by character; of people, pages and numbers each is shown whole."""
    one, other = _shown(field, ours), _shown(field, theirs)
    if one == other:
        other = gettext("The words are the same, but set otherwise.")
    elif isinstance(field, CharField):
        comparison = compare(one, other)
        return shortened(comparison.one), shortened(comparison.other)
    return [Passage(text) for text in (one,) if text], [
        Passage(text) for text in (other,) if text
    ]


def _shown(field, value) -> str:
    if isinstance(field, TypedChoiceField):
        value = dict(field.choices).get(value, value)
    if isinstance(field, EditorField):
        return richtext.plain_text(value or "")
    if isinstance(value, datetime.datetime):
        return date_format(timezone.localtime(value), "DATETIME_FORMAT")
    if isinstance(value, list | tuple | QuerySet):
        return "、".join(str(each) for each in value)
    if isinstance(value, bool):
        return yesno(value)
    return "" if value is None else str(localize(value))


def _file_conflict(conflict) -> str:
    words = gettext(
        "Not saved: another desk has saved another file while you had the form open (%(who)s): %(file)s. Choose yours "
        "again to put it in its place."
    )
    return words % {"who": conflict.changed_by, "file": conflict.theirs}
