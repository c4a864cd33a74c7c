"""Chinese family names, to tell （何雪峰） from （完） and 何超明戴敏 from one long name.

The names of the Hundred Family Surnames (百家姓, public domain) and the commonest beyond it.
"""

from __future__ import annotations

import re

from .measure import is_han

SINGLE = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任"
    "袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成"
    "戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪"
    "干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车"
    "侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍"
    "双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍却璩桑桂濮牛寿边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终"
    "暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查荆红游"
    "竺权逯盖益桓公仉督岳帅缑亢况郈有琴商牟佘佴伯赏墨哈谯笪年爱阳佟言福肖邸覃付代闫褟但揭植练区麦楚佐敬藏操亓仝苑苟原覃"
    "涂芦闵苑兰隋谌辜晋占展来沐喜巨伦由原邰区巫揭谯钮郄臧豆苌火母敬仉哈铁茹"
    # the commonest ones of Taiwan and Hong Kong that are written otherwise
    "陳黃張劉楊許鄭謝賴呂蘇葉莊鄧蕭馮韓吳趙錢孫蔣盧羅鍾鐘顧龔譚魏湯嚴簡詹潘傅駱賈鄒陸麥"
    "肇迟呼丛矫逢初邝冼粟蓉阿央旦扎洛普尼格买艾热吐库依阙朴南宫冮尕斯鹿青达朵央才多"
)
COMPOUND = frozenset(
    "欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 司徒 司空 夏侯 端木 独孤 南宫 西门 东郭 呼延 "
    "轩辕 百里 澹台 公冶 宗政 濮阳 淳于 单于 太叔 申屠 仲孙 钟离 鲜于 闾丘 亓官 司寇 子车 颛孙 巫马 公西 漆雕 "
    "乐正 壤驷 公良 拓跋 "
    "夹谷 宰父 谷梁 段干 梁丘 左丘 东门 第五 爱新".split()
)
# Compound names that begin everyday words, too: 东方明珠, 百里画廊, 第五大道
EVERYDAY = frozenset("东方 百里 第五 东门 西门 东郭 南宫 司空 公西".split())
# What Tibetan names are made of, two of these each: 尼玛次仁, 扎西卓玛
GIVEN_PAIRS = frozenset(
    "扎西 尼玛 次仁 才仁 泽仁 多吉 卓玛 卓嘎 才让 旺堆 平措 彭措 达娃 格桑 索朗 索南 丹增 "
    "旦增 次旦 洛桑 仁青 央金 央宗 拉姆 普布 巴桑 边巴 桑吉 贡布 罗布 顿珠 白玛 强巴 德吉 "
    "曲珍 曲扎 加措 嘉措 坚赞 登巴 班觉 旺姆 旺杰 益西 土登 土旦 阿旺 贡嘎 次央 拉巴 米玛 "
    "片多 欧珠 晋美 单增 朗杰 群培 曲培 白珍 玉珍 措姆 吉美 元旦 华旦 万玛 才旦 南杰".split()
)
# characters of three names without anything between; more names in a row are set with spaces
LONGEST_GLUED = 9
# characters, two of family name and two of given name; dotted names are longer
LONGEST_NAME = 4
LONGEST_GIVEN = 2  # characters behind a family name
_DOT = re.compile("[·•・]")
LONGEST_DOTTED = 16  # characters of a name with a dot (minorities, foreigners)


def is_name(text: str) -> bool:
    """Whether it is two to four characters that begin with a family name, or a dotted name such as 阿卜杜拉·买买提."""
    parts = _DOT.split(text)
    if len(parts) > 1:
        return all(parts) and len(text) <= LONGEST_DOTTED and all(map(is_han, "".join(parts)))
    if not (2 <= len(text) <= LONGEST_NAME and all(map(is_han, text))):
        return False
    if text[:2] in COMPOUND or {text[:2], text[2:]} <= GIVEN_PAIRS:
        return True
    return len(text) < LONGEST_NAME and text[0] in SINGLE


def split_names(text: str) -> tuple[str, ...]:
    """Names that a line break glued together: 何超明戴敏 → 何超明, 戴敏; a single name stays whole."""
    is_one = (len(text) <= LONGEST_NAME and is_name(text)) or bool(_DOT.search(text))
    if is_one or not LONGEST_NAME <= len(text) <= LONGEST_GLUED:
        return (text,)
    for cut in (3, 2, 4):
        left, right = text[:cut], text[cut:]
        if is_name(left) and len(right) >= 2 and all(map(is_name, split_names(right))):
            return (left, *split_names(right))
    return (text,)
