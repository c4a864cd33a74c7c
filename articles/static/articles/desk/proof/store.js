// What the screen knows: the page as the server told it, and what is selected in it. Views listen, and draw themselves
// anew; nobody else changes it.
import { stopsOf } from "./stops.js";

export const keyOf = story => story.number ? `g${story.number}` : `a${story.article}`;
const isEmpty = blocks => !blocks.length;

export function makeStore(state) {
  const listeners = new Set();
  const store = {
    state: null, stories: [], blocks: new Map(), stops: [],
    story: null,      // the key of the selected story
    selected: [],     // numbers of the selected blocks; the last one is where arrows start
    stop: null,       // the key of the doubt or leftover that is shown
    goesOn: false,    // the one that was shown has been decided, and nothing was selected since: the next one follows by itself
    cut: null,        // before which line of the selected block it would be cut
    zone: null,       // that is being drawn: { story, points, at }, `at` the corner that keys move
    prompt: "",       // what the next key decides
    isPicking: false, // blocks show their numbers, one of which is being typed
    isEditing: false, // a text is open in its place
    isBusy: false,    // something is on its way to the server

    hear(listener) { listeners.add(listener); },
    tell(what = "selection") { for (const listener of listeners) listener(what); },

    take(next) {
      const at = store.stops.findIndex(stop => stop.key === store.stop);
      store.state = next;
      store.blocks = new Map(next.blocks.map(block => [block.number, block]));
      store.stories = next.stories;
      store.stops = stopsOf(next);
      store.selected = store.selected.filter(number => store.blocks.has(number));
      if (!store.storyOf(store.story)) store.story = null;
      if (!store.stories.some(story => story.number === store.zone?.story)) store.zone = null;
      store.follow();
      if (!store.shownStop) {
        store.stop = null;
        if (store.goesOn && at >= 0) store.goOn(at);
      }
      store.tell("state");
    },

    // What has taken the place of a stop that is decided; behind the last one, what was passed over before.
    goOn(at) {
      const next = store.stops[at] ?? store.stops[0];
      if (next) store.show(next);
    },

    storyOf: key => store.stories.find(story => keyOf(story) === key),
    storyOfBlock: block => block?.story ? store.stories.find(story => story.number === block.story) : undefined,
    blocksOf(story) {
      const own = story?.number ? store.state.blocks.filter(block => block.story === story.number) : [];
      return own.sort((one, other) => one.place - other.place);
    },
    get current() { return store.storyOf(store.story); },
    get last() { return store.blocks.get(store.selected.at(-1)); },
    get shownStop() { return store.stops.find(stop => stop.key === store.stop); },

    // The story is that of the last block, wherever it has been moved.
    follow() {
      if (isEmpty(store.selected)) return;
      const story = store.storyOfBlock(store.last);
      store.story = story ? keyOf(story) : null;
    },

    selectStory(story) {
      Object.assign(store, { story: story ? keyOf(story) : null, selected: [], stop: null, goesOn: false, cut: null, zone: null });
      store.tell();
    },

    selectBlocks(numbers, stop = null) {
      Object.assign(store, { selected: [...numbers], stop, goesOn: false, cut: null, zone: null });
      store.follow();
      store.tell();
    },

    toggle(number) {
      const others = store.selected.filter(other => other !== number);
      store.selectBlocks(others.length === store.selected.length ? [...others, number] : others);
    },

    showStop(stop) {
      store.goesOn = false;
      store.show(stop);
      store.tell();
    },

    show(stop) {
      Object.assign(store, { selected: [...stop.blocks], stop: stop.key, cut: null, zone: null });
      if (isEmpty(stop.blocks)) store.story = stop.story ? keyOf(stop.story) : null;
      store.follow();
    },

    // All that waited on the page is decided, the last of it a moment ago.
    get isThrough() { return store.goesOn && isEmpty(store.stops); },
  };
  store.take(state);
  return store;
}
