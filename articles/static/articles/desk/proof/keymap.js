// Which key does what, in the order in which the help shows them. `name` is that of a command.
// A third part is what the help shows in place of the keys. A key is its `event.key`, for a letter in small, after Ctrl+, Alt+, Shift+ in this order.
export const KEYS = [
  ["go", [
    ["Space", "nextStop"], ["Shift+Space", "previousStop"],
    ["0-9", "digit", "0 … 9"], ["Tab", "nextStory"], ["Shift+Tab", "previousStory"],
    ["ArrowUp ArrowDown ArrowLeft ArrowRight", "walk", "↑ ↓ ← →"],
    ["Shift+ArrowUp Shift+ArrowDown Shift+ArrowLeft Shift+ArrowRight", "walkAdding", "Shift ↑↓←→"],
    ["Escape", "leave"],
    ["+ =", "larger"], ["-", "smaller"], ["\\", "fit"], ["?", "help"],
  ]],
];

const byKey = new Map(KEYS.flatMap(([, keys]) => keys.flatMap(([names, command]) => names.split(" ").map(name => [name, command]))));

export function nameOf(event) {
  const key = event.key === " " ? "Space" : event.key.length === 1 ? event.key.toLowerCase() : event.key;
  // A sign that takes Shift to be typed, such as ?, is named by itself
  const isShifted = event.shiftKey && (key.length > 1 || /[a-z]/.test(key));
  return `${event.ctrlKey || event.metaKey ? "Ctrl+" : ""}${event.altKey ? "Alt+" : ""}${isShifted ? "Shift+" : ""}${key}`;
}

export const commandOf = name => byKey.get(/^[0-9]$/.test(name) ? "0-9" : name);
