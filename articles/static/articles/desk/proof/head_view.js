// The head of the screen: how far the page is, and the other pages of the issue.
import { h } from "./dom.js";
import { W } from "./words.js";

// Never 100 % while something is left.
const percent = ({ share, left }) => left ? `${Math.min(99.9, Math.floor(share * 1000) / 10)} %` : "100 %";

export function showHead(store, head) {
  const turns = [...head.querySelectorAll("[data-turn]")];
  return what => {
    if (what !== "state") return;
    const { page, coverage, issue } = store.state;
    for (const turn of turns) {
      const address = page[turn.dataset.turn];
      turn.hidden = !address;
      if (address) turn.href = address;
    }
    const doubts = store.stops.filter(stop => stop.doubt).length;
    head.querySelector(".facts").replaceChildren(...[
      coverage && h("span", { class: coverage.left ? "is-open" : "is-good" },
        `${W("coverage", { share: percent(coverage) })}${W("comma")}${coverage.left ? W("left", coverage) : W("nothing_left")}`),
      !coverage && h("span", {}, W("no_blocks")),
      signed(store.state.signatures),
      h("span", { class: doubts ? "is-open" : "is-good" }, doubts ? W("doubts", { count: doubts }) : W("no_doubts")),
    ].filter(Boolean));
    head.querySelector(".strip ol").replaceChildren(...issue.length > 1 ? issue.map(each => chip(each, page)) : []);
    head.querySelector(".saved").textContent = page.saved ? W("saved", { time: page.saved }) : "";
  };
}

// How many of the page's stories are signed at every level.
function signed(signatures) {
  const all = Object.values(signatures ?? {}), done = all.filter(each => !each.missing).length;
  return all.length > 0 && h("span", { class: done < all.length ? "is-open" : "is-good" }, W("signed", { done, count: all.length }));
}

const chip = (each, page) => h("li", {}, h("a", {
  href: each.url, title: each.title, class: each.stops ? "is-open" : "",
  "aria-current": each.id === page.id ? "page" : null,
}, each.label, each.stops ? h("sup", {}, h("span", { class: "visually-hidden" }, " "), String(each.stops)) : null));
