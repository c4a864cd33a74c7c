"""A form whose row was deleted while it was open: what was typed comes back, in a form that adds it anew."""

import re

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

GONE = 410


def as_new(request, inlines) -> None:
    """Make what was sent that of a form for a new row, whose rows of inlines are new as well.

    `inlines`: their formset classes.
    """
    data = request.POST.copy()
    data.pop("opened", None)
    for formset in inlines:
        prefix = formset.get_default_prefix()
        names = "|".join(
            map(re.escape, (formset.model._meta.pk.name, formset.fk.name, "opened"))
        )
        of_old_row = re.compile(rf"{re.escape(prefix)}-\d+-(?:{names})")
        for name in [name for name in data if of_old_row.fullmatch(name)]:
            data[name] = ""
        data[f"{prefix}-INITIAL_FORMS"] = "0"
    request.POST = data
    request.is_of_deleted_row = True


def is_of_deleted_row(request) -> bool:
    return getattr(request, "is_of_deleted_row", False)


def typed_page(request, admin, form_class) -> HttpResponse:
    """What was typed, to be copied: for rows that the editor may not add."""
    form = form_class(request.POST)
    form.is_valid()
    typed = [
        (field.label, form.cleaned_data.get(field.name, field.value()))
        for field in form.visible_fields()
    ]
    context = {
        **admin.admin_site.each_context(request),
        "title": admin.opts.verbose_name,
        "typed": [(label, value) for label, value in typed if value],
        "list_url": reverse(f"admin:{admin.opts.app_label}_{admin.opts.model_name}_changelist"),
    }
    return render(request, "admin/deleted_row.html", context, status=GONE)
