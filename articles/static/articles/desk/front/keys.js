// Keys of both lists. They work while a story in one of them has the focus (WCAG 2.1.4); `KEYS` is what the help shows.
export const KEYS = [
  ["walk", [["ArrowUp ArrowDown", "walk"], ["Home End", "ends"], ["ArrowLeft ArrowRight", "pane"]]],
  ["move", [
    ["Alt+ArrowUp Alt+ArrowDown", "move"], ["1", "digit", {}, "1 … 9"], ["Enter", "put"], ["Delete Backspace", "off"],
    ["Ctrl+z", "undo"], ["Ctrl+Shift+z", "redo"],
  ]],
  ["find", [["/", "search"], ["Ctrl+Enter", "live"], ["?", "help"]]],
];

export function nameOf(event) {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const isShifted = event.shiftKey && (key.length > 1 || /[a-z]/.test(key));
  return `${event.ctrlKey || event.metaKey ? "Ctrl+" : ""}${event.altKey ? "Alt+" : ""}${isShifted ? "Shift+" : ""}${key}`;
}

export function listen(screen, lists, { deeds, search, live, help }) {
  const rows = list => [...list.querySelectorAll(".row .name")];
  const focus = element => { element?.focus(); return Boolean(element); };

  // The same story once the list is drawn anew, or what stands in its place.
  function again(list, pk, at) {
    const own = list.querySelector(`.row[data-story="${pk}"] .name`);
    return focus(own ?? rows(list)[Math.min(at, rows(list).length - 1)] ?? search);
  }

  const anywhere = {
    "Ctrl+z": deeds.undo, "Ctrl+Shift+z": deeds.redo, "Ctrl+y": deeds.redo, "Ctrl+Enter": live,
  };

  screen.addEventListener("keydown", event => {
    if (event.isComposing || event.target.closest("dialog")) return;
    const name = nameOf(event), isTyping = event.target.closest("input, select, textarea");
    if (anywhere[name] && (!isTyping || name === "Ctrl+Enter")) {
      event.preventDefault();
      anywhere[name]();
      return;
    }
    if (isTyping) return;
    if (name === "?") { event.preventDefault(); help(); return; }
    if (name === "/") { event.preventDefault(); search.focus(); return; }
    const row = event.target.closest(".row");
    if (row && ofRow(row, name, event)) event.preventDefault();
  });

  function ofRow(row, name, event) {
    const list = row.closest("ol"), pk = Number(row.dataset.story);
    const all = rows(list), at = all.indexOf(row.querySelector(".name"));
    const isPlaces = list === lists.places;
    const done = (deed, to = list) => { deed(); again(to, pk, at); return true; };
    if (name === "ArrowDown") return focus(all[at + 1]) || true;
    if (name === "ArrowUp") return focus(all[at - 1]) || true;
    if (name === "Home") return focus(all[0]);
    if (name === "End") return focus(all.at(-1));
    if (name === "ArrowRight" && isPlaces) return focus(rows(lists.stories)[0]);
    if (name === "ArrowLeft" && !isPlaces) return focus(rows(lists.places)[0]);
    if (/^[1-9]$/.test(name)) return done(() => deeds.put(pk, Number(name) - 1));
    if (name === "Delete" || name === "Backspace") return done(() => deeds.off(pk));
    if (name === "Alt+ArrowUp" && isPlaces) return done(() => deeds.move(pk, -1));
    if (name === "Alt+ArrowDown" && isPlaces) return done(() => deeds.move(pk, 1));
    // A button is pressed by Enter itself; on a story's name it puts the story, or shows where it stands
    if (name === "Enter" && event.target.matches(".name") && !isPlaces) return done(() => deeds.append(pk));
    return false;
  }
}
