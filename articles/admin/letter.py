"""Readers' letters: an editor reads them, settles them, or turns one into a correction of its story, text and note at
once.
"""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from articles.desk import corrections, letters
from articles.desk.rights import Right
from articles.desk.text_places import TextEdit, TextEditError
from articles.models import Article, Letter

from .base import DeskAdmin
from .guarded_form import GuardedForm
from .rights import rights_for

# What the button "_correct" takes
CORRECTION = ("correction_text", "wrong", "right")


class LetterAdminForm(GuardedForm):
    """The button "_correct" makes `correction_text` a correction of the story, and writes into its text what is right
    for what is `wrong`.
    """

    edits: tuple[TextEdit, ...] = ()  # of the story, once the form is valid
    told = ("state",)  # so that two editors at once make one correction
    correction_text = forms.CharField(
        label=_("correction"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        help_text=_(
            "What was wrong and what is right, in a sentence or two. Readers see it with the story."
        ),
    )
    wrong = forms.CharField(
        label=_("wrong in the text"),
        required=False,
        help_text=_("As it stands in the story, exactly once. Empty: its text stays as it is."),
    )
    right = forms.CharField(label=_("right instead"), required=False)

    class Meta:
        model = Letter
        fields = []

    def clean(self):
        cleaned = super().clean()  # the story is locked from here on
        if "_correct" in self.data and "correction_text" in self.fields:
            if not cleaned.get("correction_text"):
                self.add_error(
                    "correction_text",
                    gettext("Write the correction that is to stand with the story."),
                )
            self._find_text(cleaned.get("wrong"), cleaned.get("right"))
        return cleaned

    def _find_text(self, wrong, right):
        if not wrong and not right:
            return
        if not (wrong and right):
            missing = "right" if wrong else "wrong"
            self.add_error(missing, gettext("Give both: what is wrong and what is right."))
            return
        story = Article.everything.get(pk=self.instance.article_id)
        try:
            self.edits = tuple(corrections.replacements(story, [(wrong, right)]))
        except TextEditError as error:
            self.add_error("wrong", str(error))

    def told_words(self, name, row, who):
        words = gettext(
            "Nothing was done: %(who)s has settled this letter or put it back while you had it open."
        )
        return words % {"who": row.done_by or gettext("somebody")}


@admin.register(Letter)
class LetterAdmin(DeskAdmin):
    form = LetterAdminForm
    change_form_template = "admin/articles/letter/change_form.html"
    fields = [
        "story",
        "text",
        "name",
        "contact",
        "made_at",
        "standing",
        *CORRECTION,
    ]
    readonly_fields = ["story", "text", "name", "contact", "made_at", "standing"]
    list_display = ["beginning", "story", "name", "made_at", "standing"]
    list_display_links = ["beginning"]
    list_select_related = ["article__page__issue", "done_by", "correction"]
    list_filter = ["state"]
    search_fields = ["text", "name", "article__headline"]
    search_help_text = _("In letters, names and headlines.")
    date_hierarchy = "made_at"
    actions = ["settle", "reopen"]

    def expire_pages(self, rows):
        """No reader sees a letter."""

    def has_add_permission(self, request):
        return False

    def get_queryset(self, request):
        return (
            super()
            .get_queryset(request)
            .select_related("article__page__issue", "done_by", "correction")
        )

    # Cells.

    @admin.display(description=Letter._meta.get_field("text").verbose_name)
    def beginning(self, letter):
        return letter.text[:60]

    @admin.display(description=Article._meta.verbose_name)
    def story(self, letter):
        address = reverse("admin:articles_article_change", args=[letter.article_id])
        return format_html(
            '<a href="{}">{}</a><br><span class="quiet">{}</span>',
            address,
            letter.article,
            letter.article.page,
        )

    @admin.display(description=_("state"), ordering="state")
    def standing(self, letter):
        badge = "is-draft" if letter.state == Letter.State.OPEN else "is-published"
        return format_html(
            '<span class="badge {}">{}</span> {}',
            badge,
            letter.get_state_display(),
            letter.done_by or "",
        )

    # Actions.

    @admin.action(description=_("Mark the selected letters done"), permissions=["change"])
    def settle(self, request, letters_chosen):
        count = letters.settle(letters_chosen, request.user)
        done = ngettext("%(count)d letter is done.", "%(count)d letters are done.", count)
        self._report(request, done, count)

    @admin.action(
        description=_("Put the selected letters back on the board"), permissions=["change"]
    )
    def reopen(self, request, letters_chosen):
        count = letters.reopen(letters_chosen, request.user)
        done = ngettext(
            "%(count)d letter is open again.", "%(count)d letters are open again.", count
        )
        self._report(request, done, count)

    def _report(self, request, message, count):
        level = messages.SUCCESS if count else messages.WARNING
        self.message_user(request, message % {"count": count}, level)

    # The form.

    def may_correct(self, request, letter) -> bool:
        """Readers see a correction at once: that takes the right to publish."""
        if letter is None:
            return False
        return rights_for(request).holds(Right.PUBLISH, letter.article.section_id)

    def get_fields(self, request, obj=None):
        fields = super().get_fields(request, obj)
        left_out = () if self.may_correct(request, obj) else CORRECTION
        return [name for name in fields if name not in left_out]

    def lock_before_save(self, row, changed):
        """A correction changes the story, which is locked first."""
        if "correction_text" in changed:
            Article.everything.filter(pk=row.article_id).lock()

    def render_change_form(self, request, context, **options):
        context["may_correct"] = self.may_correct(request, options.get("obj"))
        return super().render_change_form(request, context, **options)

    def save_model(self, request, obj, form, change):
        """Never saves the letter itself, which is the reader's; calls the verb of the button that was pressed."""
        if "_correct" in request.POST:
            if not self.may_correct(request, obj):
                raise PermissionDenied
            text = form.cleaned_data["correction_text"]
            corrections.correct(obj.article, text, request.user, obj, form.edits)
        elif "_done" in request.POST:
            letters.settle([obj], request.user)
        elif "_reopen" in request.POST:
            letters.reopen([obj], request.user)
