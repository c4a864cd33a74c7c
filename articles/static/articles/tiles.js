// Sharper tiles of a printed page, laid over its picture where they are in view. Whoever shows the page says which part
// of it that is, and when its picture alone is not sharp enough.
const SHARP = 1.1;   // screen pixels for each of the picture's, up to which it still looks sharp
const TRIES = 15;    // requests, while the server is busy with the tiles of other pages
const HELD = 24;     // tiles kept; each takes about four megabytes once decoded

// Whether a picture of so many pixels looks unsharp on so many pixels of the layout.
export const isUnsharp = (shown, pixels) => shown * devicePixelRatio > SHARP * pixels;

// `address`: where the tiles are told; `after()`: the element behind which they lie; `draw`: called once they are known.
export function makeTiles({ address, after, draw }) {
  const layer = Object.assign(document.createElement("div"), { className: "finer" });
  const shown = new Map();
  let tiles = null, isAsked = false, tries = 0;

  async function ask() {
    isAsked = true;
    try {
      const answer = await fetch(address, { headers: { accept: "application/json" } });
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

  // The first and last column (or row) of tiles in view. `from` and `to` are fractions of the page, `size` its pixels.
  const span = (from, to, size) => [
    Math.max(0, Math.floor(from * size / tiles.tile)),
    Math.min(Math.ceil(size / tiles.tile) - 1, Math.floor(to * size / tiles.tile)),
  ];

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
    if (!layer.isConnected) after().after(layer);
  }

  return {
    // The part in view, in fractions of the page.
    lay([x0, y0, x1, y1]) {
      if (!tiles) return isAsked ? null : ask();
      const [left, right] = span(x0, x1, tiles.width), [top, foot] = span(y0, y1, tiles.height);
      const inView = new Set();
      for (let row = top; row <= foot; row++) for (let column = left; column <= right; column++) {
        inView.add(`${row}-${column}`);
        if (!shown.has(`${row}-${column}`)) add(row, column);
      }
      for (const [name, tile] of shown) {
        if (shown.size > HELD && !inView.has(name)) { tile.remove(); shown.delete(name); }
      }
      return null;
    },

    clear() {
      layer.replaceChildren();
      layer.remove();
      shown.clear();
    },
  };
}
