"""The search index of published articles. Only `search` writes and reads it."""

from django.db import models

from .article import Article
from .issue import Section


class SearchEntry(models.Model):
    """An article that can be found. `place` rises with the date of the issue
    (`search.entries.place_of`).

    The tokens are in columns that Django does not know: on PostgreSQL in two more columns of
    this table, on SQLite in the table `articles_searchtokens`, from which a trigger on this
    table deletes (migration 0011_search). A migration that rebuilds this table on SQLite must
    create the trigger again.
    """

    place = models.BigIntegerField(primary_key=True)
    article = models.OneToOneField(
        Article, on_delete=models.CASCADE, related_name="search_entry"
    )
    section = models.ForeignKey(Section, on_delete=models.SET_NULL, related_name="+", null=True)

    def __str__(self) -> str:
        return f"{self.place} {self.article_id}"


class SearchText(models.Model):
    """An article's searchable text, plain, a paragraph a line; results show snippets of it.

    A table of its own, so that counting thousands of entries does not read their texts.
    """

    article = models.OneToOneField(
        Article, on_delete=models.CASCADE, related_name="search_text", primary_key=True
    )
    text = models.TextField()

    def __str__(self) -> str:
        return self.text[:30]
