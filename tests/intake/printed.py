"""Three stories as a page prints them, in a corrected state too, and how tests import them."""

from articles.desk import revisions
from articles.intake.import_records import FileOrigin
from articles.intake.incoming_page import IncomingPage
from articles.intake.page_identity import PageIdentity
from articles.intake.page_import import NOTHING_FILLED, import_pages
from articles.models import Article, Contributor, ImportRecord, Issue, Page, Revision, Section
from articles.story import Credit, StoryPicture
from tests.factories import DAY, make_editor, make_reading, make_story

SIZHOU = make_story(
    "泗县：用足政策打造新能源汽车零部件特色产业基地",
    [
        "智能化车间高速运转，工业机器人作业不息，汽车零部件依次下线。",
        "近年来，泗县聚力打造汽车零部件产业园，积极对接企业。",
    ],
    section="地方传真",
    lead_in="本报讯",
    byline_printed="（何雪峰）",
    bylines=["何雪峰"],
)
XIAPU = make_story(
    "党建带团建 激发改革发展内生新动力",
    [
        "自县域共青团基层组织改革启动以来，霞浦县通过党建带团建，强组织、选骨干、建阵地。",
        "## 强化保障",
        "明确重点。",
    ],
    kicker="福建霞浦县聚焦党建引领",
    bylines=(Credit("武艳杰"),),
)
QIAOTOU = make_story(
    "石柱桥头镇：打造特色小镇",
    [],
    pictures=(
        StoryPicture(
            "当地村民身着民族服装为游客准备特色饮品“米米茶”。",
            "…… 新华社记者 李 贺 摄",
            (Credit("李贺", "摄", "新华社"),),
        ),
    ),
)
NEW_PARAGRAPH = "目前，该产业园已入驻汽车零部件制造及相关配套企业74家。"


def changed(story, **fields):
    """The story as a corrected page would bring it."""
    known = {
        name: getattr(story, name)
        for name in story.__dataclass_fields__
        if name != "source_ref"
    }
    known["body"] = ["## " + p.text if p.kind == "crosshead" else p.text for p in story.body]
    return make_story(**known | fields)


def import_page(
    *stories,
    sha="1" * 64,
    file="page-3.txt",
    number="3",
    user=None,
    filled=NOTHING_FILLED,
    **facts,
):
    origin = FileOrigin(file, sha, 19065, user)
    return only_report(
        import_pages(
            [
                IncomingPage(
                    make_reading(*stories, **facts), PageIdentity(DAY, "", number), origin
                )
            ],
            filled,
        )
    )


def only_report(outcomes):
    """The report of a page that came alone. Raises the refusal."""
    ((_incoming, outcome),) = outcomes
    if isinstance(outcome, Exception):
        raise outcome
    return outcome


def import_again(*stories, **facts):
    return import_page(*stories, **{"sha": "2" * 64} | facts)


def edit(article, **fields):
    """What the desk does: change the row, keep a revision."""
    Article.objects.filter(pk=article.pk).update(**fields)
    revisions.record_revision(article, make_editor(), "校对")


def everything():
    """Every row that an import could touch, whole."""
    models = (Issue, Page, Section, Article, Contributor, ImportRecord, Revision)
    return [list(model.objects.order_by("pk").values()) for model in models]


def titles(lines):
    return [line.title for line in lines]
