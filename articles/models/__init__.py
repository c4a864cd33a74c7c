"""What is kept. Facts only: what touches more than one row is a verb (intake, publishing, revisions)."""

from .article import Article, State
from .generation import Generation
from .issue import Issue, Page, Section, fits_an_address
from .people import Byline, Contributor
from .photo import Photo, PhotoCredit, Picture
from .record import ImportRecord, Revision
from .region import ArticleRegion

__all__ = [
    "Article",
    "ArticleRegion",
    "Byline",
    "Contributor",
    "Generation",
    "ImportRecord",
    "Issue",
    "Page",
    "Photo",
    "PhotoCredit",
    "Picture",
    "Revision",
    "Section",
    "State",
    "fits_an_address",
]
