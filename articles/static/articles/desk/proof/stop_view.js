// The doubt or leftover that Space has come to: what it is, and what the keys would do.
import { h } from "./dom.js";
import { W, short } from "./words.js";

export const textOf = block => block.lines.map(line => line.text).join("") || W("picture");

export const stopWords = stop => stop.doubt ? stop.doubt.words
  : W("leftover_words", { text: short(textOf(stop.block), 30), reason: stop.block.reason });

export function showStop(store, bar, run) {
  return () => {
    const stop = store.shownStop;
    bar.hidden = !stop;
    bar.dataset.stop = stop?.key ?? "";
    if (!stop) return;
    const number = store.stops.indexOf(stop) + 1, proposal = stop.doubt?.proposal;
    const does = (name, key, words) => h("button", { type: "button", onclick: () => run(name) }, h("kbd", {}, key), words);
    bar.replaceChildren(...[
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
