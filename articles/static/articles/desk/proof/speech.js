// What a screen reader hears when the selection changes: a live region that says it once.
import { onwards, stopWords, textOf } from "./stop_view.js";
import { W, short } from "./words.js";

const SHOWN_FOR = 8_000;  // milliseconds

export function makeSpeech(store, place, seen) {
  let last = "", timer = 0;
  const say = words => {
    place.textContent = words === last ? `${words} ` : words;  // the same words once more are said once more
    last = place.textContent;
  };
  // What could not be done is seen, too, for a while.
  const warn = words => {
    seen.textContent = words;
    seen.classList.remove("is-good");
    seen.hidden = false;
    clearTimeout(timer);
    timer = setTimeout(() => { seen.hidden = true; }, SHOWN_FOR);
  };
  // What was done and cannot be seen on the page, likewise.
  const tell = words => {
    warn(words);
    seen.classList.add("is-good");
  };
  const selection = before => say([before, selectionWords(store)].filter(Boolean).join(" · "));
  return { say, warn, tell, selection };
}

export function selectionWords(store) {
  const stop = store.shownStop;
  if (stop) {
    const where = W("stop", { number: store.stops.indexOf(stop) + 1, count: store.stops.length });
    const proposal = stop.doubt?.proposal;
    const would = proposal ? W("would", { proposal: proposal.words }) : stop.doubt ? W("no_proposal") : "";
    return [stop.doubt ? W("doubt") : W("leftover"), where, stopWords(stop), would].filter(Boolean).join(" · ");
  }
  if (store.isThrough) return [W("no_stops"), onwards(store)].join(" ");
  if (store.selected.length > 1) return W("blocks", { count: store.selected.length });
  if (store.last) return blockWords(store, store.last);
  if (!store.current) return W("nothing");
  const { place, title, article } = store.current;
  return article ? W("story", { place, title }) : W("story_without", { place });
}

function blockWords(store, block) {
  const text = short(textOf(block), 40), story = store.storyOfBlock(block);
  if (!story) return W("block_elsewhere", { kind: W(`kind.${block.kind}`), text });
  const count = store.blocksOf(story).length;
  return W("block", { role: W(`role.${block.role}`), place: block.place, count, story: story.place, text });
}
