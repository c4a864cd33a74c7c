// What waits for somebody on the page, in the order in which Space goes through it: doubts story by story, then what is
// in no story.

export function stopsOf(state) {
  const present = new Set(state.blocks.map(block => block.number));
  const open = state.doubts.filter(doubt => doubt.state === "open");
  const doubts = open.map((doubt, at) => ({
    key: `d${doubt.id ?? `-${at}`}`,
    doubt,
    blocks: doubt.blocks.filter(number => present.has(number)),
    story: state.stories.find(story => story.article ? story.article === doubt.article : story.number === doubt.story),
  }));
  const place = stop => stop.story?.place ?? Infinity;
  doubts.sort((one, other) => place(one) - place(other));
  const left = state.blocks.filter(block => block.kind === "leftover");
  return [...doubts, ...left.map(block => ({ key: `b${block.number}`, block, blocks: [block.number] }))];
}

// The stop after (or, with -1, before) the one that is shown; where none is, after what is selected.
export function nextStop(store, step) {
  const at = store.stops.findIndex(stop => stop.key === store.stop);
  if (at >= 0) return store.stops[at + step];
  const places = store.stops.map(stop => stop.story?.place ?? Infinity);
  const here = store.current?.place ?? (step > 0 ? 0 : Infinity);
  const found = step > 0 ? places.findIndex(place => place >= here) : places.findLastIndex(place => place <= here);
  return store.stops[found];
}

// The nearest other page of the issue on which something waits, all around the issue.
export function nextPage(state, step) {
  const pages = state.issue, here = pages.findIndex(page => page.id === state.page.id);
  for (let far = 1; far < pages.length; far++) {
    const page = pages[(here + step * far + pages.length * far) % pages.length];
    if (page.stops) return page;
  }
  return null;
}

