// What the screen knows: the order as the server has it, the order as it is arranged here, and what can be undone of it.
// Views listen, and draw themselves anew; nobody else changes it.
export function makeStore(state) {
  const listeners = new Set();
  let past = [], future = [];
  const store = {
    state: null, stories: new Map(), order: [], base: [],
    version: 0,       // of the front page that `order` was made from
    selected: null,   // the key of a story

    hear(listener) { listeners.add(listener); },
    tell(what) { for (const listener of listeners) listener(what); },

    get isChanged() { return store.order.join() !== store.base.join(); },
    get canUndo() { return past.length > 0; },
    get canRedo() { return future.length > 0; },
    title: pk => store.stories.get(pk)?.title ?? "",
    placeOf: pk => store.order.indexOf(pk) + 1,

    // The server's state; what is arranged here and not live yet stays.
    take(next, { keepsMine = false } = {}) {
      const isMine = keepsMine && store.isChanged;
      store.state = next;
      store.stories = new Map(next.stories.map(story => [story.pk, story]));
      store.base = next.order;
      if (!isMine) {
        Object.assign(store, { order: [...next.order], version: next.version });
        past = future = [];
      }
      store.order = store.order.filter(pk => store.stories.has(pk));
      store.tell("state");
    },

    // Mine, on top of what another desk has done: it has been looked at, so the next attempt is not refused.
    keepMine(next) {
      store.take(next, { keepsMine: true });
      store.version = next.version;
      store.tell("order");
    },

    arrange(order) {
      if (order.join() === store.order.join()) return;
      past.push(store.order);
      future = [];
      store.order = order;
      store.tell("order");
    },

    undo() {
      if (!past.length) return false;
      future.push(store.order);
      store.order = past.pop();
      store.tell("order");
      return true;
    },

    redo() {
      if (!future.length) return false;
      past.push(store.order);
      store.order = future.pop();
      store.tell("order");
      return true;
    },

    select(pk) {
      if (store.selected === pk) return;
      store.selected = pk;
      store.tell("selected");
    },
  };
  store.take(state);
  return store;
}
