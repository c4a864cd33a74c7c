"""Forms of the admin, filled in and sent as a browser would."""

import datetime
import re

from django.forms import CheckboxSelectMultiple, MultiWidget
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags

from articles.admin import withdraw_question
from articles.admin.publish_question import ANSWER, question_about
from articles.models import Article


def address_of(article):
    """The URL of the article's form."""
    return reverse("admin:articles_article_change", args=[article.pk])


def save(client, article, button="_continue", **changes):
    """Open the article's form, type `changes`, press the button."""
    address = address_of(article)
    return client.post(address, filled(client.get(address), **changes) | {button: "1"})


def chosen(action, model, pks):
    """What the list of `model` sends for an action on these rows; for publishing and withdrawing, with the question
    answered.
    """
    data = {"action": action, "_selected_action": list(pks)}
    if action not in {"publish", "withdraw"}:
        return data
    rows = {"pk__in": pks} if model is Article else {"page__in": pks}
    if action == "withdraw":
        facts = withdraw_question.question_about(Article.objects.filter(**rows)).facts
        return data | {withdraw_question.ANSWER: facts, "reason": "事实有误"}
    return data | {ANSWER: question_about(Article.objects.filter(**rows)).facts}


def filled(response, **changes):
    """What the page's form would send if nothing but `changes` were typed. An empty value is sent as ""."""
    context = response.context
    forms = [context["adminform"].form]
    for inline in context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    data = {}
    for field in (form[name] for form in forms for name in form.fields):
        data |= _sent(field)
    data = {name: value for name, value in data.items() if value is not False} | _in_two_fields(
        data
    )
    return {name: "" if value is None else value for name, value in (data | changes).items()}


def filled_table(response, **changes):
    """What the table of an upload's pages would send; `changes` by the names that its fields have without a row, for
    all of them.
    """
    data = {"seen": response.context["seen"]}
    for form in response.context["rows"]:
        for field in form:
            value = changes.get(field.name, field.value())
            if value not in (False, None):
                data[field.html_name] = "on" if value is True else value
    return data


def _sent(field):
    """By name, what a field sends; a time that comes back as it was typed is two of them already."""
    value, widget = field.value(), field.field.widget
    if isinstance(widget, CheckboxSelectMultiple) and not value:
        return {}
    if isinstance(value, datetime.datetime) and timezone.is_naive(value):
        return {field.html_name: value.isoformat(timespec="minutes")}
    if isinstance(widget, MultiWidget) and isinstance(value, list):
        return {f"{field.html_name}_{number}": part for number, part in enumerate(value)}
    return {field.html_name: value}


def _in_two_fields(data):
    """A time is typed as a date and an hour."""
    times = {
        name: timezone.localtime(value)
        for name, value in data.items()
        if isinstance(value, datetime.datetime)
    }
    halves = (
        lambda time: time.date().isoformat(),
        lambda time: time.time().isoformat("seconds"),
    )
    return {
        f"{name}_{n}": half(time)
        for name, time in times.items()
        for n, half in enumerate(halves)
    }


def errors(response):
    """Every error on the page, in words, without the tags in which two texts are compared."""
    context = response.context
    found = [
        str(error) for errors in context["adminform"].form.errors.values() for error in errors
    ]
    for inline in context["inline_admin_formsets"]:
        found += [
            str(error)
            for form in inline.formset.forms
            for errors in form.errors.values()
            for error in errors
        ]
    return [strip_tags(error) for error in found]


def theirs(response, name):
    """What the form sends of a field whose stored text the editor chooses."""
    page = response.content.decode()
    return {f"{name}-choice": re.search(rf'name="{name}-choice" value="(theirs-\w+)"', page)[1]}


def words(response):
    """What the page says, without its tags."""
    return " ".join(re.sub("<[^>]+>", " ", response.content.decode()).split())
