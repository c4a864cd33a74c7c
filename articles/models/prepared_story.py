"""Stories that will go online soon, and whose search entry, keywords and relations are written already."""

from django.db import models

from .article import Article


class PreparedStory(models.Model):
    """Made by `derived.preparing` for a draft; hides its search entry from readers while it is not `is_online`.

    `digest` is that of the rows that it was worked out of (`derived.row_digests`), "" while that is
    under way. Once the story is online, the row stays until older stories link back to it.
    """

    article = models.OneToOneField(
        Article, on_delete=models.CASCADE, related_name="prepared", primary_key=True
    )
    digest = models.CharField(max_length=64, blank=True)
    is_online = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.article_id} {self.digest[:12]}"
