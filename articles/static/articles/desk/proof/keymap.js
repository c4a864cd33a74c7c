// Which key does what, in the order in which the help shows them: keys, the command, what the command is told, what the
// help shows in place of the keys. A key is its `event.key`, a letter in small, after Ctrl+, Alt+, Shift+ in this order.
import { KINDS, ROLES } from "./deeds.js";

const ARROWS = "ArrowUp ArrowDown ArrowLeft ArrowRight";

export const KEYS = [
  ["go", [
    ["Space", "nextStop"], ["Shift+Space", "previousStop"],
    ["0-9", "digit", {}, "0 … 9"], ["Tab", "nextStory"], ["Shift+Tab", "previousStory"],
    [ARROWS, "walk", {}, "↑ ↓ ← →"],
    [ARROWS.replaceAll("Arrow", "Shift+Arrow"), "walkAdding", {}, "Shift ↑↓←→"],
    [".", "pick", {}, ". n"], ["Home", "firstBlock"], ["End", "lastBlock"],
    ["Ctrl+ArrowDown", "nextHead"], ["Ctrl+ArrowUp", "previousHead"],
    ["Escape", "leave"], [">", "nextPage"], ["<", "previousPage"],
  ]],
  ["doubt", [["Enter", "enter"], ["Backspace", "wave"], ["Shift+Backspace", "waveWithNote"]]],
  ["place", [
    ["m", "move", {}, "M n"], ["m", "moveToNew", {}, "M +"], ["m", "moveToLeftovers", {}, "M 0"],
    ["s", "split"], ["x", "beginCut", {}, "X ↑↓ Enter"], ["j", "join", {}, "J n"],
    ["[", "earlier"], ["]", "later"], ["z", "zone"], ["Alt+ArrowUp", "storyUp"], ["Alt+ArrowDown", "storyDown"],
    ["Ctrl+z", "undo"], ["Ctrl+Shift+z Ctrl+y", "redo", {}, "Ctrl+Shift+Z"],
  ]],
  ["role", Object.entries(ROLES).map(([key, role]) => [key, "setRole", { role }])],
  ["kind", [...Object.entries(KINDS).map(([key, kind]) => [key, "setKind", { kind }]), ["n", "printOnly"]]],
  ["text", [["Enter", "edit"]]],
  ["sign", [["v", "sign"], ["Shift+v", "signStory"], ["r", "sendBack"]]],
  ["view", [["+ =", "larger"], ["-", "smaller"], ["\\", "fit"], ["?", "help"]]],
];

const byKey = new Map();
for (const [, keys] of KEYS) for (const [names, command, how] of keys) {
  for (const name of names.split(" ")) if (!byKey.has(name)) byKey.set(name, [command, how ?? {}]);
}

export function nameOf(event) {
  const key = event.key === " " ? "Space" : event.key.length === 1 ? event.key.toLowerCase() : event.key;
  // A sign that takes Shift to be typed, such as ?, is named by itself
  const isShifted = event.shiftKey && (key.length > 1 || /[a-z]/.test(key));
  return `${event.ctrlKey || event.metaKey ? "Ctrl+" : ""}${event.altKey ? "Alt+" : ""}${isShifted ? "Shift+" : ""}${key}`;
}

export const commandOf = name => byKey.get(/^[0-9]$/.test(name) ? "0-9" : name);
