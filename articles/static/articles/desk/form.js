/* The article's form: keyboard shortcuts, and a warning before typed text is lost. Without script the buttons do
   all of it.
   Ctrl+S save · Ctrl+Shift+S save and sign · Ctrl+Enter save, next story · Ctrl+Shift+Enter save and publish
   Alt+PageUp previous story · Alt+PageDown next story */
(() => {
  const form = document.getElementById("article_form");
  if (!form) return;

  const press = (name) => form.querySelector(`input[name="${name}"]`)?.click();
  const leaf = (way) => document.querySelector(`a[data-key="${way}"]`)?.click();

  function command(event) {
    const key = event.key.toLowerCase();
    if (event.ctrlKey || event.metaKey) {
      if (key === "s") return () => press(event.shiftKey ? "_sign" : "_continue");
      if (key === "enter") return () => press(event.shiftKey ? "_publish" : "_next");
    }
    if (event.altKey && key === "pageup") return () => leaf("previous");
    if (event.altKey && key === "pagedown") return () => leaf("next");
    return null;
  }

  function listen(target) {
    target.addEventListener("keydown", (event) => {
      const run = command(event);
      if (!run) return;
      event.preventDefault();
      event.stopPropagation();
      run();
    }, true);
  }
  listen(document);

  // Newsrooms keep old browsers: where CSS cannot yet grow a field with its text, this does.
  const grow = (line) => { line.style.height = "auto"; line.style.height = `${line.scrollHeight}px`; };
  if (!CSS.supports("field-sizing", "content")) {
    for (const line of form.querySelectorAll(".stack textarea")) {
      grow(line);
      line.addEventListener("input", () => grow(line));
    }
  }

  // A line of the stack is one line: Enter goes on to the next field instead of breaking it.
  for (const line of form.querySelectorAll(".stack textarea")) {
    line.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.isComposing) return;
      event.preventDefault();
      const lines = [...form.querySelectorAll(".stack textarea, .opening input")];
      lines[lines.indexOf(line) + 1].focus();
    });
  }

  // The field in which Django's widget for several rows searches has no label: it gets that of what it fills.
  function labelSearches() {
    for (const search of form.querySelectorAll(".select2-search__field")) {
      const select = search.closest(".select2-container").previousElementSibling;
      const words = select.getAttribute("aria-label") ?? select.labels[0]?.textContent ?? "";
      search.setAttribute("aria-label", words.trim().replace(/[:：]$/, ""));
    }
  }
  window.django?.jQuery(labelSearches); // behind the widgets, which wait in the same line
  document.addEventListener("formset:added", () => setTimeout(labelSearches));

  let changed = Boolean(document.querySelector(".errornote")); // refused: what was typed is stored nowhere yet
  let leaving = false;
  const note = (event) => { if (event.target.name !== "opened") changed = true; };
  form.addEventListener("input", note);
  form.addEventListener("change", note);
  form.addEventListener("submit", () => { leaving = true; });

  const editors = () => Object.values(window.CKEDITOR?.instances ?? {});
  // The text stands in a document of its own, which does not know of the switch in the desk's header.
  const colour = ({ document: text }) => { text.$.documentElement.dataset.theme = document.documentElement.dataset.theme; };
  window.CKEDITOR?.on("instanceReady", ({ editor }) => {
    editor.resetDirty(); // the editor sets the text its own way; only what a person changes counts
    const follow = () => { listen(editor.document.$); colour(editor); };
    follow();
    editor.on("contentDom", follow);
    new MutationObserver(() => colour(editor)).observe(document.documentElement, { attributeFilter: ["data-theme"] });
  });
  window.addEventListener("beforeunload", (event) => {
    if (!leaving && (changed || editors().some((editor) => editor.checkDirty()))) event.preventDefault();
  });
})();
