/* One button, Ctrl+Alt+3: the paragraph becomes a crosshead (h3), or a crosshead a paragraph again. */
CKEDITOR.plugins.add("crosshead", {
  init(editor) {
    const style = new CKEDITOR.style({ element: "h3" });
    editor.addCommand("crosshead", new CKEDITOR.styleCommand(style));
    editor.attachStyleStateChange(style, (state) => {
      if (!editor.readOnly) editor.getCommand("crosshead").setState(state);
    });
    editor.ui.addButton("Crosshead", { label: editor.config.crossheadLabel, command: "crosshead" });
    editor.setKeystroke(CKEDITOR.CTRL + CKEDITOR.ALT + 51, "crosshead");
  },
});
