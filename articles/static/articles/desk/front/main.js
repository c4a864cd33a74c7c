// The front page's screen: places, stories, and a look at the page as readers will see it. Nothing is live until it is said.
import { makeConflict } from "./conflict.js";
import { makeDeeds } from "./deeds.js";
import { makeDrag } from "./drag.js";
import { makeFlashes } from "./flashes.js";
import { KEYS, listen } from "./keys.js";
import { showPlaces, showStories } from "./lists.js";
import { makePreview } from "./preview.js";
import { send } from "./send.js";
import { makeStore } from "./store.js";
import { h, read } from "../proof/dom.js";
import { makeHelp } from "../proof/help.js";
import { makeDraft } from "../proof/draft.js";
import { keepPresent } from "../proof/presence.js";
import { newName } from "../tab_name.js";
import { W } from "../proof/words.js";

const PAUSE = 15_000;  // milliseconds between two questions whether another desk has arranged it

const screen = document.getElementById("front"), part = selector => screen.querySelector(selector);
const state = read("front-state"), { addresses } = state;
const store = makeStore(state);
const says = document.getElementById("front-says"), notice = part(".warning");
const lists = { places: part(".places"), stories: part(".candidates") };
const search = part("[type=search]"), liveButton = part("[data-do=live]");
const showConflict = makeConflict(document.getElementById("front-ask"));

// The same words once more are said once more.
function say(words) {
  says.textContent = words === says.textContent ? `${words} ` : words;
  return true;
}

// What could not be done, or was done elsewhere, is seen, too.
function warn(words, isGood = false) {
  notice.hidden = !words;
  notice.textContent = words;
  notice.classList.toggle("is-good", isGood);
}

async function act(message, done) {
  const answer = await send(addresses.do, message);
  if (answer.error) { warn(answer.error); return null; }
  if (answer.conflict) return answer;
  store.take(answer.state, { keepsMine: message.do !== "set" });
  const words = W(answer.is_merged ? "is_merged" : done);
  warn(words, true);
  say(words);
  return answer;
}

async function live() {
  if (!store.state.may_arrange || !store.isChanged || liveButton.dataset.busy) return;
  liveButton.dataset.busy = "1";
  const answer = await act({ do: "set", order: store.order, version: store.version }, store.state.mode === "live" ? "is_live" : "is_kept");
  delete liveButton.dataset.busy;
  if (!answer?.conflict) return;
  const isMine = await showConflict(answer.conflict);
  if (isMine) store.keepMine(answer.state);
  else store.take(answer.state);
}

const deeds = makeDeeds(store, words => { warn(""); return say(words); });
const help = makeHelp(document.getElementById("front-keys"), KEYS);
const preview = makePreview(store, addresses.preview, { stage: part(".stage"), buttons: [...screen.querySelectorAll("[data-width]")], lists: Object.values(lists) });
const before = part(".before");

// What is arranged here and not live yet. It comes back on top of what another desk has done since.
async function keepArranged() {
  const titles = order => order.split(",").slice(0, 3).map(pk => store.title(Number(pk))).filter(Boolean);
  const tab = await newName();
  const draft = makeDraft(state.drafts, tab, part(".draft"), { names: ["order"], told: ({ order }) => titles(order).join(W("comma")) });
  store.hear(what => {
    if (!store.isChanged) draft.settled();
    else if (what === "order") draft.typing({ order: store.order.join() });
  });
  if (store.state.may_arrange) draft.resumeBy(({ order }) => {
    store.arrange(order.split(",").map(Number).filter(pk => store.stories.has(pk)));
    return true;
  }, ({ order }) => order === store.order.join());
  draft.tellBy(keepPresent(addresses, part(".who"), tab, draft));
}

function showHead() {
  const isChanged = store.isChanged, verb = store.state.mode === "live" ? W("live") : W("keep");
  part(".standing").textContent = isChanged ? W("unsaved") : store.state.standing;
  screen.classList.toggle("is-changed", isChanged);
  liveButton.textContent = verb;
  liveButton.setAttribute("aria-disabled", String(!isChanged));
  part("[data-do=undo]").setAttribute("aria-disabled", String(!store.canUndo));
  part("[data-do=redo]").setAttribute("aria-disabled", String(!store.canRedo));
  part(".count").textContent = `${store.order.length}/${store.state.most}`;
}

function showBefore() {
  const rows = store.state.before;
  before.hidden = !rows.length;
  before.querySelector("ol").replaceChildren(...rows.map(row => h("li", {},
    h("span", {}, W("earlier", row)),
    store.state.may_arrange ? h("button", { type: "button", "aria-label": `${W("take")}: ${row.at} ${row.lead}`, onclick: () => deeds.takeUp(row.order) }, W("take")) : null)));
}

const views = [
  showPlaces(store, lists.places, deeds),
  showStories(store, lists.stories, deeds, { search, moreButton: part("[data-do=more]") }),
  makeFlashes(store, part(".flashes"), act),
  showHead,
  what => { if (what === "state") showBefore(); },
];
for (const view of views) {
  store.hear(view);
  view("state");
}
store.hear(preview);

makeDrag(screen, lists, deeds);
listen(screen, lists, { deeds, search, live, help });
const ways = { live, help, undo: deeds.undo, redo: deeds.redo };
for (const [name, deed] of Object.entries(ways)) part(`[data-do=${name}]`)?.addEventListener("click", () => deed());

// On a phone one panel at a time.
for (const tab of screen.querySelectorAll("[data-panel]")) {
  tab.addEventListener("click", () => {
    screen.dataset.shows = tab.dataset.panel;
    for (const each of screen.querySelectorAll("[data-panel]")) each.setAttribute("aria-pressed", String(each === tab));
  });
}

addEventListener("beforeunload", event => { if (store.isChanged) event.preventDefault(); });
keepArranged();

async function news() {
  if (document.hidden || liveButton.dataset.busy) return;
  try {
    const answer = await fetch(addresses.state, { headers: { accept: "application/json" } });
    if (!answer.ok) return;
    const next = await answer.json();
    const isOther = next.version !== store.state.version;
    if (isOther && store.isChanged) warn(W("changed", { by: next.before[0]?.by || "–" }));
    if (isOther || JSON.stringify(next.flashes) !== JSON.stringify(store.state.flashes)) store.take({ ...store.state, ...next }, { keepsMine: true });
  } catch { /* no network: presence.js says so */ }
}
setInterval(news, PAUSE);
