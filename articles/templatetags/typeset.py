"""How text is set: headlines, bylines, excerpts, bodies, and the crop of a photo."""

from django import template

from articles.presenting import excerpts, typesetting
from articles.presenting.credit_groups import credit_groups

register = template.Library()
register.filter("clauses", typesetting.clauses)
register.filter("clauses_up_to", typesetting.clauses_up_to)
register.filter("focus", typesetting.focus)
register.filter("body", typesetting.body)
register.filter("text", typesetting.text)
register.filter("by_role", credit_groups)
register.filter("excerpt", excerpts.excerpt)
register.filter("opening", excerpts.opening)
register.filter("summary", excerpts.summary)
