"""The characters that the radicals of Unicode's block “CJK Radicals Supplement” stand for.

A font's table that was made backwards names 马 by its radical ⻢: it looks alike on paper and is
found by no search. NFKC knows the Kangxi radicals, but of these only two. From
EquivalentUnifiedIdeograph.txt of the Unicode Character Database
(https://www.unicode.org/Public/UCD/latest/ucd/EquivalentUnifiedIdeograph.txt).
"""

from __future__ import annotations

_RADICALS = (
    "⺁⺂⺃⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧"
    "⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍"
    "⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳"
)
_CHARACTERS = (
    "厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑𫜹忄心扌攵旡日月歺母民氵氺灬爫爫丬牛"
    "犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶"
    "辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟"
)
RADICALS = dict(zip(_RADICALS, _CHARACTERS, strict=True))

# Kangxi radicals that are traditional characters for NFKC, with their simplified forms. Fonts for
# simplified Chinese name the one glyph of 户 by ⼾ too.
SIMPLIFIED_RADICALS = dict(
    zip(
        "⼾⾒⾙⾞⾧⾨⾭⾱⾴⾵⾶⾺⿂⿃⿄⿆⿈⿌⿑⿒⿓⿔",
        "户见贝车长门青韦页风飞马鱼鸟卤麦黄黾齐齿龙龟",
        strict=True,
    )
)
