"""Related articles and the keywords they are found by, worked out on publishing (`derived.related`)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .article import Article

LONGEST_WORD = 20  # characters


class Keyword(models.Model):
    """A word that is typical of a published article: a person, a place, a quoted name, a repeated word."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="keywords")
    word = models.CharField(_("word"), max_length=LONGEST_WORD)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("keyword")
        verbose_name_plural = _("keywords")
        indexes = [models.Index(fields=["word", "article"], name="keyword_word")]
        constraints = [
            models.UniqueConstraint(fields=["article", "word"], name="one_keyword_an_article")
        ]

    def __str__(self) -> str:
        return self.word


class Relation(models.Model):
    """A link from `article` to `other`.

    `weight` of a related article: the summed rarity of the words they share, in nats. Of an
    article in the same series: the distance in it, -1 for the one before, 1 for the one after.
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
            models.UniqueConstraint(
                fields=["article", "kind", "other"], name="one_relation_a_kind"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["related", "series"]),
                name="relation_kind_is_known",
                violation_error_message=_(
                    "A relation is to a related story or to one of the same column."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} → {self.other_id}"
