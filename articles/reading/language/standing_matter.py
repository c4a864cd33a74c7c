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


def is_standing_matter(text: str) -> bool:
    """Whether nothing but such matter stands in a line; a sentence about the weather is none."""
    if len(text) > LONGEST:
        return False
    return any(form.fullmatch(text) for form in (_SLUG, _PUBLISHER, _WEATHER))
