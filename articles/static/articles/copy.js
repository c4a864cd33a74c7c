// Copies a story's clean text, photos and all, with one press. Without this file it is marked and copied by hand.
(() => {
  "use strict";
  const button = document.querySelector("button.copy"), text = document.querySelector(".copy-text");

  // With whole addresses: a pasted photo is fetched from here.
  const html = () => {
    const copy = text.cloneNode(true);
    for (const image of copy.querySelectorAll("img")) image.src = image.src;
    return copy.innerHTML;
  };
  const select = () => {
    const range = document.createRange();
    range.selectNodeContents(text);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  };
  button.addEventListener("click", async () => {
    const blob = (words, type) => new Blob([words], { type });
    try {
      await navigator.clipboard.write([
        new ClipboardItem({ "text/html": blob(html(), "text/html"), "text/plain": blob(text.innerText, "text/plain") }),
      ]);
      button.textContent = button.dataset.done;
    } catch {  // an old browser, or one that asked its reader, who refused
      select();
      button.textContent = document.execCommand("copy") ? button.dataset.done : button.dataset.failed;
    }
  });
})();
