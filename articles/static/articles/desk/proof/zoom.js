// How large the page is shown, up to the sharpness of the print: beyond its largest picture, tiles are laid over it.
import { isUnsharp, makeTiles } from "../../tiles.js";

const STEPS = [1, 1.25, 1.5, 2, 2.5, 3, 4, 5];
const AROUND = 40;   // pixels around what is brought into view

export function makeZoom(pane, page, onChange) {
  const listeners = new Set();
  const tiles = page.tiles && page.image && makeTiles({ address: page.tiles, after: () => paper.querySelector("img"), draw });
  let paper = null, step = 0, isDue = false;

  const zoom = {
    of(element) {
      paper = element;
      new ResizeObserver(soon).observe(paper);
    },
    hear(listener) { listeners.add(listener); },
    get percent() { return Math.round(100 * STEPS[step]); },

    by(change) { zoom.to(change ? Math.min(STEPS.length - 1, Math.max(0, step + change)) : 0); },

    to(next) {
      if (!paper) return;
      const x = (pane.scrollLeft + pane.clientWidth / 2) / paper.clientWidth;
      const y = (pane.scrollTop + pane.clientHeight / 2) / paper.clientHeight;
      step = next;
      paper.style.width = `${zoom.percent}%`;
      pane.scrollTo({ left: x * paper.clientWidth - pane.clientWidth / 2, top: y * paper.clientHeight - pane.clientHeight / 2, behavior: "instant" });
      onChange(zoom.percent);
      soon();
    },

    // Bring a box, in fractions of the page, into view; what is larger than the view, its beginning.
    reveal(box) {
      if (!box || !paper) return;
      const place = (from, to, size, view, now) => {
        const low = from * size - AROUND, high = to * size + AROUND;
        if (low >= now && high <= now + view) return now;
        return high - low > view || low < now ? low : high - view;
      };
      pane.scrollTo({
        left: place(box[0], box[2], paper.clientWidth, pane.clientWidth, pane.scrollLeft),
        top: place(box[1], box[3], paper.clientHeight, pane.clientHeight, pane.scrollTop),
      });
    },
  };

  function soon() {
    if (!isDue) requestAnimationFrame(draw);
    isDue = true;
  }

  function draw() {
    isDue = false;
    for (const listener of listeners) listener();
    if (!tiles || !isUnsharp(paper.clientWidth, page.image.width)) return tiles?.clear();
    const { clientWidth: width, clientHeight: height } = paper;
    return tiles.lay([
      pane.scrollLeft / width, pane.scrollTop / height,
      (pane.scrollLeft + pane.clientWidth) / width, (pane.scrollTop + pane.clientHeight) / height,
    ]);
  }

  pane.addEventListener("scroll", soon, { passive: true });
  return zoom;
}
