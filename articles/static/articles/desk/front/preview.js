// The site's own page with the order as it is arranged here. The next look is loaded behind the one that is shown, and
// takes its place where that was scrolled to. A click on a story selects it here; nothing leads away.
import { kept } from "../proof/dom.js";
import { W } from "../proof/words.js";

const PAUSE = 250;  // milliseconds after the last change
const WIDTH = "front-preview-width";
const NARROW = 960;  // pixels of the window, below which a phone's page is what fits
const SPOTS = [
  [".story-lead", "lead"], [".beside", "beside"], [".pictured", "pictured"], [".in-text", "text"], [".photo-strip", "gallery"],
  [".briefs", "briefs"], ["main", "list"],
];
const OUTLINE = "3px solid #c2322a";

export function makePreview(store, address, { stage, buttons, lists }) {
  let timer = 0, frame = null, loading = null, width = Number(kept.get(WIDTH)) || (innerWidth < NARROW ? 390 : 1280);

  function size() {
    const room = stage.clientWidth;
    const scale = Math.min(1, room / width);
    for (const each of stage.querySelectorAll("iframe")) {
      Object.assign(each.style, { width: `${width}px`, height: `${stage.clientHeight / scale}px`, transform: `scale(${scale})` });
      each.style.left = `${Math.max(0, (room - width * scale) / 2)}px`;
    }
    for (const button of buttons) button.setAttribute("aria-pressed", String(Number(button.dataset.width) === width));
  }

  function load() {
    loading?.remove();
    const next = document.createElement("iframe");
    next.title = W("preview", { width });
    next.className = "is-loading";
    next.addEventListener("load", () => show(next));
    next.src = `${address}?order=${store.order.join()}`;
    loading = next;
    stage.append(next);
    size();
  }

  function show(next) {
    if (next !== loading) return;
    const top = frame?.contentWindow?.scrollY ?? 0;
    const page = next.contentDocument;
    if (!page?.querySelector("main")) return;
    next.contentWindow.scrollTo(0, top);
    next.classList.remove("is-loading");
    frame?.remove();
    [frame, loading] = [next, null];
    // A look, not a way: Tab goes on to what comes after it
    for (const each of page.querySelectorAll("a, button, input, select, textarea, summary")) each.tabIndex = -1;
    page.addEventListener("click", click, true);
    page.addEventListener("submit", event => event.preventDefault(), true);
    told();
    mark();
    stage.dataset.shown = store.order.join();
  }

  function click(event) {
    const link = event.target.closest("a");
    if (!link && !event.target.closest("button")) return;
    event.preventDefault();
    event.stopPropagation();
    const path = link && new URL(link.href).pathname;
    const story = store.state.stories.find(each => each.path === path);
    if (!story) return;
    store.select(story.pk);
    const row = lists.map(list => list.querySelector(`.row[data-story="${story.pk}"]`)).find(Boolean);
    row?.scrollIntoView({ block: "nearest" });
  }

  const linkTo = pk => {
    const path = store.stories.get(pk)?.path;
    return path && frame?.contentDocument?.querySelector(`main a[href="${path}"]`);
  };

  // Where each placed story stands on the page.
  function told() {
    for (const place of document.querySelectorAll("[data-spot]")) {
      const link = linkTo(Number(place.dataset.spot));
      const spot = link ? SPOTS.find(([selector]) => link.closest(selector))[1] : "none";
      place.textContent = W(`spot.${spot}`);
      place.dataset.where = spot;
    }
  }

  function mark() {
    const page = frame?.contentDocument;
    if (!page) return;
    for (const each of page.querySelectorAll("[data-marked]")) {
      each.style.outline = "";
      delete each.dataset.marked;
    }
    const link = linkTo(store.selected), story = link?.closest("article, li") ?? link;
    if (!story) return;
    story.style.outline = OUTLINE;
    story.dataset.marked = "";
    story.scrollIntoView({ block: "nearest" });
  }

  for (const button of buttons) {
    button.addEventListener("click", () => {
      width = Number(button.dataset.width);
      kept.set(WIDTH, String(width));
      size();
    });
  }
  new ResizeObserver(size).observe(stage);
  load();
  return what => {
    if (what === "selected") return mark();
    told();
    clearTimeout(timer);
    timer = setTimeout(load, PAUSE);
    return null;
  };
}
