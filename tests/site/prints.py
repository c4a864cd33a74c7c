"""Pages with a picture and the zones of their stories, as an import leaves them."""

from __future__ import annotations

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from articles.models import ArticleRegion
from tests.factories import make_image, make_issue, make_page, make_published

SIZES = (("webp", 240), ("webp", 960), ("webp", 1600), ("jpeg", 1600))


def with_picture(page):
    """`page` with a picture in all sizes, half as high again as wide, and its PDF."""
    page.images = [
        {"name": _kept(f"pages/{page.pk}-{width}.{kind}", width, kind), "format": kind, "width": width,
         "height": width * 3 // 2}
        for kind, width in SIZES
    ]  # fmt: skip
    page.width, page.height = 1000.0, 1500.0
    page.pdf.name = default_storage.save(f"pages/{page.pk}.pdf", ContentFile(b"%PDF-1.7"))
    page.save()
    return page


def _kept(name, width, kind):
    data = make_image(width=width, height=width * 3 // 2, colour="#ffffff", kind=kind.upper())
    return default_storage.save(name, ContentFile(data))


def make_zone(article, left=0.1, top=0.1, page=None, position=1):
    """A zone 0.3 by 0.2 of the page."""
    right, bottom = round(left + 0.3, 3), round(top + 0.2, 3)
    polygon = [[left, top], [right, top], [right, bottom], [left, bottom]]
    return ArticleRegion.objects.create(
        article=article, page=page or article.page, polygon=polygon, position=position
    )


def make_print(stories=2, issue=None, **fields):
    """A page as printed with `stories`, each in its zone, one below the other."""
    page = with_picture(make_page(issue or make_issue(newspaper="江南日报")))
    for number in range(stories):
        make_zone(make_published(page=page, **fields), top=0.05 + 0.9 / stories * number)
    return page
