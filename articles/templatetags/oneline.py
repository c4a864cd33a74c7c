"""Lines of a template that are one line of the page."""

import re

from django import template
from django.template.base import NodeList, Parser, TextNode, Token
from django.template.context import Context
from django.utils.safestring import SafeString

register = template.Library()

BREAK = r"[^\S\n]*\n\s*"
BETWEEN_WORDS = re.compile(rf"(?<=[^\s>]){BREAK}(?=[^\s<>])")  # or attributes
ANYWHERE = re.compile(BREAK)


class OneLineNode(template.Node):
    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: Context) -> SafeString:
        return self.nodelist.render(context)


@register.tag
def oneline(parser: Parser, token: Token) -> OneLineNode:
    """Everything up to {% endoneline %}, in which a line break and its indent are the
    template's own.

    A browser shows white space between two inline elements as a space, so a list of links is
    written as one long line or with this. Between two words or two attributes a break stands
    for one space; beside <, > or a template tag it stands for nothing. Other spaces stay as
    they are: `{% if photo %} width="3"{% endif %}` keeps its own. Django's {% spaceless %}
    takes the wanted spaces as well. It is done once, when the template is compiled.
    """
    nodelist = parser.parse(("endoneline",))
    parser.delete_first_token()
    for node in nodelist.get_nodes_by_type(TextNode):
        node.s = without_breaks(node.s)
    return OneLineNode(nodelist)


def without_breaks(text: str) -> str:
    return ANYWHERE.sub("", BETWEEN_WORDS.sub(" ", text))
