"""What the search knows of the stories that are online. Only `search` writes and reads it."""

from django.db import models

from .article import Article
from .issue import Section


class SearchEntry(models.Model):
    """A story that can be found. `place` counts by the day of its issue, so that the newest have the highest.

    Beside these columns the database has its own: PostgreSQL the tokens of title and text in two more columns,
    SQLite the table `articles_searchtokens`, which a trigger of this table keeps in step (migration 0009_search; a
    migration that makes this table anew on SQLite must make the trigger anew).
    """

    place = models.BigIntegerField(primary_key=True)
    article = models.OneToOneField(Article, on_delete=models.CASCADE, related_name="search_entry")
    section = models.ForeignKey(Section, on_delete=models.SET_NULL, related_name="+", null=True)

    def __str__(self):
        return f"{self.place} {self.article_id}"


class SearchText(models.Model):
    """A story's text as it is searched, plain, a paragraph a line: results show pieces of it.

    In a table of its own: whoever counts thousands of entries does not read their texts.
    """

    article = models.OneToOneField(Article, on_delete=models.CASCADE, related_name="search_text", primary_key=True)
    text = models.TextField()

    def __str__(self):
        return self.text[:30]
