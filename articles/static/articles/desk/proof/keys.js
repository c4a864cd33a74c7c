// Page mode: single keys, only while the page has the focus, and not where somebody has switched them off in this
// browser (WCAG 2.1.4).
import { kept } from "./dom.js";
import { commandOf, nameOf } from "./keymap.js";
import { W } from "./words.js";

const OFF = "proof-keys-off";
const ONCE = new Set(["enter", "wave", "sign"]);  // a key that is held down does not decide what comes next, too
const WITH_KEYS_OFF = new Set(["help", "leave"]);  // and whatever takes Ctrl or Alt

export function listen(pane, run, button) {
  let isOff = kept.get(OFF) === "1";

  const show = () => {
    button.setAttribute("aria-pressed", String(!isOff));
    button.textContent = isOff ? W("keys_off") : W("keys_on");
    button.title = isOff ? W("keys_are_off") : W("keys_are_on");
    pane.closest("#proof").classList.toggle("keys-off", isOff);
  };
  button.addEventListener("click", () => {
    isOff = !isOff;
    kept.set(OFF, isOff ? "1" : "0");
    show();
  });

  pane.addEventListener("keydown", event => {
    if (event.isComposing || event.target.closest("input, textarea, select, button, a")) return;
    const name = nameOf(event);
    const pending = run.pending(name);
    const [command, how] = pending ? [pending, {}] : commandOf(name) ?? [];
    const isSingle = !event.ctrlKey && !event.altKey && !event.metaKey;
    if (!command || isSingle && isOff && !WITH_KEYS_OFF.has(command)) return;
    if (event.repeat && ONCE.has(command)) return event.preventDefault();
    if (run(command, { ...how, name, event }) !== false) event.preventDefault();
  });
  show();
}
