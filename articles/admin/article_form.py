"""The article's form and its inlines."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.desk.rights import Right
from articles.models import Article, Byline, Correction, Page, Picture, State
from articles.story import LINES, in_form

from .base import AutocompleteRows
from .columns import thumbnail
from .going_live import GOING_LIVE, REASON, GoingLiveForm
from .guarded_rows import GuardedInline
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


class ArticleForm(GoingLiveForm):
    """Who saves an article that has been published or withdrawn meanwhile is told first."""

    told = ("state", "doubts")
    correction_text = forms.CharField(
        label=_("correction"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        help_text=_(
            "What was wrong and what is right, in a sentence or two. What you have changed in the story and this note "
            "go to readers in one step; the note stands below the story for good."
        ),
    )

    class Meta:
        model = Article
        fields = [*TYPED, *GOING_LIVE, "withdrawal_note"]
        widgets = {name: SingleLineTextarea() for name in in_form("stack")} | {
            "withdrawal_note": SingleLineTextarea(rows=3)
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not may_correct(self.rights, self.instance):
            del self.fields["correction_text"]

    def clean_correction_text(self):
        text = self.cleaned_data["correction_text"]
        if "_correct" in self.data and not text:
            raise ValidationError(
                gettext("Write the correction that is to stand with the story.")
            )
        return text

    def clean_section(self):
        """The list offers only sections for which somebody has the right; what is online needs a second one."""
        section = self.cleaned_data["section"]
        if self.rights.may_put(self.instance, section and section.pk):
            return section
        if section is None:
            raise ValidationError(gettext("Choose a section: you may not leave it empty."))
        raise ValidationError(
            gettext("You may not put this story into %(section)s.") % {"section": section}
        )

    def save(self, commit=True):
        if self.cleaned_data.get("settled"):
            # that print has withdrawn the article is a doubt, too
            self.instance.dropped_at = None
        return super().save(commit)

    def told_words(self, name, row, who):
        if name == "state":
            words = gettext(
                "Not saved: meanwhile the article was put into another state (%(who)s): %(state)s. Look whether your "
                "change still fits, then save again."
            )
            return words % {"who": who, "state": row.get_state_display()}
        return super().told_words(name, row, who)


def place_details(form) -> dict[str, str]:
    """For the log: where a story stood on its page and where it stands now; {} where it was not moved."""
    if form.instance.pk is None or not {"page", "position"} & set(form.changed_data):
        return {}
    before = Page.objects.filter(pk=form.initial.get("page")).first()
    return {
        "from": _place(before, form.initial.get("position")),
        "to": _place(form.instance.page, form.instance.position),
    }


def _place(page, position) -> str:
    return gettext("%(page)s, place %(place)s") % {"page": page or "—", "place": position}


def may_correct(rights, article) -> bool:
    """What is online, by who may publish it: readers see a correction at once."""
    is_online = bool(article and article.pk) and article.state == State.PUBLISHED
    return is_online and rights.holds(Right.PUBLISH, article.section_id)


def fieldsets_for(fieldsets, article, corrects):
    """With the reason for not going online, the note on a withdrawal while readers find it, and the field of a
    correction for who may make one.
    """
    is_withdrawn = article is not None and article.state == State.WITHDRAWN
    of_standing = [REASON, *(["withdrawal_note"] if is_withdrawn else [])]
    shown = []
    for name, options in fieldsets:
        extra = of_standing if "standing" in options["fields"] else []
        shown.append((name, options | {"fields": [*options["fields"], *extra]}))
        if corrects and "body" in options["classes"]:
            shown.append((None, {"classes": ["correction"], "fields": ["correction_text"]}))
    return shown


class BylineInline(AutocompleteRows, GuardedInline, admin.TabularInline):
    model = Byline
    form = RowForm
    fields = ["contributor", "role", "position"]
    autocomplete_fields = ["contributor"]
    ordering = ["position", "pk"]
    extra = 0

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("contributor")


class PictureInline(AutocompleteRows, GuardedInline, admin.StackedInline):
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


class CorrectionInline(GuardedInline, admin.TabularInline):
    model = Correction
    fields = ["text", "made_at"]
    ordering = ["made_at", "pk"]
    extra = 0

    def has_add_permission(self, request, obj=None):
        """Of what is online a correction is made by the form's own field, with the changed text."""
        is_online = obj is not None and obj.state == State.PUBLISHED
        return not is_online and super().has_add_permission(request, obj)

    def formfield_for_dbfield(self, db_field, request, **options):
        if db_field.name == "text":
            options["widget"] = forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"})
        return super().formfield_for_dbfield(db_field, request, **options)
