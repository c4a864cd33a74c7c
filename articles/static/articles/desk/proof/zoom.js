// How large the page is shown, up to the sharpness of the print: beyond its largest picture, tiles are laid over it.
const STEPS = [1, 1.25, 1.5, 2, 2.5, 3, 4, 5];
const SHARP = 1.1;   // screen pixels for each of the picture's, up to which it still looks sharp
const TRIES = 15;    // requests, while the server is busy with the tiles of other pages
const HELD = 24;     // tiles kept; each takes about four megabytes once decoded
const AROUND = 40;   // pixels around what is brought into view

export function makeZoom(pane, page, onChange) {
  const listeners = new Set(), layer = Object.assign(document.createElement("div"), { className: "finer" });
  const shown = new Map();
  let paper = null, step = 0, tiles = null, isAsked = false, tries = 0, isDue = false;

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
    const isWanted = page.tiles && page.image && paper.clientWidth * devicePixelRatio > SHARP * page.image.width;
    if (!isWanted) return clear();
    if (!tiles) return isAsked || ask();
    lay();
  }

  async function ask() {
    isAsked = true;
    try {
      const answer = await fetch(page.tiles, { headers: { accept: "application/json" } });
      if (answer.ok) {
        tiles = await answer.json();
        draw();
      } else if (answer.status === 503 && ++tries < TRIES) {
        setTimeout(ask, 1000 * Number(answer.headers.get("Retry-After") || 2));
      }
    } catch {
      isAsked = false;  // no network: the next change of size asks again
    }
  }

  const span = (from, to, size) => [
    Math.max(0, Math.floor(from * size / tiles.tile)),
    Math.min(Math.ceil(size / tiles.tile) - 1, Math.floor(to * size / tiles.tile)),
  ];

  function lay() {
    const [left, right] = span(pane.scrollLeft / paper.clientWidth, (pane.scrollLeft + pane.clientWidth) / paper.clientWidth, tiles.width);
    const [top, foot] = span(pane.scrollTop / paper.clientHeight, (pane.scrollTop + pane.clientHeight) / paper.clientHeight, tiles.height);
    const inView = new Set();
    for (let row = top; row <= foot; row++) for (let column = left; column <= right; column++) {
      inView.add(`${row}-${column}`);
      if (!shown.has(`${row}-${column}`)) add(row, column);
    }
    for (const [name, tile] of shown) {
      if (shown.size > HELD && !inView.has(name)) { tile.remove(); shown.delete(name); }
    }
  }

  function add(row, column) {
    const x = column * tiles.tile, y = row * tiles.tile, name = `${row}-${column}`;
    const tile = Object.assign(new Image(), { alt: "", decoding: "async", src: `${tiles.address}${name}.webp` });
    tile.style.left = `${100 * x / tiles.width}%`;
    tile.style.top = `${100 * y / tiles.height}%`;
    tile.style.width = `${100 * Math.min(tiles.tile, tiles.width - x) / tiles.width}%`;
    tile.style.height = `${100 * Math.min(tiles.tile, tiles.height - y) / tiles.height}%`;
    tile.addEventListener("error", () => tile.remove());
    shown.set(name, tile);
    layer.append(tile);
    if (!layer.isConnected) paper.querySelector("img").after(layer);
  }

  function clear() {
    layer.replaceChildren();
    layer.remove();
    shown.clear();
  }

  pane.addEventListener("scroll", soon, { passive: true });
  return zoom;
}
