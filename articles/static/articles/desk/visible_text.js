/* What is pasted or dropped loses its deleted and hidden text before the editor drops the marks that say so. The
   rules are the server's (articles/text/visible.py), which cleans again what is saved. */
CKEDITOR.plugins.add("visibletext", {
  init(editor) {
    const rules = editor.config.visibleText;
    const lined = [...rules.lines, "xmp"].join(); // an xmp shows its content as it is written
    const is = (styles, name, values) => new RegExp(`^(?:${values})$`).test(styles[name] ?? "");

    function stylesOf(element) {
      const styles = {};
      for (const name of rules.styledBy) {
        if (element.hasAttribute(name)) styles[name] = element.getAttribute(name).trim().toLowerCase();
      }
      const [outside, ...comments] = (element.getAttribute("style") ?? "").toLowerCase().split("/*");
      const text = outside + comments.map((part) => part.split("*/").slice(1).join("*/")).join("");
      for (const declaration of text.split(";")) {
        const [name, ...value] = declaration.split(":");
        styles[name.trim()] = value.join(":").replace(/! *important/, "").trim();
      }
      return styles;
    }

    const isGone = (element, styles) =>
      rules.tags.includes(element.localName) || element.hasAttribute("hidden") ||
      [...element.classList].some((name) => rules.classes.includes(name.toLowerCase())) ||
      Object.entries(rules.styles).some(([name, values]) => is(styles, name, values));

    function hidingIn(styles, around) {
      return Object.entries(rules.inherited).filter(([name, values]) => {
        const isSet = name in styles && !is(styles, name, rules.asAround);
        return is(styles, name, values) || (around.includes(name) && !isSet);
      }).map(([name]) => name);
    }

    // Each line is a paragraph; where empty lines part the paragraphs, a line break ends a line.
    const emptyLine = /\n[ \t]*\n/;
    function paragraphs(html) {
      const parts = html.split(emptyLine.test(html) ? emptyLine : "\n");
      return parts.map((part) => `<p>${part.replace(/\n/g, "<br>")}</p>`).join("");
    }
    function breakLines(text) {
      const breaks = emptyLine.test(text.data) ? 1 : 2;
      const parts = text.data.split("\n").flatMap((line, place) => [
        ...Array.from({ length: place && breaks }, () => document.createElement("br")), line]);
      text.replaceWith(...parts);
    }

    // Walks down; `hiding` are the inherited properties that hide the text here.
    function clear(element, hiding = [], keepsLines = false) {
      for (const node of [...element.childNodes]) {
        if (node.nodeType === Node.TEXT_NODE && hiding.length) node.remove();
        else if (node.nodeType === Node.TEXT_NODE && keepsLines) breakLines(node);
        if (node.nodeType !== Node.ELEMENT_NODE) continue;
        const styles = stylesOf(node);
        const keeps = "white-space" in styles ? is(styles, "white-space", rules.keepsLines) : keepsLines;
        if (isGone(node, styles)) node.remove();
        else clear(node, hidingIn(styles, hiding), keeps && !node.closest(lined));
      }
    }

    function unfold(body) {
      for (const picture of body.querySelectorAll("svg")) {
        for (const part of picture.querySelectorAll([...rules.undrawn, "title", "style", "script"].join())) part.remove();
        const texts = [...picture.querySelectorAll("foreignObject, text")].filter(
          (part) => !part.parentElement.closest("foreignObject, text"));
        const taken = texts.map((part) => `<div>${part.localName === "text" ? part.textContent : part.innerHTML}</div>`);
        if (taken.length) picture.outerHTML = taken.join("");
      }
      for (const lines of body.querySelectorAll(lined)) {
        const html = lines.localName === "xmp" ? new Option(lines.textContent).innerHTML : lines.innerHTML;
        lines.outerHTML = paragraphs(html.replace(/\r\n?/g, "\n"));
      }
    }

    function visible(html) {
      const page = new DOMParser().parseFromString(html, "text/html");
      clear(page.body);
      unfold(page.body);
      return page.documentElement.outerHTML;
    }

    // First of all: the editor's filters for Word and others read the clipboard themselves.
    editor.on("paste", ({ data }) => {
      const pasted = data.dataTransfer?.getData("text/html", true);
      if (pasted) data.dataTransfer.setData("text/html", visible(pasted));
      if (data.dataValue && data.type !== "text") {
        const body = new DOMParser().parseFromString(visible(data.dataValue), "text/html").body;
        data.dataValue = body.innerHTML;
      }
    }, null, null, 0);
  },
});
