// The two lists: the places in their order, and the stories that can be put there.
import { h } from "../proof/dom.js";
import { W } from "../proof/words.js";
import { storyRow } from "./rows.js";

const SHOWN = 40;  // stories at first; a list of all would be long to draw

// Draws a list anew and leaves the focus where it was: on the same control of the same story.
function redraw(list, rows) {
  const active = list.contains(document.activeElement) ? document.activeElement : null;
  const pk = active?.closest(".row")?.dataset.story, way = active?.dataset.way;
  list.replaceChildren(...rows);
  if (!pk) return;
  const row = list.querySelector(`.row[data-story="${pk}"]`);
  (row?.querySelector(way ? `[data-way="${way}"]` : ".name") ?? list.querySelector(".name"))?.focus({ preventScroll: true });
}

export function showPlaces(store, list, deeds) {
  return what => {
    if (what === "selected") return mark(list, store.selected);
    const rows = store.order.map((pk, at) => storyRow(store.stories.get(pk), {
      place: at + 1, deeds, mayArrange: store.state.may_arrange, isSelected: store.selected === pk, select: store.select,
    }));
    return redraw(list, rows.length ? rows : [h("li", { class: "nobody" }, W("nobody"))]);
  };
}

export function showStories(store, list, deeds, { search, moreButton }) {
  let shown = SHOWN;

  function matching() {
    const words = search.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const texts = story => `${story.title} ${story.kicker} ${story.section} ${story.page}`.toLowerCase();
    return store.state.stories.filter(story => story.is_fit && !store.order.includes(story.pk)
      && words.every(word => texts(story).includes(word)));
  }

  function draw() {
    const found = matching(), first = found.slice(0, shown);
    const row = story => storyRow(story, { deeds, mayArrange: store.state.may_arrange, isSelected: store.selected === story.pk, select: store.select });
    const groups = [[W("own"), first.filter(story => story.is_own)], [W("others"), first.filter(story => !story.is_own)]];
    const rows = groups.flatMap(([name, stories]) => stories.length ? [h("li", { class: "group" }, h("h3", {}, name)), ...stories.map(row)] : []);
    redraw(list, rows.length ? rows : [h("li", { class: "nobody" }, W("no_match"))]);
    moreButton.hidden = found.length <= shown;
    moreButton.textContent = W("more", { count: found.length - shown });
  }

  search.addEventListener("input", () => { shown = SHOWN; draw(); });
  moreButton.addEventListener("click", () => { shown += 100; draw(); });
  return what => what === "selected" ? mark(list, store.selected) : draw();
}

function mark(list, pk) {
  for (const row of list.querySelectorAll(".row")) {
    const isSelected = Number(row.dataset.story) === pk;
    row.classList.toggle("is-selected", isSelected);
    row.querySelector(".name").setAttribute("aria-pressed", String(isSelected));
  }
}
