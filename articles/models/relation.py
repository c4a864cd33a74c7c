"""Which stories lead on to which, worked out when they are published (`relating`), and the words that tell it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .article import Article

LONGEST_WORD = 20  # characters


class Keyword(models.Model):
    """A word that a published article turns on: a person, a place, a quoted name, or what it keeps coming back to."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="keywords")
    word = models.CharField(_("word"), max_length=LONGEST_WORD)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("keyword")
        verbose_name_plural = _("keywords")
        indexes = [models.Index(fields=["word", "article"], name="keyword_word")]
        constraints = [models.UniqueConstraint(fields=["article", "word"], name="one_keyword_an_article")]

    def __str__(self):
        return self.word


class Relation(models.Model):
    """A way from `article` to `other`.

    `weight` of a related story is how much the two share, in nats of their common words' rarity; of one in the same
    column it is its distance in the series: -1 the one before, 1 the one after.
    """

    class Kind(models.TextChoices):
        RELATED = "related", _("related")
        SERIES = "series", _("same column")

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="relations")
    other = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="pointed_at_by")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    weight = models.FloatField(_("weight"))

    class Meta:
        ordering = ["kind", "-weight", "pk"]
        verbose_name = _("relation")
        verbose_name_plural = _("relations")
        constraints = [
            models.UniqueConstraint(fields=["article", "kind", "other"], name="one_relation_a_kind"),
            models.CheckConstraint(
                condition=Q(kind__in=["related", "series"]),
                name="relation_kind_is_known",
                violation_error_message=_("A relation is to a related story or to one of the same column."),
            ),
        ]

    def __str__(self):
        return f"{self.article_id} → {self.other_id}"
