"""When a story goes live, as its form and its list have it."""

import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.desk import events, print_reasons, scheduling
from articles.desk.rights import EVERYTHING, Right
from articles.models import Article, Event, State

from .paper_time import PaperTimeField
from .settled_doubts import SettledDoubtsForm

TIMES = ("live_at", "expires_at")
# of the form; readers see no change of what is online by them
GOING_LIVE = (*TIMES, "print_only")
REASON = "print_only_reason"  # of the form; no column
LONGEST = 300  # characters, as on the proof screen


class SuggestingInput(forms.TextInput):
    """A line of text with the usual ones to choose from."""

    def __init__(self, suggestions, attrs=None):
        super().__init__(attrs)
        self.suggestions = suggestions

    def render(self, name, value, attrs=None, renderer=None):
        key = f"{(attrs or {}).get('id', name)}_usual"
        field = super().render(name, value, {**(attrs or {}), "list": key}, renderer)
        usual = format_html_join(
            "", '<option value="{}"></option>', ((one,) for one in self.suggestions())
        )
        return format_html('{}<datalist id="{}">{}</datalist>', field, key, usual)


class GoingLiveForm(SettledDoubtsForm):
    """Times are given by who may publish; that a story is printed only, by who may edit it and says why."""

    live_at = PaperTimeField.of(Article, "live_at")
    expires_at = PaperTimeField.of(Article, "expires_at")
    print_only_reason = forms.CharField(
        label=_("why not online"),
        required=False,
        max_length=LONGEST,
        widget=SuggestingInput(print_reasons.usual_reasons, {"autocomplete": "off"}),
        help_text=_("Stands in the list of print and online."),
    )
    rights = EVERYTHING  # of who has opened the form

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self._may_publish():
            for name in TIMES:
                self.fields[name].disabled = True
        is_barred = bool(self.instance.pk and self.instance.print_only)
        self.initial[REASON] = print_reasons.of_whole(self.instance) if is_barred else ""

    def clean_live_at(self):
        return self._stored_or_typed("live_at")

    def clean_expires_at(self):
        return self._stored_or_typed("expires_at")

    def clean_print_only(self):
        is_print_only = self.cleaned_data["print_only"]
        was_print_only = bool(self.initial.get("print_only"))
        if is_print_only and self.instance.state == State.PUBLISHED:
            raise ValidationError(
                gettext("This story is online: withdraw it before you mark it as print only.")
            )
        if was_print_only and not is_print_only and not self._may_publish():
            raise ValidationError(
                gettext("Only who may publish decides that this story may go online after all.")
            )
        return is_print_only

    def clean(self):
        self._check_times()
        if REASON in self.cleaned_data and not self.errors:
            self._check_reason()
        return super().clean()

    def _check_reason(self):
        """Asked for where it becomes printed only. What was so marked before reasons were asked
        for stays as it is.
        """
        is_print_only, reason = self.cleaned_data["print_only"], self.cleaned_data[REASON]
        is_asked = is_print_only and {"print_only", REASON}.intersection(self.changed_data)
        if is_asked and not reason:
            self.add_error(REASON, gettext("Say why it is not to go online."))
        if reason and not is_print_only and REASON in self.changed_data:
            words = gettext("There is a reason, but no tick: tick “%(field)s”, or empty this.")
            label = Article._meta.get_field("print_only").verbose_name
            self.add_error(REASON, words % {"field": label})

    def _check_times(self):
        """Of the stored row: what it has already may stay as it is."""
        if not set(TIMES).issubset(self.cleaned_data):
            return
        try:
            scheduling.require_times(self.instance, *map(self.cleaned_data.get, TIMES))
        except scheduling.SchedulingError as error:
            changed = [name for name in TIMES if name in self.changed_data]
            self.add_error(changed[0] if changed else None, str(error))

    def _stored_or_typed(self, name):
        return self.fields[name].clean_over(self.cleaned_data[name], self.initial.get(name))

    def _may_publish(self):
        section = self.instance.section_id if self.instance.pk else None
        if self.instance.pk is None:
            return self.rights.has(Right.PUBLISH)
        return self.rights.holds(Right.PUBLISH, section)


def record_times(form, user):
    """After the form's row was saved: what the log says of its times."""
    if set(TIMES).isdisjoint(form.changed_data):
        return
    story = form.instance
    details = scheduling.details_of(story.live_at, story.expires_at)
    verb = Event.Verb.SCHEDULED if details else Event.Verb.UNSCHEDULED
    events.record(verb, [story], user, details)


def times_cell(article):
    """When it goes live or ends, by its own time or its issue's; "" where nothing is planned."""
    said = [
        ("", _own_time(article)),
        ("quiet", _time_of_issue(article)),
        ("", _end(article)),
    ]
    return format_html_join(
        "", '<span class="time {}">{}</span>', [one for one in said if one[1]]
    )


def print_only_badge(article):
    if not article.print_only:
        return ""
    label = Article._meta.get_field("print_only").verbose_name
    return format_html(' <span class="badge is-print-only">{}</span>', label)


def short_time(at: datetime.datetime) -> str:
    """For lists: 11-28 06:00, with its year where that is not this one."""
    local = timezone.localtime(at)
    is_this_year = local.year == timezone.localtime().year
    return date_format(local, "m-d H:i" if is_this_year else "Y-m-d H:i")


def _own_time(article):
    if not article.live_at or article.print_only:
        return ""
    return gettext("live %(at)s") % {"at": short_time(article.live_at)}


def _time_of_issue(article):
    issue = article.page.issue
    is_with_it = article.state == State.DRAFT and not article.live_at and not article.print_only
    if not is_with_it or not issue.live_at or issue.went_live_at:
        return ""
    return gettext("with its issue %(at)s") % {"at": short_time(issue.live_at)}


def _end(article):
    if not article.expires_at:
        return ""
    words = gettext("ended %(at)s") if article.has_ended else gettext("until %(at)s")
    return words % {"at": short_time(article.expires_at)}
