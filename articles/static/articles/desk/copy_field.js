// A button that copies the field it names. Without script the field is marked and copied by hand.
(() => {
  "use strict";
  for (const button of document.querySelectorAll("button[data-copies]")) {
    const field = document.getElementById(button.dataset.copies);
    button.hidden = false;
    field.select();
    button.addEventListener("click", async () => {
      field.select();
      try {
        await navigator.clipboard.writeText(field.value);
      } catch {  // an old browser, or no permission
        document.execCommand("copy");
      }
      button.textContent = button.dataset.copied;
    });
  }
})();
