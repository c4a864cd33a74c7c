"""What the front page's script says, in the language of the desk. `{name}` stands for what is filled in there."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import pgettext


def words() -> dict[str, str]:
    return _facts() | _deeds() | _said() | _spots() | _keys() | _flashes()


def _facts() -> dict[str, str]:
    return {
        "lead": pgettext("on the front page", "Lead"),
        "nobody": _("Nothing is arranged: size in print and page order decide."),
        "no_match": _("No story is like that."),
        "of_page": _("{size} of a page"),
        "brief": _("brief"),
        "more": _("{count} more"),
        "own": _("This issue"),
        "others": _("The last days"),
        "unsaved": _("Not live yet: what you see here is yours alone."),
        "draft_here": _("In this browser you had arranged it at {time}, and it is not live."),
        "offline": _("No connection. What is shown may be old."),
        "ended": _("Your session has ended. Load the page anew to log in."),
        "not_sent": _("Not done: there is no connection. Try again."),
        "not_done": _("Not done: the server has failed. Try again."),
        "comma": pgettext("between two facts", ", "),
        "here_too": _("{names} here, too"),
        "own_window": _("open in another window of yours"),
        "changed": _("{by} has arranged it meanwhile. What you have changed is kept."),
        "earlier": _("{at} {by}: {lead}"),
    }


def _deeds() -> dict[str, str]:
    return {
        "up": _("Move up: {title}"),
        "down": _("Move down: {title}"),
        "off": _("Take off: {title}"),
        "put": _("Put on the front page: {title}"),
        "to_lead": _("Let it lead: {title}"),
        "drag": _("Drag: {title}"),
        "edit": _("Edit"),
        "crop": _("Crop of the picture"),
        "live": _("Go live"),
        "keep": _("Keep for this issue"),
        "take": _("Take this one"),
    }


def _said() -> dict[str, str]:
    return {
        "placed": _("{title}: place {place} of {count}"),
        "taken_off": _("{title} is taken off. {count} places are left."),
        "full": _("There are {most} places: take one off first."),
        "undone": _("Undone"),
        "redone": _("Done again"),
        "nothing_to_undo": _("Nothing to undo."),
        "is_live": _("Live."),
        "is_kept": _("Kept. It goes live with the issue."),
        "is_merged": _("Done. What another desk has changed is in it, too."),
        "not_done_conflict": _("Not done: another desk was first"),
        "conflict": _("It was arranged otherwise meanwhile. It now begins:"),
        "conflict_by": _("{by} has arranged it at {at}. It now begins:"),
        "understood": _("Show it as it is now"),
        "keep_mine": _("Keep mine and look again"),
        "preview": _("Preview {width} pixels wide"),
        "taken_up": _("Taken up. It is live once you say so."),
    }


def _spots() -> dict[str, str]:
    """Where on the page a story stands, as the preview shows it."""
    return {
        "spot.lead": pgettext("on the front page", "lead"),
        "spot.beside": _("beside the lead"),
        "spot.pictured": _("row with pictures"),
        "spot.text": _("row of texts"),
        "spot.gallery": _("in pictures"),
        "spot.briefs": _("among the briefs"),
        "spot.list": _("in a list"),
        "spot.none": _("not on the page"),
    }


def _keys() -> dict[str, str]:
    return {
        "keys.walk": _("Go"),
        "keys.move": _("Arrange"),
        "keys.find": _("Find"),
        "key.walk": _("to the next story"),
        "key.ends": _("to the first, to the last"),
        "key.pane": _("to the other list"),
        "key.move": _("move the story"),
        "key.digit": _("put it at this place"),
        "key.put": _("put it at the end"),
        "key.off": _("take it off"),
        "key.undo": _("undo"),
        "key.redo": _("do it again"),
        "key.search": _("search"),
        "key.live": _("go live"),
        "key.help": _("these keys"),
    }


def _flashes() -> dict[str, str]:
    return {
        "flash.end": _("End now: {text}"),
        "flash.up": _("Move up: {text}"),
        "flash.none": _("No flash is running."),
        "flash.running": _("running"),
        "flash.to_come": _("to come"),
        "flash.leads_to": _("to: {story}"),
        "flash.waits": _("to: {story}, once it is online"),
        "flash.begun": _("The flash is live."),
        "flash.ended": _("The flash has ended."),
        "flash.ordered": _("The order of the flashes is live."),
    }
