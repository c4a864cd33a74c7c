// Deep zoom: once the enlarged page is larger than its largest picture, sharper tiles are laid over the part in view.
// Without them the picture stays as it is.
import { isUnsharp, makeTiles } from "./tiles.js";

const sheet = document.querySelector(".sheet");
const enlarge = document.querySelector(".enlarge");

if (sheet && enlarge?.dataset.closer) {
  const tiles = makeTiles({ address: enlarge.dataset.closer, after: () => sheet.querySelector("picture"), draw });
  let isDue = false;

  function draw() {
    isDue = false;
    const isWanted = sheet.closest("dialog[open]") && isUnsharp(sheet.offsetWidth, Number(enlarge.dataset.width));
    if (!isWanted) return tiles.clear();
    const page = sheet.getBoundingClientRect(), frame = sheet.closest(".zoom-view").getBoundingClientRect();
    return tiles.lay([
      (frame.left - page.left) / page.width, (frame.top - page.top) / page.height,
      (frame.right - page.left) / page.width, (frame.bottom - page.top) / page.height,
    ]);
  }

  const soon = () => {
    if (!isDue) requestAnimationFrame(draw);
    isDue = true;
  };

  sheet.addEventListener("sized", soon);
  document.addEventListener("scroll", soon, { capture: true, passive: true });
  addEventListener("resize", soon);
}
