"""An import taken back at the desk: first what that would do, then it is done."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from articles.desk.rights import RightsError
from articles.intake import taking_back
from articles.intake.taking_back import TakingBack
from articles.models import ImportRecord
from articles.web.refusals import RefusedError

from .retrying import page_again


class TakingBackView(TemplateView):
    """GET says what would be done, or why it cannot be; POST does it. `model_admin`: that of the records."""

    template_name = "admin/articles/importrecord/taking_back.html"
    model_admin: Any = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.model_admin.may_take_back(request):
            raise PermissionDenied
        view = super().dispatch
        return page_again(request, lambda: view(request, *args, **kwargs))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        record = self._record()
        try:
            done = taking_back.take_back(record, request.user)
        except (RefusedError, RightsError) as refusal:
            messages.error(request, str(refusal))
            return HttpResponseRedirect(request.path)
        messages.success(request, in_words(done))
        return HttpResponseRedirect(self._address())

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        record = self._record()
        facts: dict[str, Any] = {
            "title": _("Take the import back"),
            "record": record,
            "record_url": self._address(),
            "would": None,
            "refusal": "",
        }
        try:
            facts["would"] = taking_back.plan(record)
        except RefusedError as refusal:
            facts["refusal"] = str(refusal)
        site = self.model_admin.admin_site.each_context(self.request)
        opts = self.model_admin.opts
        return super().get_context_data(**site, opts=opts, **facts, **context)

    def _record(self) -> ImportRecord:
        return get_object_or_404(ImportRecord, pk=self.kwargs["pk"])

    def _address(self) -> str:
        return self.model_admin.address_of(self.kwargs["pk"])


def in_words(done: TakingBack) -> str:
    words = _("Taken back: %(removed)d stories removed, %(restored)d as they stood before.") % {
        "removed": len(done.removed),
        "restored": len(done.restored),
    }
    if not done.stay:
        return words
    stay = _("These stay, for they were edited since: %(titles)s") % {
        "titles": _(", ").join(article.title for article in done.stay)
    }
    return f"{words} {stay}"
