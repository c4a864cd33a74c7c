"""The article's form, its inlines, and the compare-and-set that keeps one editor from overwriting another's save."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Byline, Correction, Picture
from articles.story import LINES, in_form

from .base import AutocompleteRows
from .columns import thumbnail
from .picture_form import PictureForm
from .preloaded import RowForm

# What an editor types or chooses.
TYPED = (*LINES, *in_form("body"), *in_form("place"), "page", "position")


class SingleLineTextarea(forms.Textarea):
    """A headline, kicker or deck: one line of text, but decks are wider than a field, so it
    wraps and grows.

    Pasted line ends become spaces.
    """

    def __init__(self, **attrs):
        super().__init__({"rows": 1, "autocomplete": "off"} | attrs)

    def value_from_datadict(self, data, files, name):
        value = super().value_from_datadict(data, files, name)
        return value and " ".join(value.splitlines())


class ArticleForm(forms.ModelForm):
    """`seen` is the article's version when the form was opened.

    A save over a newer version is refused, once: the form that comes back carries the newer
    one.
    """

    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    settled = forms.BooleanField(
        label=_("Doubts are settled"),
        required=False,
        help_text=_(
            "Tick it once you have checked them against the page; saving then clears them."
        ),
    )

    class Meta:
        model = Article
        fields = [*TYPED, "pin", "withdrawal_note"]
        widgets = {name: SingleLineTextarea() for name in in_form("stack")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["seen"] = _version(self.instance)

    def clean(self):
        cleaned = super().clean()
        if self.instance.pk:
            self._refuse_stale(cleaned)
        return cleaned

    def save(self, commit=True):
        if self.cleaned_data.get("settled"):
            self.instance.doubts = []
            # that print has withdrawn the article is a doubt, too
            self.instance.dropped_at = None
        return super().save(commit)

    def _refuse_stale(self, cleaned):
        """Compare-and-set: the row is locked until the save's transaction ends, so a second save sees the first."""
        rows = Article.objects.filter(pk=self.instance.pk)
        rows.lock()
        stored = rows.first()
        if stored is None or cleaned.get("seen") == _version(stored):
            return
        self.data = self.data.copy()
        self.data[self.add_prefix("seen")] = _version(stored)
        raise ValidationError(_refusal(stored, cleaned))


def _version(article):
    """Differs after every save: the time of the last change that readers see, and the pin, which does not touch it."""
    return f"{article.updated_at.isoformat()} {article.pin or ''}".strip()


def _refusal(stored, typed) -> str:
    """Who saved the article meanwhile, when and why, in which fields it differs, and what to do now."""
    last = stored.revisions.select_related("made_by").order_by("-number").first()
    when = max(stored.updated_at, last.made_at) if last else stored.updated_at
    return gettext(
        "Not saved: %(who)s changed this article at %(when)s, while you had it open (%(why)s). What you typed is still "
        "here. It differs from what is stored now in: %(fields)s. Open the article in another tab to compare; saving "
        "again puts yours in its place."
    ) % {
        "who": (last.made_by if last else None) or gettext("somebody"),
        "when": date_format(timezone.localtime(when), "H:i:s"),
        "why": (last.reason if last else "") or gettext("Edited"),
        "fields": _differing_fields(stored, typed) or gettext("nothing"),
    }


def _differing_fields(stored, typed) -> str:
    """The names of the fields, as editors read them, in which the form differs from the stored row."""
    differing = [
        name
        for name in (*TYPED, "pin")
        if name in typed and getattr(stored, name) != typed[name]
    ]
    labels = (str(Article._meta.get_field(name).verbose_name) for name in differing)
    return gettext(", ").join(labels)


class BylineInline(AutocompleteRows, admin.TabularInline):
    model = Byline
    form = RowForm
    fields = ["contributor", "role", "position"]
    autocomplete_fields = ["contributor"]
    ordering = ["position", "pk"]
    extra = 0

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("contributor")


class PictureInline(AutocompleteRows, admin.StackedInline):
    model = Picture
    form = PictureForm
    fields = ["shown", ("photo", "position"), "caption", "photographers", "caption_printed"]
    readonly_fields = ["shown"]
    autocomplete_fields = ["photo"]
    ordering = ["position", "pk"]
    extra = 0
    show_change_link = True

    def get_queryset(self, request):
        return (
            super()
            .get_queryset(request)
            .select_related("photo")
            .prefetch_related("credits__contributor")
        )

    @admin.display(description=_("preview"))
    def shown(self, picture):
        return thumbnail(picture.photo)


class CorrectionInline(admin.TabularInline):
    model = Correction
    fields = ["text", "made_at"]
    ordering = ["made_at", "pk"]
    extra = 0

    def formfield_for_dbfield(self, db_field, request, **options):
        if db_field.name == "text":
            options["widget"] = forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"})
        return super().formfield_for_dbfield(db_field, request, **options)
