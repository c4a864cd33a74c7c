"""Labels of fields that stand in a table, where only the column has a heading."""

from django import template
from django.forms import BoundField
from django.utils.safestring import SafeString

register = template.Library()


@register.filter
def labelled(field: BoundField) -> SafeString:
    """The field with its label for those who do not see its column. A hidden one needs none."""
    if field.is_hidden:
        return field.as_widget()
    return field.as_widget(attrs={"aria-label": str(field.label)})
