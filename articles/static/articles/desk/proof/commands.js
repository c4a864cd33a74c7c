// What keys and buttons do. `run(name)` does a command; one that answers false leaves the key to the browser.
import { following, nearest } from "./nearest.js";
import { nextPage, nextStop } from "./stops.js";
import { W } from "./words.js";

const SECOND_DIGIT = 900;  // milliseconds in which another digit makes one number with the one before

const HEADS = new Set(["kicker", "headline", "deck", "crosshead"]);

export function makeCommands(store, { operations, speech, zoom, help, pane }) {
  let digits = "", typedAt = 0;

  // Once all that was done here has arrived; where something was not done, one stays to read of it.
  async function turn(address, words) {
    if (!address) return speech.say(W("no_page"));
    if (words) speech.say(words);
    return await operations.idle() ? location.assign(address) : null;
  }

  function goToStop(step) {
    const stop = nextStop(store, step);
    if (stop) return store.showStop(stop);
    const page = nextPage(store.state, step);
    if (page) turn(`${page.url}#${step > 0 ? "first" : "last"}`, W("turning", { page: page.title }));
    else if (store.stops.length) store.showStop(store.stops.at(step > 0 ? 0 : -1));
    else speech.say(W("all_done"));
    return null;
  }

  function goToStory(step) {
    const at = store.stories.indexOf(store.current);
    const next = at < 0 && step < 0 ? -1 : at + step;
    if (next < 0 || next >= store.stories.length) return false;  // at the ends the key leaves the page
    return store.selectStory(store.stories[next]);
  }

  function selectByDigit(digit, now) {
    digits = now - typedAt < SECOND_DIGIT ? digits + digit : digit;
    typedAt = now;
    const both = store.stories.find(story => String(story.place) === digits);
    const story = both ?? store.stories.find(each => String(each.place) === digit);
    if (!both) digits = digit;
    if (story) return store.selectStory(story);
    return speech.say(W("no_story", { place: digit }));
  }

  function walk(way, isAdding) {
    const blocks = store.state.blocks;
    const first = store.blocksOf(store.current)[0] ?? blocks.find(block => block.story) ?? blocks[0];
    const from = store.last;
    if (!from) return first && store.selectBlocks([first.number]);
    const to = from.box ? nearest(blocks, from, way, store.state.page.aspect) : following(blocks, from, way);
    if (!to) return null;
    const others = store.selected.filter(number => number !== to.number);
    return store.selectBlocks(isAdding ? [...others, to.number] : [to.number]);
  }

  function goToBlock(at) {
    const block = store.blocksOf(store.current).at(at);
    return block ? store.selectBlocks([block.number]) : null;
  }

  // To the next headline or crosshead of the story: where two stories were taken for one.
  function goToHead(step) {
    const own = store.blocksOf(store.current), at = own.indexOf(store.last);
    const heads = own.filter(block => HEADS.has(block.role) && (step > 0 ? own.indexOf(block) > Math.max(at, 0) : own.indexOf(block) < at));
    const head = heads.at(step > 0 ? 0 : -1);
    return head ? store.selectBlocks([head.number]) : null;
  }

  const commands = {
    nextStop: () => goToStop(1),
    previousStop: () => goToStop(-1),
    nextStory: () => goToStory(1),
    previousStory: () => goToStory(-1),
    nextPage: () => turn(store.state.page.next),
    previousPage: () => turn(store.state.page.previous),
    turnTo: ({ address }) => turn(address),
    digit: ({ name, event }) => selectByDigit(name, event.timeStamp),
    selectBlock({ place }) {
      if (store.blocks.has(place)) return store.selectBlocks([place]);
      return speech.say(W("no_block", { place }));
    },
    walk: ({ name }) => walk(name, false),
    walkAdding: ({ name }) => walk(name.replace("Shift+", ""), true),
    enter: () => store.shownStop?.doubt?.proposal ? run("accept", { event: {} }) : run("edit", { event: {} }),
    firstBlock: () => goToBlock(0),
    lastBlock: () => goToBlock(-1),
    nextHead: () => goToHead(1),
    previousHead: () => goToHead(-1),
    leave: () => store.selectStory(store.selected.length ? store.current : undefined),
    larger: () => zoom.by(1),
    smaller: () => zoom.by(-1),
    fit: () => zoom.by(0),
    help,
  };

  const run = (name, how = {}) => {
    const done = commands[name]?.(how);
    if (!how.event) pane.focus({ preventScroll: true });  // by a pointer: the keys go on from here
    return done;
  };
  run.may = name => name in commands;
  run.pending = () => null;
  run.learn = more => Object.assign(commands, more);
  return run;
}
