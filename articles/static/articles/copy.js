// Copies an article's text with its photos to the clipboard. Without this script it is marked and copied by hand.
(() => {
  "use strict";
  const button = document.querySelector("button.copy"), text = document.querySelector(".copy-text");

  // With absolute addresses: where it is pasted, photos are fetched from this site.
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
    } catch {  // an old browser, or the reader refused the permission
      select();
      button.textContent = document.execCommand("copy") ? button.dataset.done : button.dataset.failed;
    }
  });
})();
