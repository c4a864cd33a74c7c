"""Lines of a page that say nothing of it: who publishes the paper, the weather, slugs of the typesetting system."""

from __future__ import annotations

import re

from .measure import HAN_CLASS

LONGEST = 60  # characters of such a line

_FILE = r"\S+\.(?:indd|idml|fit|fbd|ps|eps|pdf|qxp|qxd|ai|ceb|cebx|mps|nps|s\d{1,2})\b.*"
_TIME = r"(?=.*\d[:：]\d\d)[\d\s:：/.年月日时分秒-]+"
_INKS = r"(?:[CMYK]\s*){2,4}|青\s*品\s*黄\s*黑"
_SLUG = re.compile(f"{_FILE}|{_TIME}|{_INKS}", re.IGNORECASE)
_PUBLISHER = re.compile(
    rf"(?!.*由)(?:中共)?[{HAN_CLASS}]{{2,12}}(?:社|委|委员会|宣传部|中心|集团)\s*(?:主管|主办|出版|编印|编辑)+"
    r"|(?:每|逢)?周[一二三四五六日至、]+出版"
)
_SKY = "晴|多云|阴|[小中大暴雷阵冻]*[雨雪]|雾|霾|浮尘|转|到|间|局部|地区|有"
_AIR = (
    "天气|预报|气温|温度|最高|最低|相对湿度|湿度|风力|风向|微风|[东南西北偏]{1,4}风"
    "|空气(?:质量)?(?:指数)?|AQI|PM2\\.5|优|良|(?:轻|中|重|严重)度?污染|紫外线(?:指数)?|指数"
)
_WHEN = "今日|明日|今天|明天|今晚|白天|夜间|本市|本县"
_FIGURES = r"\d+|[级℃°C%]|[-~～—–至/:：，、|｜()（）\s]"
_WEATHER = re.compile(rf"(?=.*\d\s*(?:℃|°))(?:{_SKY}|{_AIR}|{_WHEN}|{_FIGURES})+")

# The imprint: where the paper is made, what it costs, whom to call. A firm's ad has an address, too.
_IMPRINT_LABEL = re.compile(
    "社址|地址|邮编|邮政编码|电话|传真|热线|邮箱|定价|零售价?|月价|年价|广告(?:部|经营|许可证)?|发行(?:部|方式)?|印刷|承印|印务|总编室|编辑部"
)
_OF_A_PAPER = re.compile("社址|总编室|编辑部|定价|零售|承印|印务|发行")
# Words at a QR code. As a headline they would say what it is about: 扫码支付便民生
_SCAN = re.compile(
    r"[↑↓←→▲▼◀▶]?(?:请|欢迎)?(?:(?:用)?(?:微信|手机|抖音|支付宝)[“”\s]*)?"
    r"(?:扫码|扫一扫|(?:长按|扫描|扫)(?:识别)?(?:[左右上下][侧方图]?|此|本|文[前后末]|以上|以下)?(?:图中)?的?(?:二维码|识别))"
    r"(?:[，,、\s]*(?:识别|更多)?(?:关注|阅读|观看|收听|查看|看|听|加入|进群|投稿|下载|了解|参与|订阅|订报|报名|登录|添加|互动|爆料|留言)"
    rf"(?:[{HAN_CLASS}A-Za-z0-9“”《》·]{{0,14}})?)?[。！!]?"
)
FEWEST_LABELS = 3  # of an imprint
LONGEST_IMPRINT = 200  # characters


def is_imprint(text: str) -> bool:
    """Whether a line is a paper's imprint: several labels with what they name, no sentence."""
    if len(text) > LONGEST_IMPRINT or re.search("[。；！？“”]", text):
        return False
    if "，" in text and len(re.findall("[:：]", text)) < FEWEST_LABELS:
        return False
    labels = set(_IMPRINT_LABEL.findall(text))
    own = set(_OF_A_PAPER.findall(text))
    return len(labels) >= FEWEST_LABELS and bool(own) and bool(re.search(r"\d", text))


def is_standing_matter(text: str) -> bool:
    """Whether nothing but such matter stands in a line; a sentence about the weather is none."""
    if is_imprint(text):
        return True
    if len(text) > LONGEST:
        return False
    return any(form.fullmatch(text) for form in (_SLUG, _PUBLISHER, _WEATHER))


def asks_to_scan(text: str) -> bool:
    """Whether a line asks to scan a QR code and says no more than what for: 扫码关注江南发布."""
    return _SCAN.fullmatch(text.strip()) is not None
