"""A field without its heading still has its label."""

from django import forms
from django.template import Context, Template


class Row(forms.Form):
    role = forms.CharField(label="身份")
    pk = forms.IntegerField(widget=forms.HiddenInput)


def drawn(name):
    template = Template("{% load labels %}{{ field|labelled }}")
    return template.render(Context({"field": Row()[name]}))


def test_a_field_of_a_table_is_labelled_by_its_column():
    assert 'aria-label="身份"' in drawn("role")


def test_a_hidden_field_has_no_label():
    assert "aria-label" not in drawn("pk")
