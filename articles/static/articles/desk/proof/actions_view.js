// What can be done with what is selected, for the mouse: every button is a command, and says its key.
import { KINDS, ROLES } from "./deeds.js";
import { h } from "./dom.js";
import { W, short } from "./words.js";

const LONGEST = 14;  // characters of a story's title in a list

export function showActions(store, bar, run) {
  const button = (command, key, words, how = {}, more = {}) => run.may(command) && h("button",
    { type: "button", title: key, onclick: () => run(command, how), ...more }, words);

  // A list of stories, each of which is a command when it is chosen.
  const chooser = (words, key, options) => h("select", {
    title: key, "aria-label": words,
    onchange: event => {
      const [command, place] = event.target.value.split(" ");
      event.target.selectedIndex = 0;
      run(command, { place: Number(place) });
    },
  }, h("option", { value: "" }, words), ...options.map(([value, text]) => h("option", { value }, text)));

  const stories = command => store.stories.filter(story => story.number && story !== (command === "joinWith" ? store.current : store.storyOfBlock(store.last)))
    .map(story => [`${command} ${story.place}`, `${story.place} ${short(story.title, LONGEST)}`]);

  const roles = () => run.may("setRole") && store.selected.length > 0 && h("div", { class: "roles", role: "group", "aria-label": W("keys.role") },
    ...Object.entries(ROLES).map(([key, role]) => button("setRole", key.toUpperCase(), W(`role.${role}`), { role },
      { "aria-pressed": String(store.selected.every(number => store.blocks.get(number).role === role)) })));

  const places = () => h("div", { class: "places" },
    run.may("moveTo") && store.selected.length > 0 && chooser(W("act.move"), "M", [["moveToNew", W("new_story")], ["moveToLeftovers", W("kind.leftover")], ...stories("moveTo")]),
    store.last?.story > 0 && button("split", "S", W("act.split")),
    store.last?.lines.length > 1 && button("beginCut", "X", W("act.cut")),
    store.last?.story > 0 && button("earlier", "[", "↑", {}, { "aria-label": W("key.earlier") }),
    store.last?.story > 0 && button("later", "]", "↓", {}, { "aria-label": W("key.later") }),
    run.may("joinWith") && store.current?.number > 0 && chooser(W("act.join"), "J", stories("joinWith")),
    !store.selected.length && store.current?.number > 0 && [
      button("storyUp", "Alt+↑", W("act.up")), button("storyDown", "Alt+↓", W("act.down")), button("zone", "Z", W("act.zone"))],
    store.current?.may_edit && button("edit", "Enter", W("act.edit")),
    store.current?.article && !store.selected.length && signing());

  const signing = () => [
    button("signStory", "Shift+V", W("act.sign_story"), {}, { class: "signs" }), button("sendBack", "R", W("act.send_back"), {}, { class: "signs" })];

  const kinds = () => run.may("setKind") && h("div", { class: "kinds", role: "group", "aria-label": W("keys.kind") },
    ...Object.entries(KINDS).map(([key, kind]) => button("setKind", key.toUpperCase(), W(`kind.${kind}`), { kind })),
    button("printOnly", "N", W("kind.print_only")));

  const cutting = () => h("div", { class: "places" },
    button("moveCut", "↑", "↑", { step: -1 }, { "aria-label": W("cut_up") }), button("moveCut", "↓", "↓", { step: 1 }, { "aria-label": W("cut_down") }),
    button("endCut", "Enter", W("act.end_cut")), button("leaveCut", "Esc", W("cancel")));

  const drawing = () => h("div", { class: "places" },
    button("nextCorner", "Tab", W("corner_next"), { step: 1 }), button("addCorner", "Insert", W("corner_add")), button("removeCorner", "Delete", W("corner_remove")),
    button("endZone", "Enter", W("zone_end")), button("zoneOfBlocks", "⌫", W("zone_of_blocks")), button("leaveZone", "Esc", W("cancel")));

  const history = () => h("div", { class: "history" },
    button("sign", "V", W("act.sign"), {}, { class: "signs" }),
    button("undo", "Ctrl+Z", "↶", {}, { "aria-label": store.state.undo ? W("act.undo", { words: store.state.undo }) : W("key.undo"), disabled: !store.state.undo }),
    button("redo", "Ctrl+Shift+Z", "↷", {}, { "aria-label": store.state.redo ? W("act.redo", { words: store.state.redo }) : W("key.redo"), disabled: !store.state.redo }));

  return () => {
    const isAny = store.selected.length > 0 || store.current?.number > 0;
    const parts = store.zone ? [drawing()] : store.cut !== null ? [cutting()] : isAny ? [roles(), places(), kinds()] : store.current ? [places()] : [];
    bar.hidden = !run.may("undo") && !run.may("sign");
    bar.replaceChildren(...[
      h("div", { class: "what" }, h("p", {}, store.prompt || whatIsSelected(store)), history()), ...parts,
    ].filter(Boolean));
  };
}

function whatIsSelected(store) {
  if (store.zone) return W("zone_hint");
  if (store.cut !== null) return W("cut_hint");
  if (store.selected.length > 1) return W("blocks", { count: store.selected.length });
  if (store.last) {
    const { role, kind } = store.last, story = store.storyOfBlock(store.last);
    return story ? W("block_short", { role: W(`role.${role}`), story: story.place }) : W(`kind.${kind}`);
  }
  return store.current ? W("story", { place: store.current.place, title: short(store.current.title) }) : W("hint");
}
