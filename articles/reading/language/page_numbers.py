"""Page numbers as newspapers print them: 第3版, A03, 第十二版, 头版, A叠01版, 4-5版 of a spread, 3/8.

All patterns are for text in NFKC, where full-width digits and letters are plain ones.
"""

from __future__ import annotations

import re
import unicodedata

from .dates import arabic

# 第叁版 as on cheques, 〇三版 as in figures
HAN_NUMBER = "[〇零]?[一二三四五六七八九十壹贰貳叁參肆伍陆陸柒捌玖拾]{1,3}"
# A叠 is the first of several parts that lie in one another; its pages are A1, A2 …
_PART = r"叠\s*[·•・]?\s*第?"
_ONE = rf"(?:[A-Za-z]\s*(?:{_PART}\s*)?)?[0-9]{{1,3}}"
_TO = r"\s*[-‐–—~～、]\s*"
# 6·7版, 04/05版: without 版 these are days and parts of others
_TO_WITH_BAN = r"\s*[-‐–—~～、·•・/]\s*"
_SPREAD = rf"{_ONE}(?:{_TO}{_ONE})?"

# With 版 the number says of itself that it is a page's.
DIGITS_WITH_BAN = rf"(?:第\s*)?{_ONE}(?:{_TO_WITH_BAN}{_ONE})?\s*版"
# 封面 of a paper that folds as a magazine does; 封面故事 is a section
_FIRST = "(?:头版|封面(?![\u4e00-\u9fff]))"
# 六、七版 of a spread
HAN_WITH_BAN = rf"(?:第\s*)?{HAN_NUMBER}(?:{_TO}{HAN_NUMBER})?\s*版|{_FIRST}"
WITH_BAN = f"{DIGITS_WITH_BAN}|{HAN_WITH_BAN}"
LETTERED = rf"[A-Za-z]\s*(?:{_PART})?\s*[0-9]{{1,3}}(?:{_TO}{_ONE})?"
# B叠03: of a part, and nothing else
OF_PART = rf"[A-Za-z]\s*{_PART}\s*[0-9]{{1,3}}"
# — 9 —, ·9·: at the foot of a page
BETWEEN_DASHES = r"[-‐–—·•]+\s*[0-9]{1,3}\s*[-‐–—·•]+"
# 3/8: of how many pages
OF_PAGES = r"[0-9]{1,2}\s*/\s*[0-9]{1,2}"
_HAN_SPREAD = re.compile(rf"({HAN_NUMBER}){_TO}({HAN_NUMBER})")
_ANY = re.compile(
    rf"{DIGITS_WITH_BAN}|(?:第\s*)?(?:{_SPREAD}|{HAN_NUMBER}(?:{_TO}{HAN_NUMBER})?)\s*版?|{_FIRST}"
)
_OF_PAGES = re.compile(r"(?P<page>[0-9]{1,2})\s*/\s*(?P<pages>[0-9]{1,2})")
_PARTS = re.compile(
    rf"(?P<letter>[A-Z]?)(?P<first>[0-9]{{1,3}})(?:{_TO_WITH_BAN}(?P<to>[A-Z]?)(?P<last>[0-9]{{1,3}}))?"
)


def plain_number(printed: str) -> str:
    """3 for 03版, 第三版, 3/8 and — 3 —, 1 for 头版 and 封面, A03 for Ａ叠０３版, 4-5 for 04-05版; else ""."""
    text = unicodedata.normalize("NFKC", printed).strip().upper()
    if re.fullmatch(BETWEEN_DASHES, text):
        text = text.strip("-‐–—·• ")
    if found := _OF_PAGES.fullmatch(text):
        return (
            found["page"].lstrip("0") if 0 < int(found["page"]) <= int(found["pages"]) else ""
        )
    if not _ANY.fullmatch(text):
        return ""
    bare = re.sub(rf"{_PART}|[第版\s]", "", text)
    if bare in {"头", "封面"}:
        return "1"
    if re.fullmatch(HAN_NUMBER, bare):
        return str(_counted(bare) or "")
    if both := _HAN_SPREAD.fullmatch(bare):
        return _spread("-".join(str(_counted(one)) for one in both.groups()))
    return _spread(bare)


def _counted(numeral: str) -> int:
    return arabic(numeral.lstrip("〇零"))


def pages_of(number: str) -> tuple[str, ...]:
    """The pages that a number in its plain form means: A1 and A2 for A1-2, itself for any other."""
    found = re.fullmatch(r"([A-Z]?)([0-9]+)-([0-9]+)", number)
    return (f"{found[1]}{found[2]}", f"{found[1]}{found[3]}") if found else (number,)


def _spread(bare: str) -> str:
    """A spread's two pages follow one another: 4-5, A1-2. 10-20 is something else."""
    found = _PARTS.fullmatch(bare)
    if found is None or not int(found["first"]):
        return ""
    first = int(found["first"])
    if found["last"] is None:
        return f"{found['letter']}{found['first']}" if found["letter"] else str(first)
    follows = int(found["last"]) == first + 1 and found["to"] in {"", found["letter"]}
    return f"{found['letter']}{first}-{first + 1}" if follows else ""
