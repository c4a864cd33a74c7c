"""Text → the words that a story turns on: people, places, titles of works, and what is
repeated.

Chinese is written without spaces, and no dictionary knows a county's villages and companies.
Keywords are recognised by their form: a family name in a speaker's place, the ending of a
place's name, quotation marks, repetition.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from articles.reading.language.surnames import is_name

MOST = 24  # keywords of a story; a long report does not turn on more
LONGEST = 12  # characters of a word
_SHORTEST_RUN, _LONGEST_RUN = 3, 8  # characters of what is only told by being repeated
_REPEATED = 2  # times

_HAN = "\u4e00-\u9fff"
_RUN = re.compile(rf"[{_HAN}A-Za-z0-9·]+")
_QUOTED = re.compile(rf"[“《]([{_HAN}A-Za-z0-9·]{{2,{LONGEST}}})[”》]")
_SPEAKER = re.compile(
    rf"(?P<name>[{_HAN}·]{{2,4}}?)(?:说道|说|表示|介绍|告诉记者|告诉|坦言|回忆|指出|强调|一行)"
)
_TITLED = re.compile(
    rf"(?:书记|主任|市长|县长|区长|镇长|乡长|局长|院长|校长|会长|主席|经理|董事长|负责人|村民|居民|农户|教师|医生|记者|工人|队长)"
    rf"(?P<name>[{_HAN}·]{{2,4}})"
)
_PLACE = re.compile(
    rf"[{_HAN}]{{1,6}}?(?:[省市县区镇乡村州盟旗港湖河江山岛]|街道|社区|园区|水库|大桥|景区|机场|车站)"
)
_ENDING = re.compile(
    "(?:[省市县区镇乡村州盟旗港湖河江山岛]|街道|社区|园区|水库|大桥|景区|机场|车站)$"
)
# Function words: a run of characters that begins or ends with one is a piece of a sentence, no word.
_GRAMMAR = frozenset(
    "的了在是和与及等为对从到把被将也都就还又而或其该这那有个们着过之以于中上下内外里后前不各每向让使由所并"
)
_NOT_IN_A_PLACE = _GRAMMAR | frozenset(
    "日月年一二三四五六七八九十百千万亿全本我他她它你来去往走进"
)


def keywords(headline: str, text: str) -> list[str]:
    """At most MOST words of a story, the most certain kinds first; `text` is plain, a paragraph a line."""
    whole = f"{headline}\n{text}"
    kinds = (_people(whole), _quoted(whole), _places(whole), _repeated(whole))
    return list(dict.fromkeys(word for words in kinds for word in words))[:MOST]


def _people(text: str) -> Iterable[str]:
    """After a title or before a verb of speaking, by family name."""
    matches = [*_TITLED.finditer(text), *_SPEAKER.finditer(text)]
    return _frequent(_name_in(match["name"], text) for match in matches)


def _name_in(match: str, text: str) -> str:
    """The name at the beginning of `match`, which may run on into the sentence; "" for none.

    Names have two or three characters, seldom four: whichever the text has more often.
    """
    if len(match) == 4 and is_name(match):
        return match
    long, short = match[:3], match[:2]
    if _runs_on(long, text):
        long = ""
    return next((name for name in (long, short) if is_name(name)), "")


def _runs_on(name: str, text: str) -> bool:
    """Whether the third character belongs to the sentence and not to the name."""
    if len(name) < 3:
        return False
    return name[2] in _GRAMMAR or text.count(name[:2]) > text.count(name)


def _quoted(text: str) -> Iterable[str]:
    return _frequent(_QUOTED.findall(text))


def _places(text: str) -> Iterable[str]:
    """Names with a place's ending. Where one begins nobody can tell (家住南浦街道), so every suffix of it counts."""
    return _frequent(
        suffix for match in _PLACE.finditer(text) for suffix in _suffixes(match[0])
    )


def _suffixes(place: str) -> Iterable[str]:
    """What can be a name at the end of `place`: longer than the ending alone, without function words."""
    name = re.split(f"[{''.join(_NOT_IN_A_PLACE)}]", place)[-1]
    ending = _ENDING.search(place)
    shortest = len(ending[0] if ending else "") + 1
    return (name[start:] for start in range(len(name) - shortest + 1))


def _repeated(text: str) -> Iterable[str]:
    """n-grams of characters that are repeated, without those that are only ever a part of a longer one."""
    counts = Counter(_ngrams(text))
    repeated = {
        run: count for run, count in counts.items() if count >= _REPEATED and _may_be_word(run)
    }
    for part in _only_in_longer(repeated):
        del repeated[part]
    return _frequent(Counter(repeated).elements())


def _only_in_longer(counts: Mapping[str, int]) -> set[str]:
    """Runs that come no more often than a run that is longer by a character at one end."""
    found = set()
    for run, count in counts.items():
        for part in (run[1:], run[:-1]):
            if counts.get(part) == count:
                found.add(part)
    return found


def _ngrams(text: str) -> Iterable[str]:
    """Of _SHORTEST_RUN to _LONGEST_RUN characters, within runs without punctuation."""
    for run in _RUN.findall(text):
        for length in range(_SHORTEST_RUN, min(_LONGEST_RUN, len(run)) + 1):
            yield from (run[start : start + length] for start in range(len(run) - length + 1))


def _may_be_word(run: str) -> bool:
    if run[0] in _GRAMMAR or run[-1] in _GRAMMAR:
        return False
    return not any(character.isdigit() for character in run)


def _frequent(words: Iterable[str]) -> list[str]:
    """Each word once, the most frequent first; a single character is no word."""
    counts = Counter(word for word in words if 2 <= len(word) <= LONGEST)
    return [word for word, _count in counts.most_common()]
