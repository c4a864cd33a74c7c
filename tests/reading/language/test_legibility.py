"""Noise of an OCR program is told from text in any of the papers' languages, by form."""

import random

import pytest

from articles.reading.language.legibility import legible_share
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
    assert legible_share(text) > SHEET.legible + 0.3


@pytest.mark.parametrize("text", NOISE.values(), ids=NOISE)
def test_noise_is_far_below_it(text):
    assert legible_share(text) < SHEET.legible - 0.1


def test_nothing_is_no_noise():
    assert legible_share(" \n") == 1.0
