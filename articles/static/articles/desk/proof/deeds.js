// The commands that change something: each is an operation on the selected blocks or story, or a verb of the page.
import { arranged } from "./arrangement.js";
import { W } from "./words.js";

const NEW_STORY = -1, LEFTOVERS = 0;
const IN_PRINTED_ORDER = -1;
export const ROLES = { k: "kicker", h: "headline", d: "deck", b: "byline", t: "body", c: "crosshead", p: "caption", l: "label" };
export const KINDS = { f: "furniture", a: "ad", g: "notice" };

export function makeDeeds(store, { operations, speech, ask }) {
  const mayEdit = () => store.state.page.may_edit;
  let isDeciding = false;  // what is done now decides the doubt or leftover that is shown
  const refuse = words => { speech.warn(words); return null; };

  // The selected blocks; where only a story is selected, all of its blocks.
  const targets = () => store.selected.length ? [...store.selected] : store.blocksOf(store.current).map(block => block.number);

  function operate(operation) {
    if (!mayEdit()) return refuse(W("may_not"));
    store.cut = null;
    store.goesOn = isDeciding;
    return operations.operate({ blocks: [], story: 0, at: 0, value: "", reason: "", ...operation });
  }

  const onBlocks = operation => targets().length ? operate({ blocks: targets(), ...operation }) : refuse(W("select_blocks"));
  const onBlock = operation => store.last ? operate({ blocks: [store.last.number], ...operation(store.last) }) : refuse(W("select_block"));
  const numbered = place => store.stories.find(story => story.place === place && story.number);

  const deeds = {
    moveTo({ place }) {
      const story = numbered(place);
      return story ? onBlocks({ name: "move", story: story.number, at: IN_PRINTED_ORDER }) : refuse(W("no_story", { place }));
    },
    moveToNew: () => onBlocks({ name: "move", story: NEW_STORY }),
    moveToLeftovers: () => onBlocks({ name: "move", story: LEFTOVERS }),
    joinWith({ place }) {
      const other = numbered(place), story = store.current;
      if (!story?.number) return refuse(W("select_story"));
      if (!other || other === story) return refuse(W("no_story", { place }));
      return operate({ name: "join", story: story.number, at: other.number });
    },
    split: () => onBlock(() => ({ name: "split" })),
    setRole: ({ role }) => store.selected.length
      ? operate({ name: "role", blocks: [...store.selected], value: role }) : refuse(W("select_blocks")),
    setKind: ({ kind }) => settingKind(() => onBlocks({ name: "kind", value: kind })),
    async printOnly() {
      if (!targets().length) return refuse(W("select_blocks"));
      const blocks = targets();
      const reason = await ask(W("why_print_only"), { choices: W("reasons").split("|"), label: W("other_reason") });
      return reason ? settingKind(() => operate({ name: "kind", blocks, value: "print_only", reason })) : null;
    },
    earlier: () => onBlock(block => ({ name: "order", at: Math.max(1, block.place - 1) })),
    later: () => onBlock(block => ({ name: "order", at: block.place + 1 })),
    storyUp: () => moveStory(-1),
    storyDown: () => moveStory(1),
    undo: () => store.state.undo ? undo() : refuse(W("nothing_to_undo")),
    redo: () => store.state.redo ? operations.send({ do: "redo" }) : refuse(W("nothing_to_redo")),

    // ---- A block cut in two: X, then up and down between its lines, then Enter
    beginCut() {
      if (!store.last || store.last.lines.length < 2) return refuse(W("not_to_cut"));
      store.cut = 1;
      return sayCut();
    },
    moveCut({ step }) {
      store.cut = Math.min(store.last.lines.length - 1, Math.max(1, store.cut + step));
      return sayCut();
    },
    endCut() {
      const at = store.cut;
      return onBlock(() => ({ name: "cut", at }));
    },
    leaveCut() { store.cut = null; store.tell("cut"); },

    // ---- A doubt
    accept() {
      const doubt = store.shownStop?.doubt;
      if (!doubt?.proposal) return false;
      const done = state => without(doubt, arranged(state, doubt.proposal.operation));
      return decide(W("accepted"), () => operations.send({ do: "accept", doubt: doubt.id }, done));
    },
    wave() {
      const doubt = store.shownStop?.doubt;
      if (doubt?.asks_why) return deeds.waveWithNote();
      return doubt?.id ? wave(doubt, "") : false;
    },
    async waveWithNote() {
      const doubt = store.shownStop?.doubt;
      if (!doubt?.id) return false;
      // Where a reason is asked, the usual one stands there already, selected: Enter gives it, typing takes its place
      const value = doubt.asks_why ? W("usual_reason") : "";
      const note = await ask(W("why_wave"), { label: W("note"), value });
      return note === null ? null : wave(doubt, note);
    },
  };

  const without = (doubt, state) => ({ ...state, doubts: state.doubts.filter(each => each.id !== doubt.id) });
  const wave = (doubt, note) => decide(W("waved"), () => operations.send({ do: "wave", doubt: doubt.id, note }, state => without(doubt, state)));

  // A leftover that is an advertisement or furniture is decided by that; one that moved into a story stays selected, for
  // its role and its place may come next.
  const settingKind = work => store.shownStop?.block ? decide("", work) : work();

  // What is shown is decided by this: the next doubt or leftover of the page is shown by itself, and said. Where it could
  // not be done, one is back where one was. Others may go with it, as the twins of a doubt.
  async function decide(said, work) {
    const decided = store.stop;
    store.goesOn = isDeciding = true;
    const sent = work();
    isDeciding = false;
    const next = tellNext(said);
    const answer = await sent;
    if (!store.goesOn) return answer;
    if (!answer || answer.conflict) goBack(decided);
    else if (store.stop !== next) tellNext(said);
    return answer;
  }

  function tellNext(said) {
    store.tell();
    speech.selection(said);
    return store.stop;
  }

  function goBack(key) {
    const stop = store.stops.find(each => each.key === key);
    if (!stop) return;
    store.showStop(stop);
    store.goesOn = true;  // until something else is selected: what was sent after it comes back, too
  }

  // A doubt that was decided by what is undone waits again, and is shown: there the editor was. So is a leftover.
  async function undo() {
    const known = new Set(store.stops.map(stop => stop.key)), doubt = `d${store.state.undo_doubt}`;
    const answer = await operations.send({ do: "undo" });
    const back = answer && !answer.conflict ? store.stops.filter(stop => !known.has(stop.key)) : [];
    const stop = back.find(each => each.key === doubt) ?? back[0];
    if (stop) store.showStop(stop);
    return answer;
  }

  function sayCut() {
    store.tell("cut");
    speech.say(W("cut_here", { line: store.last.lines[store.cut].text }));
  }

  function moveStory(step) {
    const story = store.current;
    if (!story?.number) return refuse(W("select_story"));
    return operate({ name: "story_order", story: story.number, at: story.place + step });
  }

  return deeds;
}
