"""What ads say: a telephone, a price, an address, an offer. One stands in any text, many in few lines only in ads."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_PHONE = re.compile(
    r"""(?<![\d.])(?: 1[3-9]\d[ -]?\d{4}[ -]?\d{4} | 0\d{2,3}[-—–)） ]?\d{7,8}
    | [48]00[- ]\d{3,4}[- ]?\d{3,4} )(?!\d)
    | (?:电话|手机|热线|咨询|预订|订购|联系|致电|微信|QQ)[^\d。]{0,8}\d[\d -]{5,}
    | \b(?:tel|ph|phone|call|cell|mob|mobile|whatsapp|fax|tél|telefone?|teléfono|telefono)\b
      \W{0,4}\(?\d[\d ()/.-]{4,}
    | (?<![\w.])(?<!\d,)[2-8]\d{6,7}(?=\s*(?:[，,。；;/、]|$))
    | \(?\b\d{3}\)?[-. ]\d{3}[-. ]\d{4}\b | \b\d{3}-\d{4}\b""",
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)
_PRICE = re.compile(
    r"""[¥￥$€£]\s?\d | \d(?:[\d.,]*\d)?\s*(?:元|万元?|折)(?:[/起／]|(?![\u4e00-\u9fff]))
    | [一二三四五六七八九]折 | (?:价格|租金|售价)?面议 | 特价|现价|原价|惊爆价|优惠价|仅售|仅需|买一送一
    | \bo\.?n\.?o\.?(?!\w) | \b(?:per|a)\s(?:month|week|night)\b
    | \b(?:fair|good|best|low|reasonable|asking)\ prices?\b | \bnegotiable\b
    | \d\s?(?:[€£]|(?:usd|eur|chf|fr\.)(?!\w))""",
    re.VERBOSE | re.IGNORECASE,
)
_PLACE = re.compile(
    r"(?:地址|店址|总店|分店|营业部|售楼处|展厅)\s*[:：]|www\.\S+|https?://\S+|\S+@\S+\.\w+"
    r"|扫码|扫一扫|二维码|address\s*:",
    re.IGNORECASE,
)
_OFFER = re.compile(
    r"""出售|出租|招租|转让|求购|求租|招聘|诚聘|急聘|征婚|旺铺|急售|诚招|加盟|开业|酬宾|促销|抢购|钜惠|热销|大减价
    | 清仓|全场|免费试|预约|品鉴|盛大|隆重|恭候|欢迎选购|包教包会|上门|低价|高价回收
    | \b(?:for\ (?:sale|rent|hire)|to\ let|let|wanted|apply|hiring|vacanc\w+|furnished|bargain|discount|sale)\b
    | à\ (?:vendre|louer)|zu\ (?:verkaufen|vermieten)|se\ (?:vende|alquila)|vende-se|aluga-se|vendesi|affittasi""",
    re.VERBOSE | re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
# Whatever is a figure or has one in its plain form (NFKC): ², ½, ①, ㏠
_MAY_HOLD_DIGIT = re.compile(
    "[\\d\xb2-\xbe\u2070-\u218f\u2460-\u2793\u3200-\u33ff\U0001f100-\U0001f2ff\U0001fbf0-\U0001fbf9]"
)
_TORN = re.compile(r"(?<=[\d\u4e00-\u9fff::—-])\n(?=[\d\u4e00-\u9fff—-])")
_BULLET = re.compile(r"^\s*[•●■□◆◇★☆▲△○◎►▶▪※✓✔❖·]")


@dataclass(frozen=True)
class AdWording:
    """How often each stands in a text. `bullets`: lines that begin with one."""

    phones: int = 0
    prices: int = 0
    places: int = 0
    offers: int = 0
    bullets: int = 0

    @property
    def signs(self) -> int:
        """How many of the five there are."""
        counts = (self.phones, self.prices, self.places, self.offers, self.bullets)
        return sum(count > 0 for count in counts)


def ad_wording(lines: list[str]) -> AdWording:
    """A number may break at a line's end, so all but bullets are sought in the whole text."""
    text = _plain(lines)
    return AdWording(
        phones=_phones(text),
        prices=len(_PRICE.findall(text)),
        places=len(_PLACE.findall(text)),
        offers=len(_OFFER.findall(text)),
        bullets=_bullets(lines),
    )


def entries(lines: list[str]) -> int:
    """How many ads may stand in some lines, each with a telephone or a bullet: told before all else is looked for."""
    has_digit = any(_MAY_HOLD_DIGIT.search(line) for line in lines)
    return max(_phones(_plain(lines)) if has_digit else 0, _bullets(lines))


def _plain(lines: list[str]) -> str:
    return _TORN.sub("", unicodedata.normalize("NFKC", "\n".join(lines)))


def _phones(text: str) -> int:
    return len(_PHONE.findall(text)) if _DIGIT.search(text) else 0


def _bullets(lines: list[str]) -> int:
    return sum(bool(_BULLET.match(line)) for line in lines)
