"""What the proof screen's script says, in the language of the desk. `{name}` stands for what is filled in there."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import pgettext


def words() -> dict[str, str]:
    return _facts() | _selection() | _stops() | _kinds() | _roles() | _keys()


def _facts() -> dict[str, str]:
    return {
        "coverage": _("{share} covered"),
        "comma": pgettext("between two facts", ", "),
        "left": _("blocks left: {left}"),
        "nothing_left": _("nothing left"),
        "doubts": _("doubts: {count}"),
        "no_doubts": _("no doubts"),
        "saved": _("As of {time}"),
        "offline": _("No connection. What is shown may be old."),
        "ended": _("Your session has ended. Load the page anew to log in."),
        "changed": _("The page was changed meanwhile; it is shown as it is now."),
        "keys_on": _("Keys on"),
        "keys_off": _("Keys off"),
        "keys_are_on": _("Single keys work while the page has the focus."),
        "keys_are_off": _("Single keys are switched off in this browser."),
        "zoom": _("Zoom {percent}"),
    }


def _selection() -> dict[str, str]:
    return {
        "nothing": _("Nothing is selected."),
        "story": _("Story {place}: {title}"),
        "story_without": _("Story {place} without an article"),
        "block": _("{role}, block {place} of {count} in story {story}: {text}"),
        "block_elsewhere": _("{kind}, in no story: {text}"),
        "blocks": _("{count} blocks selected"),
        "picture": _("picture"),
        "no_story": _("There is no story {place}."),
        "edit": _("Long form"),
        "no_headline": _("(no headline)"),
        "gone": _("The article of these blocks has been deleted for good."),
        "empty_body": _("No body"),
        "no_picture": _(
            "This page has neither a picture nor blocks: its stories were written or imported before blocks were "
            "kept. Their texts stand beside."
        ),
    }


def _stops() -> dict[str, str]:
    return {
        "stop": _("{number} of {count}"),
        "doubt": _("Doubt"),
        "leftover": _("In no story"),
        "leftover_words": _("{text} stands in no story. {reason}"),
        "no_stops": _("Nothing on this page waits for you."),
        "all_done": _("No page of this issue has a doubt or leftover that is open."),
        "turning": _("On to {page}"),
        "would": _("Enter: {proposal}"),
        "no_proposal": _("The reading has no proposal; Backspace waves it through."),
        "next_stop": _("Next"),
        "space": pgettext("a key", "Space"),
        "accept": _("Accept"),
        "wave": _("Wave through"),
    }


def _kinds() -> dict[str, str]:
    return {
        "kind.story": pgettext("kind of block", "story"),
        "kind.furniture": pgettext("kind of block", "furniture"),
        "kind.ad": pgettext("kind of block", "advertisement"),
        "kind.notice": pgettext("kind of block", "notice"),
        "kind.leftover": pgettext("kind of block", "left over"),
        "kind.print_only": pgettext("kind of block", "in print only"),
        "kind.binned": pgettext("kind of block", "in the bin"),
    }


def _roles() -> dict[str, str]:
    return {
        "role.kicker": pgettext("role of a block", "kicker"),
        "role.headline": pgettext("role of a block", "headline"),
        "role.deck": pgettext("role of a block", "deck"),
        "role.byline": pgettext("role of a block", "byline"),
        "role.body": pgettext("role of a block", "body"),
        "role.crosshead": pgettext("role of a block", "crosshead"),
        "role.caption": pgettext("role of a block", "caption"),
        "role.label": pgettext("role of a block", "section label"),
        "role.picture": pgettext("role of a block", "picture"),
        "role.quote": pgettext("role of a block", "quote"),
        "role.jump": pgettext("role of a block", "jump line"),
        "role.furniture": pgettext("role of a block", "furniture"),
        "role.ad": pgettext("role of a block", "advertisement"),
        "role.notice": pgettext("role of a block", "notice"),
        "role.table": pgettext("role of a block", "table"),
        "role.unknown": pgettext("role of a block", "not known"),
    }


def _keys() -> dict[str, str]:
    return {
        "keys.go": _("To go through the page"),
        "key.nextStop": _("next doubt or leftover, also on the issue's other pages"),
        "key.previousStop": _("the one before"),
        "key.digit": _("the story of that number; two digits make one"),
        "key.nextStory": _("next story"),
        "key.previousStory": _("previous story"),
        "key.walk": _("the nearest block in that direction"),
        "key.walkAdding": _("the same, added to what is selected"),
        "key.leave": _("from blocks to their story, from a story to the page"),
        "key.larger": _("larger"),
        "key.smaller": _("smaller"),
        "key.fit": _("the whole width of the page"),
        "key.help": _("all keys"),
    }
