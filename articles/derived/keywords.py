"""Text → the words that a story turns on: people, places, titles of works, and what it keeps coming back to.

Chinese is written without spaces, and no dictionary knows a county's villages and companies. What a story is about is
told by form: by a family name in a speaker's place, by the ending of a place's name, by quotes, by repetition.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from articles.reading.language.surnames import is_name

MOST = 24  # words of a story; a long report has no more that it turns on
LONGEST = 12  # characters of a word
_SHORTEST_RUN, _LONGEST_RUN = 3, 8  # characters of what is only told by being repeated
_REPEATED = 2  # times

_HAN = "\u4e00-\u9fff"
_RUN = re.compile(rf"[{_HAN}A-Za-z0-9·]+")
_QUOTED = re.compile(rf"[“《]([{_HAN}A-Za-z0-9·]{{2,{LONGEST}}})[”》]")
_SPEAKER = re.compile(rf"(?P<name>[{_HAN}·]{{2,4}}?)(?:说道|说|表示|介绍|告诉记者|告诉|坦言|回忆|指出|强调|一行)")
_TITLED = re.compile(
    rf"(?:书记|主任|市长|县长|区长|镇长|乡长|局长|院长|校长|会长|主席|经理|董事长|负责人|村民|居民|农户|教师|医生|记者|工人|队长)"
    rf"(?P<name>[{_HAN}·]{{2,4}})"
)
_PLACE = re.compile(rf"[{_HAN}]{{1,6}}?(?:[省市县区镇乡村州盟旗港湖河江山岛]|街道|社区|园区|水库|大桥|景区|机场|车站)")
_ENDING = re.compile("(?:[省市县区镇乡村州盟旗港湖河江山岛]|街道|社区|园区|水库|大桥|景区|机场|车站)$")
# Words of grammar: a run that begins or ends with one of them is a piece of a sentence, no word.
_GRAMMAR = frozenset(
    "的了在是和与及等为对从到把被将也都就还又而或其该这那有个们着过之以于中上下内外里后前不各每向让使由所并"
)
_NOT_IN_A_PLACE = _GRAMMAR | frozenset("日月年一二三四五六七八九十百千万亿全本我他她它你来去往走进")


def keywords(headline: str, text: str) -> list[str]:
    """At most MOST words of a story, the surest kinds first; `text` is plain, its paragraphs on lines."""
    whole = f"{headline}\n{text}"
    kinds = (_people(whole), _quoted(whole), _places(whole), _repeated(whole))
    return list(dict.fromkeys(word for words in kinds for word in words))[:MOST]


def _people(text: str) -> Iterable[str]:
    found = [match["name"] for pattern in (_TITLED, _SPEAKER) for match in pattern.finditer(text)]
    return _frequent(_whole_name(name, text) for name in found)


def _whole_name(name: str, text: str) -> str:
    """The beginning of `name` that is a person's: what follows a title runs on into the sentence."""
    if len(name) == 4 and is_name(name):
        return name
    long, short = name[:3], name[:2]
    runs_on = len(long) == 3 and (long[2] in _GRAMMAR or text.count(short) > text.count(long))
    return next((word for word in ((short,) if runs_on else (long, short)) if is_name(word)), "")


def _quoted(text: str) -> Iterable[str]:
    return _frequent(_QUOTED.findall(text))


def _places(text: str) -> Iterable[str]:
    """Names with a place's ending. Where one begins nobody can tell (家住南浦街道), so that its ends count as well."""
    return _frequent(end for match in _PLACE.finditer(text) for end in _ends(match[0]))


def _ends(place: str) -> Iterable[str]:
    """`place` without what cannot be in it, and what is left of it from the second character on, from the third …"""
    name = re.split(f"[{''.join(_NOT_IN_A_PLACE)}]", place)[-1]
    least = len(_ENDING.search(place)[0]) + 1
    return (name[start:] for start in range(len(name) - least + 1))


def _repeated(text: str) -> Iterable[str]:
    """Runs of characters that come again, each as long as it comes again whole."""
    counts = Counter(_runs(text))
    again = {run: count for run, count in counts.items() if count >= _REPEATED and _is_whole(run)}
    inner = {part for run, count in again.items() for part in (run[1:], run[:-1]) if again.get(part) == count}
    return _frequent(run for run in again if run not in inner for _ in range(again[run]))


def _runs(text: str) -> Iterable[str]:
    for run in _RUN.findall(text):
        for length in range(_SHORTEST_RUN, min(_LONGEST_RUN, len(run)) + 1):
            yield from (run[start : start + length] for start in range(len(run) - length + 1))


def _is_whole(run: str) -> bool:
    return run[0] not in _GRAMMAR and run[-1] not in _GRAMMAR and not any(c.isdigit() for c in run)


def _frequent(words: Iterable[str]) -> list[str]:
    """Each word once, what comes most first; words of one character are none."""
    counts = Counter(word for word in words if 2 <= len(word) <= LONGEST)
    return [word for word, _count in counts.most_common()]
