"""Database tables. Facts only: what changes more than one row is a verb in `intake`, `desk` or `derived`."""

from .article import Article
from .article_queries import ArticleKind, State
from .clearance import Clearance
from .desk_loop import DeskAlarm, DeskLoop, PlannedTime
from .event import Event
from .former import FormerAddress, former_path
from .former_file import FormerFile
from .front_page import FrontOrder, FrontPlace
from .generation import Generation, PendingChange
from .import_job import ImportedFile, ImportJob
from .import_trace import ImportTrace
from .issue import Hold, Issue, Page, Section, fits_an_address
from .letter import Letter
from .notice import Correction, Flash
from .open_form import OpenForm
from .page_block import StoredBlock, StoredGroup, StoredLayout
from .page_doubt import PageDoubt
from .page_operation import PageOperation
from .people import Byline, Contributor
from .photo import Photo, PhotoCredit, Picture
from .ping import Ping
from .plain_page import PlainPage
from .prepared_story import PreparedStory
from .preview_link import PreviewLink
from .print_reason import PrintReason
from .public_state import PublicState
from .record import ImportRecord, Revision
from .region import ArticleRegion, RemovedZone
from .relation import Keyword, Relation
from .row_revision import RowRevision
from .search_entry import SearchEntry, SearchText
from .section_right import SectionRight
from .signature import SentBack, Signature, SignedText
from .site_settings import SiteSettings
from .uploaded_page import UploadedPage

__all__ = [
    "Article",
    "ArticleKind",
    "ArticleRegion",
    "Byline",
    "Clearance",
    "Contributor",
    "Correction",
    "DeskAlarm",
    "DeskLoop",
    "Event",
    "Flash",
    "FormerAddress",
    "FormerFile",
    "FrontOrder",
    "FrontPlace",
    "Generation",
    "Hold",
    "ImportJob",
    "ImportRecord",
    "ImportTrace",
    "ImportedFile",
    "Issue",
    "Keyword",
    "Letter",
    "OpenForm",
    "Page",
    "PageDoubt",
    "PageOperation",
    "PendingChange",
    "Photo",
    "PhotoCredit",
    "Picture",
    "Ping",
    "PlainPage",
    "PlannedTime",
    "PreparedStory",
    "PreviewLink",
    "PrintReason",
    "PublicState",
    "Relation",
    "RemovedZone",
    "Revision",
    "RowRevision",
    "SearchEntry",
    "SearchText",
    "Section",
    "SectionRight",
    "SentBack",
    "Signature",
    "SignedText",
    "SiteSettings",
    "State",
    "StoredBlock",
    "StoredGroup",
    "StoredLayout",
    "UploadedPage",
    "fits_an_address",
    "former_path",
]
