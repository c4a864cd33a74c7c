// This reader's type size and easy reading (长辈模式), on every page. Kept in the browser's localStorage, never sent.
// Loaded before the style sheet and not deferred, so that no page is shown in another size first.
(() => {
  "use strict";
  const KEY = "reading", LARGEST = 4;  // steps, each an eighth of the normal type size
  const root = document.documentElement;

  const kept = () => {
    try { return JSON.parse(localStorage.getItem(KEY)) || {}; } catch { return {}; }  // storage may be forbidden
  };
  const keep = wanted => {
    try { localStorage.setItem(KEY, JSON.stringify(wanted)); } catch { /* then it holds for this page alone */ }
  };
  let size = 0, elder = false;

  const set = wanted => {
    ({ size = size, elder = elder } = wanted);
    size = Math.max(0, Math.min(LARGEST, Number(size) || 0));
    elder = Boolean(elder);
    for (let step = 1; step <= LARGEST; step++) root.classList.toggle(`type-${step}`, step === size);
    root.classList.toggle("elder", elder);
    for (const button of document.querySelectorAll("[data-do]")) {
      if (button.dataset.do === "elder") button.setAttribute("aria-pressed", elder);
      if (button.dataset.do === "smaller") button.disabled = size <= 0;
      if (button.dataset.do === "larger") button.disabled = size >= LARGEST;
    }
  };
  const acts = {
    smaller: () => ({ size: size - 1 }),
    larger: () => ({ size: size + 1 }),
    elder: () => ({ elder: !elder }),
  };

  root.classList.add("scripted");
  set(kept());
  document.addEventListener("DOMContentLoaded", () => set({}));
  // A page shown again from the back/forward cache: the choice may have changed since.
  addEventListener("pageshow", event => { if (event.persisted) set(kept()); });
  document.addEventListener("click", event => {
    const act = acts[event.target.closest("[data-do]")?.dataset.do];
    if (!act) return;
    set(act());
    keep({ size, elder });
  });
})();
