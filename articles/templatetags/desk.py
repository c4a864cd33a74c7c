"""What the desk's first page shows."""

from django import template

from articles.presenting.desk_overview import newest_issue, open_letters

register = template.Library()
register.simple_tag(newest_issue)
register.simple_tag(open_letters)
