// An article's tools: read aloud, share, print. Without this script the article reads the same and the buttons stay
// hidden.
(() => {
  "use strict";
  const tools = document.querySelector(".tools");
  if (!tools) return;
  const button = name => tools.querySelector(`[data-do="${name}"]`);
  const output = tools.querySelector("output");
  const say = words => {
    output.textContent = words;
    setTimeout(() => { output.textContent = ""; }, 3000);
  };

  /* ---- Reading aloud: the browser's own speech synthesis, a paragraph at a time ---- */

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

  /* ---- Sharing: the system's share sheet, else the address goes to the clipboard ---- */

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
    read: readAloud,
    share,
    print: () => window.print(),
  };
  tools.addEventListener("click", event => acts[event.target.dataset.do]?.());
  if (!voice) button("read").classList.add("unable");
  addEventListener("pagehide", () => voice?.cancel());
})();
