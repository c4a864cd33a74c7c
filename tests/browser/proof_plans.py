"""The keys that an editor presses on the proof screen for what a page needs: from what the screen shows, no more."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from articles.reading.arrangement import NEW_STORY, Operation

HEADS = {"kicker", "headline", "deck", "crosshead"}
ROLES = {
    "kicker": "k",
    "headline": "h",
    "deck": "d",
    "byline": "b",
    "body": "t",
    "crosshead": "c",
    "caption": "p",
    "label": "l",
}
KINDS = {"furniture": "f", "ad": "a", "notice": "g"}
State = dict[str, Any]
Keys = tuple[str, ...]


def keys_for(operation: Operation, state: State) -> Keys:
    """The fewest."""
    return _PLANS[operation.name](operation, state)


def _move(operation: Operation, state: State) -> Keys:
    if operation.story == NEW_STORY:
        return (*to_block(operation.blocks[0], state), "m", "+")
    if not operation.story:
        return (*to_block(operation.blocks[0], state), "m", "0")
    target = asked(_place(operation.story, state), len(state["stories"]))
    return (*to_block(operation.blocks[0], state), "m", *target)


def keys_here(operation: Operation, state: State) -> Keys:
    """For a block that is selected already, as a leftover that is shown."""
    if operation.name == "kind":
        return (KINDS[operation.value],)
    return ("m", *asked(_place(operation.story, state), len(state["stories"])))


def _kind(operation: Operation, state: State) -> Keys:
    return (*to_block(operation.blocks[0], state), KINDS[operation.value])


def _role(operation: Operation, state: State) -> Keys:
    return (*to_block(operation.blocks[0], state), ROLES[operation.value])


def _split(operation: Operation, state: State) -> Keys:
    return (*to_block(operation.blocks[0], state), "s")


def _join(operation: Operation, state: State) -> Keys:
    one, other = _place(operation.story, state), _place(operation.at, state)
    return (*to_story(one), "j", *asked(other, len(state["stories"])))


def _order(operation: Operation, state: State) -> Keys:
    block = _block(operation.blocks[0], state)
    steps = operation.at - block["place"]
    return (*to_block(block["number"], state), *("]" if steps > 0 else "[",) * abs(steps))


def _story_order(operation: Operation, state: State) -> Keys:
    place = _place(operation.story, state)
    steps = operation.at - place
    key = "Alt+ArrowDown" if steps > 0 else "Alt+ArrowUp"
    return (*to_story(place), *(key,) * abs(steps))


_PLANS = {
    "move": _move,
    "kind": _kind,
    "role": _role,
    "split": _split,
    "join": _join,
    "order": _order,
    "story_order": _story_order,
}


# --- to what is meant


def to_story(place: int) -> Keys:
    return tuple(str(place))


def asked(number: int, most: int) -> Keys:
    """A number that a key has asked for: Enter ends it where another digit could follow."""
    digits = str(number)
    is_whole = len(digits) == len(str(most)) or number * 10 > most
    return tuple(digits) if is_whole else (*digits, "Enter")


def to_block(number: int, state: State) -> Keys:
    return min(_ways_to(number, state), key=len)


def _ways_to(number: int, state: State) -> Iterator[Keys]:
    most = max(block["number"] for block in state["blocks"])
    yield (".", *asked(number, most))
    story = _block(number, state)["story"]
    if not story:
        return
    own = sorted(
        (block for block in state["blocks"] if block["story"] == story),
        key=lambda block: block["place"],
    )
    numbers = [block["number"] for block in own]
    select = to_story(_place(story, state))
    if number == numbers[0]:
        yield (*select, "Home")
    if number == numbers[-1]:
        yield (*select, "End")
    heads = [block["number"] for block in own[1:] if block["role"] in HEADS]
    if number in heads:
        yield (*select, *("Control+ArrowDown",) * (heads.index(number) + 1))


def _place(story: int, state: State) -> int:
    """By which the screen calls it."""
    return next(each["place"] for each in state["stories"] if each["number"] == story)


def _block(number: int, state: State) -> dict[str, Any]:
    return next(block for block in state["blocks"] if block["number"] == number)
