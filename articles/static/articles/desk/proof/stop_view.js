// The doubt or leftover that Space has come to: what it is, and what the keys would do.
import { h } from "./dom.js";
import { nextPage } from "./stops.js";
import { W, short } from "./words.js";

export const textOf = block => block.lines.map(line => line.text).join("") || W("picture");

export const stopWords = stop => stop.doubt ? stop.doubt.words
  : W("leftover_words", { text: short(textOf(stop.block), 30), reason: stop.block.reason });

// Where Space leads once nothing on this page waits any more.
export function onwards(store) {
  const page = nextPage(store.state, 1);
  return page ? W("onwards", { page: page.title }) : W("all_done");
}

export function showStop(store, bar, run) {
  const does = (name, key, words) => h("button", { type: "button", onclick: () => run(name) }, h("kbd", {}, key), words);

  // Nothing waits here any more: what Space would do.
  function showThrough() {
    const page = nextPage(store.state, 1);
    bar.replaceChildren(
      h("p", { class: "through" }, h("b", {}, W("no_stops")), !page && h("span", {}, W("all_done"))),
      h("div", { class: "answers" }, page && does("nextStop", W("space"), W("turning", { page: page.title }))));
  }

  return () => {
    const stop = store.shownStop;
    bar.hidden = !stop && !store.isThrough;
    bar.dataset.stop = stop?.key ?? "";
    if (!stop) return bar.hidden ? null : showThrough();
    const number = store.stops.indexOf(stop) + 1, proposal = stop.doubt?.proposal;
    return bar.replaceChildren(...[
      h("p", {},
        h("b", {}, stop.doubt ? W("doubt") : W("leftover")),
        h("small", {}, W("stop", { number, count: store.stops.length })),
        h("span", {}, stopWords(stop)),
        proposal && h("span", { class: "proposal" }, proposal.words)),
      h("div", { class: "answers" }, ...[
        proposal && run.may("accept") && does("accept", "Enter", W("accept")),
        stop.doubt && run.may("wave") && does("wave", "⌫", W("wave")),
        does("nextStop", W("space"), W("next_stop")),
      ].filter(Boolean)),
    ].filter(Boolean));
  };
}
