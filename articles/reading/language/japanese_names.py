"""Japanese names, as authors sign: 田中一郎, 佐藤 みどり; a writer's post may stand behind it (＝作家).

The commonest family names; those left out are words or places in Chinese, too (清水, 平野, 中山).
"""

from __future__ import annotations

import re

from articles.story import Credit

from .credits import CreditLine

_FAMILY = frozenset(
    "佐藤 鈴木 高橋 田中 渡辺 渡邊 渡邉 伊藤 山本 中村 小林 加藤 吉田 山田 佐々木 松本 井上 "
    "木村 斎藤 齋藤 斉藤 山崎 阿部 池田 橋本 石川 中島 前田 藤田 岡田 後藤 長谷川 石井 村上 "
    "近藤 坂本 遠藤 藤井 西村 福田 太田 三浦 藤原 岡本 松田 中川 中野 原田 小野 田村 竹内 "
    "森田 柴田 酒井 工藤 横山 宮崎 宮本 内田 安藤 谷口 今井 河野 藤本 村田 武田 杉山 増田 "
    "大塚 松井 小島 岩崎 桜井 野口 松尾 野村 木下 菊地 菊池 佐野 大西 杉本 新井 浜田 市川 "
    "島田 高田 西田 飯田 久保田 五十嵐 大久保 中西 岩田 渡部 川崎 望月 吉川 片山 "
    "須藤 熊谷 小池 荒木 秋山 三宅 松岡 栗原 服部 川上 永井 星野 黒田 広瀬 平田 本田 "
    "関口 松下 早川 永田 吉村 矢野 馬場 浅野 尾崎 西川 川村 樋口 小沢 大島 篠原 "
    "塚本 堀内 宇野 水谷 桑原 森本 榎本 岸本 村井 吉野 北川 土屋 奥村 石原".split()
)
# What given names end in
_GIVEN_END = (
    "郎子美一夫雄也太香恵奈輔介樹彦男司之代江枝乃菜希紀実真人弘宏浩治二三吾志久義博茂隆健誠"
    "翔蓮陽葵愛結衣里理沙穂絵央生紗輝斗馬哉朗助昭剛聡徹豊薫咲澄章秀孝淳潤"
)
_PARTICLES = "から|まで|より|ほか|など|さん|くん|です|だけ|たち|との|への|には|では"
_GIVEN = rf"(?!(?:{_PARTICLES})$)(?:[一-鿿]{{0,2}}[{_GIVEN_END}]|[ぁ-ゟ]{{2,4}}|[ァ-ー]{{2,5}})"
_NAME = re.compile(rf"(?:{'|'.join(sorted(_FAMILY, key=len, reverse=True))})\s?{_GIVEN}")
_SIGNED = re.compile(
    rf"(?:文[・=＝])?(?P<name>{_NAME.pattern})(?:記者|[・=＝][^\s、。，]{{2,8}})?"
)


def japanese_author(text: str) -> CreditLine | None:
    """Who signs with a Japanese name and nothing else but a post: 田中一郎, 文・佐藤みどり, 佐藤みどり記者.

    Elsewhere than at a text's head or end such words may mean anything.
    """
    found = _SIGNED.fullmatch(text.strip())
    if not found:
        return None
    return CreditLine((Credit("".join(found["name"].split())),), text.strip())
