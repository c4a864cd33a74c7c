"""What the proof screen's script says, in the language of the desk. `{name}` stands for what is filled in there."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from articles.desk import print_reasons
from articles.models.page_operation import KIND_NAMES, ROLE_NAMES


def words() -> dict[str, str]:
    facts = _facts() | _selection() | _stops() | _answers() | _deeds() | _zones()
    return facts | _roles() | _keys() | _keys_of_deeds() | _signing()


def _facts() -> dict[str, str]:
    return {
        "coverage": _("{share} covered"),
        "comma": pgettext("between two facts", ", "),
        "left": _("blocks left: {left}"),
        "nothing_left": _("nothing left"),
        "no_blocks": _(
            "No blocks are kept of this page: its texts can be edited, its blocks not moved."
        ),
        "doubts": _("doubts: {count}"),
        "no_doubts": _("no doubts"),
        "saved": _("Saved {time}"),
        "here_too": _("{names} here, too"),
        "own_window": _("open in another window of yours"),
        "draft_here": _("In this browser you had typed here at {time}, and not saved it."),
        "draft_lost": _("The text into which this was typed is no longer there: {value}"),
        "quoted": _("“{text}”"),
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
        "no_block": _("There is no block {place}."),
        "no_page": _("The issue has no other page there."),
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
        "onwards": _("Space: on to {page}"),
        "accepted": _("Accepted"),
        "waved": _("Waved through"),
        "would": _("Enter: {proposal}"),
        "no_proposal": _("The reading has no proposal; Backspace waves it through."),
        "next_stop": _("Next"),
        "space": pgettext("a key", "Space"),
        "accept": _("Accept"),
        "wave": _("Wave through"),
    }


def _answers() -> dict[str, str]:
    """What becomes of what was done."""
    return {
        "not_done": _("Not done: the server did not understand or failed. Load the page anew."),
        "not_sent": _("Not done: there is no connection. Try again."),
        "not_done_conflict": _("Not done: somebody was faster"),
        "conflict": _(
            "Meanwhile the page was changed. It is shown as it is now; look whether it still needs this."
        ),
        "conflict_by": _(
            "{by} was here at {at}. The page is shown as it is now; look whether it still needs this."
        ),
        "theirs": _("As it stands now"),
        "mine": _("What you typed"),
        "was": _("As you saw it: {title}"),
        "is": _("As it stands now: {title}"),
        "not_there": _("not on the page"),
        "without_it": _("without what stands beside"),
        "keep_theirs": _("Keep what stands"),
        "take_mine": _("Take mine"),
        "understood": _("Understood"),
        "text_saved": _("Saved"),
        "may_not": _("You may not change articles."),
        "may_not_edit": _("You may not change this story."),
        "select_block": _("Select a block first: by arrows or with the mouse."),
        "select_blocks": _("Select blocks first: by arrows or with the mouse."),
        "select_story": _("Select a story first."),
        "nothing_to_undo": _("There is nothing to be undone on this page."),
        "nothing_to_redo": _("There is nothing to be done again on this page."),
        "not_to_cut": _("This block has but one line."),
    }


def _deeds() -> dict[str, str]:
    return {
        "hint": _("Click on the page, or press a number, to select a story."),
        "block_short": _("{role} in story {story}"),
        "photo_credit": _("photo credit"),
        "new_story": _("New story"),
        "move_where": _(
            "Move to which story? Its number, + for a new one, 0 for the leftovers"
        ),
        "join_which": _("Join with which story? Its number"),
        "pick_which": _("Which block? Its number"),
        "cut_hint": _("Cut before the marked line: ↑ ↓, then Enter"),
        "cut_here": _("Cut before: {line}"),
        "cut_up": _("one line up"),
        "cut_down": _("one line down"),
        "cancel": _("Cancel"),
        "ok": _("OK"),
        "note": _("reason"),
        "why_wave": _("Wave through: why?"),
        "usual_reason": _("Compared with the print: it stays as it is here"),
        "why_print_only": _("Not to go online: why?"),
        "other_reason": _("another reason"),
        # by what papers keep a story in print alone; the first ones by number
        "reasons": "|".join(print_reasons.usual_reasons()),
        "act.move": _("Move to …"),
        "act.join": _("Join with …"),
        "act.split": _("Split here"),
        "act.cut": _("Cut"),
        "act.end_cut": _("Cut here"),
        "act.up": _("Story up"),
        "act.down": _("Story down"),
        "act.edit": _("Edit the text"),
        "act.undo": _("Undo: {words}"),
        "act.redo": _("Redo: {words}"),
    }


def _zones() -> dict[str, str]:
    """Of a zone that is drawn by hand."""
    return {
        "no_zone": _("This story stands nowhere on the page: it has no zone."),
        "zone_hint": _(
            "The zone by hand: Tab to the next corner, arrows move it, Insert and Delete, then Enter"
        ),
        "corner": _("Corner {number} of {count}: {x} from the left, {y} from the top"),
        "corner_next": _("Next corner"),
        "corner_add": _("Add a corner"),
        "corner_remove": _("Remove the corner"),
        "few_corners": _("A zone needs three corners."),
        "zone_end": _("Zone done"),
        "zone_of_blocks": _("As the blocks stand"),
        "act.zone": _("Zone by hand"),
        "key.zone": _("draw the story's zone by hand"),
    }


def _roles() -> dict[str, str]:
    """Of blocks, and the kinds of place where they can be."""
    roles = {f"role.{role}": str(name) for role, name in ROLE_NAMES.items()}
    return roles | {f"kind.{kind}": str(name) for kind, name in KIND_NAMES.items()}


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
        "key.pick": _("the block of that number"),
        "key.nextPage": _("next page"),
        "key.previousPage": _("previous page"),
        "key.firstBlock": _("the first block of the story"),
        "key.lastBlock": _("the last block of the story"),
        "key.nextHead": _("the next headline or crosshead of the story"),
        "key.previousHead": _("the headline or crosshead before"),
        "key.leave": _("from blocks to their story, from a story to the page"),
        "key.larger": _("larger"),
        "key.smaller": _("smaller"),
        "key.fit": _("the whole width of the page"),
        "key.help": _("all keys"),
    }


def _keys_of_deeds() -> dict[str, str]:
    return {
        "keys.doubt": _("On a doubt"),
        "key.enter": _("accept its proposal; the next one follows by itself"),
        "key.wave": _("wave it through; the next one follows by itself"),
        "key.waveWithNote": _("wave it through and say why"),
        "keys.place": _("To put blocks elsewhere"),
        "key.move": _("move to story n"),
        "key.moveToNew": _("move to a new story"),
        "key.moveToLeftovers": _("move to the leftovers"),
        "key.split": _("split the story before this block"),
        "key.beginCut": _("cut the block between two lines"),
        "key.join": _("join the story with story n"),
        "key.earlier": _("earlier in the story"),
        "key.later": _("later in the story"),
        "key.storyUp": _("the story up on the page"),
        "key.storyDown": _("the story down on the page"),
        "key.undo": _("undo, whoever did it"),
        "key.redo": _("do again"),
        "keys.role": _("The selected blocks are"),
        "keys.kind": _("In no story, but"),
        "key.printOnly": _("not to go online, with a reason"),
        "keys.text": _(
            "Text: Esc leaves and saves, Shift+Esc leaves it as it was, Tab goes on"
        ),
        "key.edit": _("edit the selected text, or the headline"),
        "keys.view": _("To look at the page"),
    }


def _signing() -> dict[str, str]:
    return {
        "signed": _("signed: {done} of {count}"),
        "unsigned": _("unsigned"),
        "came_back": _("sent back"),
        "changed_since": _("changed since it was signed"),
        "not_signed": _("Not signed:"),
        "why_back": _("Send back “{title}”: why?"),
        "act.sign": _("Sign the page"),
        "act.sign_story": _("Sign the story"),
        "act.send_back": _("Send back"),
        "keys.sign": _("Signing"),
        "key.sign": _(
            "sign all stories of the page that wait for me and have no open doubt; where nothing is left, on to "
            "the next page"
        ),
        "key.signStory": _("sign this story"),
        "key.sendBack": _("send this story back, with a reason"),
    }
