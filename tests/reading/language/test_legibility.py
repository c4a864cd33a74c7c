"""Noise of an OCR program is told from text in any of the papers' languages, by form."""

import random

import pytest

from articles.reading.language.legibility import (
    garbled_share,
    legible_share,
    may_be_garbled,
    noisy_characters,
)
from articles.reading.pdf.tuning import SHEET
from tests.reading.typesetter import write

TEXTS = {
    "Chinese": "".join(write(1, 6)),
    "Chinese with blanks between its words": " ".join("".join(write(2, 6))),
    "Chinese in traditional characters": "當局昨日公布新一輪撥款計劃，受惠團體包括學校及社區中心，預計年底前完成。",
    "Japanese": "昨日の夕方、市役所の前で新しい公園の開園式が行われ、子どもたちやお年寄りなど約三百人が集まった。",
    "English": "The committee met on Tuesday to discuss the new footpath along the river. " * 4,
    "German": "Der Gemeinderat hat am Dienstag beschlossen, dass die Brücke erneuert werden soll. "
    * 4,
    "French": "Le conseil municipal a décidé mardi que le pont sera rénové au printemps. " * 4,
    "a table of results": "Harrow 2 Amber 1; Ashford 0 Brook 0; Crewe 3 Dalton 2. The cup went to Elmwood. "
    * 4,
}
CHANCE = random.Random(7)
NOISE = {
    "Chinese read as English": "FARR IRE RET BAAR, Se, FEA SRE eI Ta BARGE 2aRRH. JRL AR HEARED SAS ASAE Me "
    * 4,
    "a picture read as Chinese": "一 ~ 7 。 Y ，|- 、 S | 八 — _ 4 ， ” ; 二 『 | 广 人 一 "
    * 8,
    "rare characters": "".join(chr(CHANCE.randint(0x4E00, 0x9FA5)) for _ in range(300)),
    "marks alone": "|~ — _ .:; ‘ ’ ,. |||| ---- ~~ = " * 12,
    "letters at random": "".join(
        CHANCE.choice("abcdefghABCDEFGHIJ|~.,;:_-  ") for _ in range(900)
    ),
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_text_is_far_above_the_threshold(text):
    assert legible_share(text) > SHEET.legible + 0.2


@pytest.mark.parametrize("text", NOISE.values(), ids=NOISE)
def test_noise_is_far_below_it(text):
    assert legible_share(text) < SHEET.legible - 0.1


def test_nothing_is_no_noise():
    assert legible_share(" \n") == 1.0


CHINESE = "".join(write(3, 8))
RIGHT = {
    **TEXTS,
    "Korean at length": "군은 두 해 겨울 공사를 마치고 물방앗간 옆 다리를 다시 열었다. 주민들은 아침 일찍 "
    "악대를 따라 강을 건넜다. 공사비는 예상보다 적게 들었다고 군수는 설명했다. " * 4,
    "Russian at length": "Община вновь открыла мостик у мельницы после двух зим работ. Жители перешли реку "
    "рано утром вслед за оркестром. Работы обошлись дешевле, чем предполагалось. " * 3,
    "Greek at length": "Ο δήμος άνοιξε ξανά τη γέφυρα του μύλου ύστερα από δύο χειμώνες εργασιών. "
    * 5,
    "Polish at length": "Gmina otworzyła kładkę przy młynie po dwóch zimach robót. Mieszkańcy przeszli "
    "przez rzekę rano, za orkiestrą strażacką. " * 4,
    "Korean": "시의회는 어제 새 산책로에 대해 논의했다. 주민들은 다리를 고쳐 달라고 요청했다.",
    "Russian": "Городской совет вчера обсудил новую дорогу вдоль реки и ремонт моста.",
    "Vietnamese": "Hội đồng thành phố hôm qua đã thảo luận về con đường mới dọc theo bờ sông.",
    "Chinese and English": "在GDP之外，PM2.5与APP用户数unchanged，β射线治疗。" * 3,
    "Tibetan beside Chinese": "བོད་ལྗོངས་ཉིན་རེའི་ཚགས་པར། 西藏日报 " * 4,
}


def shifted(text, first, size):
    """Its Chinese characters as letters of another block; one in ten is left, as radicals are."""
    return "".join(
        chr(first + ord(c) % size) if "\u4e00" <= c <= "\u9fff" and ord(c) % 10 else c
        for c in text
    )


def shifted_by(text, step):
    """Its Chinese characters as those so many places on in Unicode."""
    return "".join(chr(ord(c) + step) if "\u4e00" <= c <= "\u9f00" else c for c in text)


def exchanged(text, letters):
    """Each character as one of other letters, marks and figures, too."""
    return "".join(letters[ord(c) * 7 % len(letters)] for c in text)


def usable_syllables():
    """The Korean syllables that words have."""
    return [c for n in range(0xB0, 0xC9) for c in _row_of(n)]


def _row_of(first):
    return bytes(b for n in range(0xA1, 0xFF) for b in (first, n)).decode("euc_kr")


LATIN = "abcdefghijklmnopqrstuvwxyz"
GARBLED = {
    "usable syllables for Chinese": exchanged(CHINESE, usable_syllables()),
    "small Cyrillic letters for Chinese": exchanged(
        CHINESE, [chr(n) for n in range(0x430, 0x450)]
    ),
    "Greek letters for Chinese": exchanged(CHINESE, [chr(n) for n in range(0x3B1, 0x3C9)]),
    "plain letters for Chinese": exchanged(CHINESE, LATIN + LATIN.upper()),
    "plain letters for others": "".join(
        chr(97 + (ord(c) - 84) % 26) if c in LATIN else c for c in TEXTS["English"]
    ),
    "GBK as Latin-1": CHINESE.encode("gbk").decode("latin-1"),
    "GBK as Windows Latin": CHINESE.encode("gbk").decode("cp1252", "ignore"),
    "Big5 as Latin-1": ("當局昨日公布新一輪撥款計劃" * 9).encode("big5").decode("latin-1"),
    "UTF-8 as Latin-1": CHINESE.encode().decode("latin-1"),
    "UTF-8 as Windows Latin": CHINESE.encode().decode("cp1252", "ignore"),
    "GBK as Korean": CHINESE.encode("gbk").decode("euc_kr", "ignore"),
    "Hangul for Chinese": shifted(CHINESE, 0xAC00, 11172),
    "Yi for Chinese": shifted(CHINESE, 0xA000, 1165),
    "Hangul and Yi for Chinese": shifted(CHINESE, 0xA000, 14000),
    "Thai for Chinese": shifted(CHINESE, 0x0E01, 46),
    "Devanagari for Chinese": shifted(CHINESE, 0x0904, 54),
    "the next Chinese character": shifted_by(CHINESE, 1),
    "Chinese characters 37 on": shifted_by(CHINESE, 37),
    "Chinese characters at random": "".join(
        CHANCE.choices([chr(n) for n in range(0x4E00, 0x9FA6)], k=300)
    ),
    "Cyrillic for Chinese": shifted(CHINESE, 0x0410, 64),
    "rare characters": "".join(CHANCE.choices([chr(n) for n in range(0x3400, 0x4DB6)], k=300)),
}


@pytest.mark.parametrize("text", RIGHT.values(), ids=RIGHT)
def test_text_of_a_right_table_is_far_below_the_limit(text):
    assert garbled_share(text) < SHEET.garbled - 0.1


@pytest.mark.parametrize("text", GARBLED.values(), ids=GARBLED)
def test_letters_that_stand_for_chinese_are_above_it(text):
    assert garbled_share(text) > SHEET.garbled + 0.05


@pytest.mark.parametrize("text", RIGHT.values(), ids=RIGHT)
def test_text_holds_no_noise(text):
    assert noisy_characters(text) == 0


@pytest.mark.parametrize(("specks", "count"), [("|~_^", 4), ("鼧狴", 2), ("“”（）%", 0)])
def test_specks_and_smudges_are_counted_in_chinese(specks, count):
    assert noisy_characters(CHINESE + specks + CHINESE) == count


def test_a_rare_character_of_a_name_that_stands_there_again_is_no_noise():
    assert noisy_characters(f"濮阳的{CHINESE}，濮阳人说") == 0


def test_no_letters_are_not_garbled():
    assert garbled_share("12.5 — 3") == 0.0


SCRIPTS = "渔船满载ひカ한글αβгаабвñéèabcDEF龘㐀12²， 。"


@pytest.mark.parametrize("seed", range(60))
def test_a_text_whose_characters_look_right_is_not_garbled_however_its_words_are_parted(seed):
    chance = random.Random(seed)
    letters = chance.sample(SCRIPTS, chance.randint(2, len(SCRIPTS)))
    weights = [chance.choice((1, 5, 60)) for _ in letters]
    text = "".join(chance.choices(letters, weights, k=chance.randint(1, 90)))
    share = chance.choice((0.05, 0.2, 0.5))
    assert may_be_garbled(text.replace(" ", ""), share) or garbled_share(text) <= share


def test_a_chinese_page_is_seen_at_once_not_to_be_garbled():
    assert not may_be_garbled(TEXTS["Chinese"], SHEET.garbled)
