// The proof screen: the page's picture beside its stories, one selection across both.
import { showActions } from "./actions_view.js";
import { makeAsk, makeConflict } from "./ask.js";
import { makeBlocks } from "./blocks.js";
import { makeCommands } from "./commands.js";
import { makeDeeds } from "./deeds.js";
import { differences } from "./differences.js";
import { passed, read } from "./dom.js";
import { makeDraft } from "./draft.js";
import { makeEditing } from "./editing.js";
import { showHead } from "./head_view.js";
import { makeHelp } from "./help.js";
import { KEYS } from "./keymap.js";
import { listen } from "./keys.js";
import { follow } from "./news.js";
import { makeOperations } from "./operations.js";
import { showPage } from "./page_view.js";
import { makePrefixes } from "./prefixes.js";
import { keepPresent } from "./presence.js";
import { makeSigning } from "./signing.js";
import { makeSpeech } from "./speech.js";
import { showStop } from "./stop_view.js";
import { makeStore } from "./store.js";
import { showStories } from "./stories_view.js";
import { makeZoneEditing } from "./zone_editing.js";
import { makeZoom } from "./zoom.js";
import { W } from "./words.js";
import { newName } from "../tab_name.js";

const QUOTED = 24;  // characters
const TEXT = {
  names: ["article", "field", "paragraph", "picture", "value", "base"],
  told: ({ value }) => W("quoted", { text: value.length > QUOTED ? `${value.slice(0, QUOTED)}…` : value }),
};

const proof = document.getElementById("proof"), pane = document.getElementById("proof-page");
const part = selector => proof.querySelector(selector);
const blocks = makeBlocks(read("proof-state")), state = blocks.first;
const store = makeStore(state);
const speech = makeSpeech(store, document.getElementById("proof-says"), part(".warning"));
const zoom = makeZoom(pane, state.page, percent => { part(".zooms output").textContent = `${percent}%`; });
const help = makeHelp(document.getElementById("proof-keys"), KEYS.filter(([group]) => group !== "sign" || state.signatures));
const dialog = document.getElementById("proof-ask");
const ask = makeAsk(dialog), showConflict = makeConflict(dialog);
const operations = makeOperations(store, state.addresses, blocks, {
  speech, showConflict: (conflict, message, states) => message.do === "edit" ? null : showConflict(conflict, null, differences(...states)),
});
const tab = await newName(), draft = makeDraft(state.drafts, tab, part(".draft"), TEXT);
const run = makeCommands(store, { operations, speech, zoom, help, pane });
if (state.page.may_edit) {
  run.learn(makeDeeds(store, { operations, speech, ask }));
  const editing = makeEditing(store, { operations, speech, pane, list: part(".stories"), showConflict, draft, addresses: state.addresses });
  run.learn(editing.commands);
  draft.resumeBy(fields => {
    const isThere = editing.resume(fields);
    if (!isThere) speech.warn(W("draft_lost", fields));
    return isThere;
  }, editing.stands);
}
if (state.signatures && state.page.may_sign) run.learn(makeSigning(store, { operations, speech, ask, dialog, run }));
makePrefixes(store, run, { speech });
if (state.page.may_edit) makeZoneEditing(store, run, { operate: operations.operate, speech, pane });

const views = [
  showHead(store, part(".proof-head")),
  showPage(store, pane, zoom),
  showStories(store, part(".stories"), pane),
  showStop(store, part(".stop"), run),
  showActions(store, part(".actions"), run),
];
for (const view of views) {
  store.hear(view);
  view("state");
}
store.hear(what => { if (what === "selection") speech.selection(); });

listen(pane, run, part("[data-do=keys]"));
part("[data-do=help]").addEventListener("click", () => help());
for (const button of proof.querySelectorAll("[data-zoom]")) {
  button.addEventListener("click", () => zoom.by(Number(button.dataset.zoom)));
}
draft.tellBy(keepPresent(state.addresses, part(".who"), tab, draft));
follow(store, state.addresses, operations, blocks, speech);

pane.focus({ preventScroll: true });
begin();
const said = passed.take();
if (said) speech.tell(said);

// The page was turned by itself, or somebody comes from a story or a doubt: there it begins.
function begin() {
  const [, story] = /^#story-(\d+)$/.exec(location.hash) ?? [];
  if (story) return store.selectStory(store.stories.find(each => each.article === Number(story)));
  const [, doubt] = /^#doubt-(\d+)$/.exec(location.hash) ?? [];
  const asked = doubt && store.stops.find(stop => stop.key === `d${doubt}`);
  if (asked) return store.showStop(asked);
  const at = { "#first": 0, "#last": -1 }[location.hash];
  if (at !== undefined && store.stops.length) store.showStop(store.stops.at(at));
  return null;
}
