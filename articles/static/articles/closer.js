// Deep zoom: once the enlarged page is larger than its largest picture, sharper tiles are laid over the part in view.
// Without them the picture stays as it is.
(() => {
  "use strict";
  const sheet = document.querySelector(".sheet");
  const enlarge = document.querySelector(".enlarge");
  if (!sheet || !enlarge?.dataset.closer) return;
  const SHARP = 1.1;  // screen pixels for each pixel of the picture, up to which it still looks sharp
  const TRIES = 15;  // requests, while the server is busy with the tiles of other pages
  const HELD = 24;  // tiles kept; each takes about four megabytes once decoded
  const layer = Object.assign(document.createElement("div"), { className: "finer" });
  const shown = new Map();
  let tiles = null, tries = 0, isAsked = false, isDue = false;

  const isWanted = () =>
    sheet.closest("dialog[open]") && sheet.offsetWidth * devicePixelRatio > SHARP * Number(enlarge.dataset.width);

  const ask = async () => {
    isAsked = true;
    try {
      const answer = await fetch(enlarge.dataset.closer, { headers: { accept: "application/json" } });
      if (answer.ok) {
        tiles = await answer.json();
        draw();
      } else if (answer.status === 503 && ++tries < TRIES) {
        setTimeout(ask, 1000 * Number(answer.headers.get("Retry-After") || 2));
      }
    } catch {
      isAsked = false;  // no network: the next change of size asks again
    }
  };

  // The first and last column (or row) of tiles in view. `from` and `to` are fractions of the page, `size` its pixels.
  const span = (from, to, size) => [
    Math.max(0, Math.floor(from * size / tiles.tile)),
    Math.min(Math.ceil(size / tiles.tile) - 1, Math.floor(to * size / tiles.tile)),
  ];

  const draw = () => {
    isDue = false;
    if (!isWanted()) return clear();
    if (!tiles) return isAsked || ask();
    const page = sheet.getBoundingClientRect(), frame = sheet.closest(".zoom-view").getBoundingClientRect();
    const [left, right] = span((frame.left - page.left) / page.width, (frame.right - page.left) / page.width, tiles.width);
    const [top, foot] = span((frame.top - page.top) / page.height, (frame.bottom - page.top) / page.height, tiles.height);
    const inView = new Set();
    for (let row = top; row <= foot; row++) for (let column = left; column <= right; column++) {
      inView.add(`${row}-${column}`);
      if (!shown.has(`${row}-${column}`)) add(row, column);
    }
    for (const [name, tile] of shown) {
      if (shown.size > HELD && !inView.has(name)) { tile.remove(); shown.delete(name); }
    }
  };

  const add = (row, column) => {
    const x = column * tiles.tile, y = row * tiles.tile, name = `${row}-${column}`;
    const tile = Object.assign(new Image(), { alt: "", decoding: "async", src: `${tiles.address}${name}.webp` });
    tile.style.left = `${100 * x / tiles.width}%`;
    tile.style.top = `${100 * y / tiles.height}%`;
    tile.style.width = `${100 * Math.min(tiles.tile, tiles.width - x) / tiles.width}%`;
    tile.style.height = `${100 * Math.min(tiles.tile, tiles.height - y) / tiles.height}%`;
    tile.addEventListener("error", () => tile.remove());
    shown.set(name, tile);
    layer.append(tile);
    if (!layer.isConnected) sheet.querySelector("picture").after(layer);
  };

  const clear = () => {
    layer.replaceChildren();
    layer.remove();
    shown.clear();
  };

  const soon = () => {
    if (!isDue) requestAnimationFrame(draw);
    isDue = true;
  };

  sheet.addEventListener("sized", soon);
  document.addEventListener("scroll", soon, { capture: true, passive: true });
  addEventListener("resize", soon);
})();
