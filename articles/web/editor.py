"""The editor of article bodies in the admin: CKEditor 4, and all that this project knows about
it.

CKEditor 4 is no longer maintained in the open. What it would ask of the network is off, what it
does not need is not served, what it sends is cleaned on the server (`richtext`). Another editor
means another widget here; what is stored, HTML cut to `richtext`'s allow-list, stays. Settings:
https://ckeditor.com/docs/ckeditor4/latest/api/CKEDITOR_config.html
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from posixpath import normpath
from typing import Any

from ckeditor.widgets import CKEditorWidget
from csp.constants import UNSAFE_INLINE
from django import forms
from django.contrib.staticfiles.finders import AppDirectoriesFinder
from django.core.files.storage import Storage
from django.templatetags.static import static
from django.utils.translation import gettext_lazy as _

from articles.text import richtext, visible
from articles.web import stylesheets

# Named one by one: what is not here is not started, above all what speaks to other servers
# (scayt, wsc, exportpdf) and what shows unfiltered HTML (preview, sourcearea, templates).
PLUGINS = (
    "basicstyles", "blockquote", "clipboard", "contextmenu", "enterkey", "entities", "floatingspace", "htmlwriter",
    "link", "list", "pastefromgdocs", "pastefromlibreoffice", "pastefromword", "pastetext", "removeformat", "resize",
    "tab", "table", "tableselection", "tabletools", "toolbar", "undo", "wysiwygarea",
)  # fmt: skip

CONFIG = {
    "plugins": ",".join(PLUGINS),
    "extraPlugins": "crosshead,visibletext",
    "customConfig": "",  # else it fetches a config.js
    "stylesSet": False,  # else it fetches a styles.js
    "versionCheck": False,
    "language": "zh-cn",
    "contentsLanguage": "zh-CN",
    "defaultLanguage": "zh-cn",
    "title": _(
        "body"
    ),  # what a screen reader says of the field; else it says the textarea's id
    "crossheadLabel": _("crosshead"),
    "visibleText": {
        "tags": visible.UNSEEN_TAGS,
        "undrawn": visible.UNDRAWN_TAGS,
        "lines": visible.LINES_TAGS,
        "styledBy": visible.STYLED_BY,
        "classes": visible.UNSEEN_CLASSES,
        "styles": visible.UNSEEN_STYLES,
        "inherited": visible.UNSEEN_UNLESS_SET_ANEW,
        "asAround": visible.AS_AROUND,
        "keepsLines": visible.KEEPS_LINES,
    },
    "toolbar": [
        ["Crosshead"],
        ["Bold", "Italic"],
        ["Link", "Unlink"],
        ["BulletedList", "NumberedList", "Blockquote", "Table"],
        ["PasteText", "RemoveFormat"],
        ["Undo", "Redo"],
    ],
    # What the toolbar can make and `richtext` keeps; the server has the last word.
    "allowedContent": "p h3 br strong em sup sub blockquote ul ol li; a[!href]; table thead tbody tfoot tr caption; "
    "td th[colspan,rowspan,scope]",
    "entities": False,  # 中文 and “ ” as themselves, not as &ldquo;
    "basicEntities": True,
    "forcePasteAsPlainText": False,
    "linkShowAdvancedTab": False,
    "linkShowTargetTab": False,
    "removeDialogTabs": "link:advanced;link:target;link:upload;table:advanced",
    "disableNativeSpellChecker": False,
    "resize_dir": "vertical",
    "height": 520,  # pixels: about 14 lines of body type
    "width": "100%",
}

# What it asks of the Content-Security-Policy of the pages that it stands on, and of no other:
# it writes script and style into them. (It needs no eval; a nonce would cancel
# 'unsafe-inline'.)
POLICY = {"script-src": [UNSAFE_INLINE], "style-src": [UNSAFE_INLINE]}


class Editor(CKEditorWidget):
    """The textarea that becomes an editor. Without script it stays a textarea with the body's HTML."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs=attrs)
        self.config = dict(CONFIG)

    def _set_config(self) -> None:
        """Called for each rendering: addresses of static files are known only then. The language is set above."""
        self.config["contentsCss"] = static("articles/desk/body.css")
        self.external_plugin_resources = [
            ("crosshead", static("articles/desk/crosshead.js"), ""),
            ("visibletext", static("articles/desk/visible_text.js"), ""),
        ]


class EditorField(forms.CharField):
    """The form's side of a body. The admin hands every TextField its own widget; a body keeps this one."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options | {"widget": Editor})

    def to_python(self, value: Any) -> str:
        return richtext.clean(super().to_python(value))

    def has_changed(self, initial: str | None, data: str | None) -> bool:
        """The editor sends untouched text with its own line ends: only what is left after cleaning counts."""
        return super().has_changed(initial or "", self.to_python(data))


class ServedFiles(AppDirectoriesFinder):
    """Static files of the apps, without what CKEditor brings along and the desk does not open,
    and without the parts of the style sheets, which are served joined.

    It stands in STATICFILES_FINDERS, so neither `collectstatic` nor a development server hands
    out the preview page, the dialogs of plugins that are off, or languages nobody here reads.
    """

    PACKAGE = "ckeditor/"
    NEEDED = (
        "ckeditor.css",
        "ckeditor-init.js",
        "fixups.js",
        *(
            f"ckeditor/{path}"
            for path in (
                "ckeditor.js",
                "LICENSE.md",
                "lang/zh-cn.js",
                "lang/en.js",
                "plugins/icons*.png",
                *(f"plugins/{name}/*" for name in (*PLUGINS, "dialog", "pastetools")),
                "skins/moono-lisa/*",
                "vendor/*",
            )
        ),
    )

    def find(self, path: str, find_all: bool = False, **options: Any) -> Any:
        if self._is_served(path):
            return super().find(path, find_all=find_all, **options)
        return []

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Storage]]:
        return (found for found in super().list(ignore_patterns) if self._is_served(found[0]))

    def _is_served(self, path: str) -> bool:
        path = normpath(path.replace("\\", "/"))
        if stylesheets.is_part(path):
            return False
        return not path.startswith(self.PACKAGE) or any(
            fnmatch(path.removeprefix(self.PACKAGE), pattern) for pattern in self.NEEDED
        )
