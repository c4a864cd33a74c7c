// All keys, as a table.
import { h } from "./dom.js";
import { W } from "./words.js";

const SIGNS = { ArrowUp: "↑", ArrowDown: "↓", ArrowLeft: "←", ArrowRight: "→", Backspace: "⌫", Escape: "Esc" };
const sign = name => name === "+" ? "+" : name.split("+").map(key => SIGNS[key] ?? (key.length === 1 ? key.toUpperCase() : key)).join("+") || name;

const wordsOf = (command, how) => how?.role ? W(`role.${how.role}`) : how?.kind ? W(`kind.${how.kind}`) : W(`key.${command}`);

// `groups` as in keymap.js: a name, and its keys.
export function makeHelp(dialog, groups) {
  const place = dialog.querySelector("div");
  place.replaceChildren(...groups.map(([group, keys]) => h("section", {},
    h("h3", {}, W(`keys.${group}`)),
    h("dl", {}, ...keys.map(([names, command, how, shown]) => h("div", {},
      h("dt", {}, ...(shown?.split(" ") ?? names.split(" ").map(sign)).map(key => h("kbd", {}, key))),
      h("dd", {}, wordsOf(command, how))))))));
  return () => {
    dialog.showModal();
    dialog.scrollTop = 0;
  };
}
