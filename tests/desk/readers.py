"""People who sign, and a desk that has levels: what tests of signatures begin with."""

from django.contrib.auth.models import Permission

from articles.desk import signing
from articles.models import Article
from tests.factories import make_site_settings, make_user

REPORTER = ("view_article", "change_article", "add_article")
EDITOR = (*REPORTER, "delete_article", "sign_article")
DUTY = (*EDITOR, "publish_article", "sign_second")
CHIEF = (*DUTY, "sign_third")
LEVELS = ("初审", "复审", "终审")


def make_levels(count=3, printed=1):
    names = dict(zip(("level_1", "level_2", "level_3"), LEVELS[:count], strict=False))
    blank = dict.fromkeys(("level_1", "level_2", "level_3"), "")
    return make_site_settings(**blank | names, printed_level=printed)


def make_reader(name, permissions):
    user = make_user(name, is_staff=True)
    user.user_permissions.set(
        Permission.objects.filter(codename__in=permissions, content_type__app_label="articles")
    )
    return type(user).objects.get(pk=user.pk)


class Desk:
    """Three levels, and a person for each. `sign(article, n)` signs at the first n."""

    def __init__(self, count=3, printed=1):
        make_levels(count, printed)
        self.reporter = make_reader("记者", REPORTER)
        self.editor = make_reader("责编", EDITOR)
        self.duty = make_reader("主任", DUTY)
        self.chief = make_reader("总编", CHIEF)
        self.readers = (self.editor, self.duty, self.chief)[:count]

    def sign(self, article, levels=3):
        for level, reader in enumerate(self.readers[:levels], 1):
            signing.sign([article], level, reader)


def valid(article):
    """The levels whose signatures are valid."""
    rows = article.signatures.filter(voided_at=None)
    return sorted(rows.values_list("level", flat=True))


def again(article):
    return Article.everything.get(pk=article.pk)
