// What is done to the order, by keys, buttons and dragging alike; each says what it has done.
import { W } from "../proof/words.js";

export function makeDeeds(store, say) {
  const told = pk => W("placed", { title: store.title(pk), place: store.placeOf(pk), count: store.order.length });

  // `at` counts from 0.
  function put(pk, at) {
    if (!store.state.may_arrange) return false;
    const story = store.stories.get(pk), isNew = !store.order.includes(pk);
    if (!story) return false;
    if (isNew && !story.is_fit) return say(story.why_not);
    if (isNew && store.order.length >= store.state.most) return say(W("full", { most: store.state.most }));
    const others = store.order.filter(other => other !== pk);
    const place = Math.max(0, Math.min(at, others.length));
    store.arrange([...others.slice(0, place), pk, ...others.slice(place)]);
    store.select(pk);
    return say(told(pk));
  }

  return {
    put,
    append: pk => put(pk, store.order.includes(pk) ? store.order.length - 1 : store.order.length),
    move: (pk, step) => put(pk, store.order.indexOf(pk) + step),
    off(pk) {
      if (!store.state.may_arrange || !store.order.includes(pk)) return false;
      store.arrange(store.order.filter(other => other !== pk));
      return say(W("taken_off", { title: store.title(pk), count: store.order.length }));
    },
    undo: () => say(W(store.undo() ? "undone" : "nothing_to_undo")),
    redo: () => say(W(store.redo() ? "redone" : "nothing_to_undo")),
    takeUp(order) {
      store.arrange(order.filter(pk => store.stories.get(pk)?.is_fit));
      say(W("taken_up"));
    },
  };
}
