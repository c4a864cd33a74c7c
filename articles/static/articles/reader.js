// What a reader can do with a story: type size, easy reading (长辈模式), reading aloud, sharing, printing. Without this
// file the page reads the same, and its buttons are not seen.
(() => {
  "use strict";
  const KEY = "reading", LARGEST = 4;  // steps of an eighth of the type's size
  const root = document.documentElement;

  /* ---- As this reader reads: kept in this browser, told to nobody ---- */

  const kept = () => {
    try { return JSON.parse(localStorage.getItem(KEY)) || {}; } catch { return {}; }  // storage may be forbidden
  };
  const keep = wanted => {
    try { localStorage.setItem(KEY, JSON.stringify(wanted)); } catch { /* then for this page alone */ }
  };
  let { size = 0, elder = false } = kept();

  const set = () => {
    for (let step = 1; step <= LARGEST; step++) root.classList.toggle(`type-${step}`, step === size);
    root.classList.toggle("elder", elder);
    for (const button of document.querySelectorAll("[data-do]")) {
      if (button.dataset.do === "elder") button.setAttribute("aria-pressed", elder);
      if (button.dataset.do === "smaller") button.disabled = size <= 0;
      if (button.dataset.do === "larger") button.disabled = size >= LARGEST;
    }
  };
  const change = wanted => {
    ({ size = size, elder = elder } = wanted);
    size = Math.max(0, Math.min(LARGEST, Number(size) || 0));
    elder = Boolean(elder);
    keep({ size, elder });
    set();
  };
  root.classList.add("scripted");
  size = Math.max(0, Math.min(LARGEST, Number(size) || 0));
  set();

  const tools = document.querySelector(".tools");
  if (!tools) return;
  const button = name => tools.querySelector(`[data-do="${name}"]`);
  const output = tools.querySelector("output");
  const say = words => {
    output.textContent = words;
    setTimeout(() => { output.textContent = ""; }, 3000);
  };

  /* ---- Reading aloud, by the browser's own voice ---- */

  const voice = window.speechSynthesis;
  let reading = null;  // the paragraph being read

  const parts = () => [...document.querySelectorAll(".article h1, .article .deck, .body p, .body h2, .body li, .body td")];
  const mark = part => {
    reading?.classList.remove("spoken");
    reading = part;
    reading?.classList.add("spoken");
    button("read").setAttribute("aria-pressed", Boolean(part));
    button("read").textContent = part ? tools.dataset.stop : tools.dataset.read;
  };
  const readFrom = rest => {
    const [part, ...later] = rest;
    mark(part);
    if (!part) return;
    const words = new SpeechSynthesisUtterance(part.textContent);
    words.lang = "zh-CN";
    words.onend = () => { if (reading === part) readFrom(later); };
    words.onerror = () => { if (reading === part) mark(undefined); };
    voice.speak(words);
  };
  const readAloud = () => {
    voice.cancel();
    if (reading) mark(undefined);
    else readFrom(parts());
  };

  /* ---- Sharing: the system's own sheet, else the address to paste ---- */

  const share = async () => {
    const url = document.querySelector("link[rel=canonical]").href;
    try {
      if (navigator.share) await navigator.share({ title: document.title, url });
      else {
        await navigator.clipboard.writeText(url);
        say(tools.dataset.copied);
      }
    } catch (refused) {
      if (refused.name !== "AbortError") say(url);
    }
  };

  const acts = {
    smaller: () => change({ size: size - 1 }),
    larger: () => change({ size: size + 1 }),
    elder: () => change({ elder: !elder }),
    read: readAloud,
    share,
    print: () => window.print(),
  };
  tools.addEventListener("click", event => acts[event.target.dataset.do]?.());
  if (!voice) button("read").classList.add("unable");
  addEventListener("pagehide", () => voice?.cancel());
})();
