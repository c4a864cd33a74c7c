// A page as printed. Without this file its zones are links and "enlarge" leads to the large picture.
// With it a story's zone and its entry in the list light up together, and the page is enlarged in place, links and all.
(() => {
  "use strict";
  const sheet = document.querySelector(".sheet");
  const enlarge = document.querySelector(".enlarge");

  /* ---- Zone and entry ---- */

  const light = (story, on) => {
    for (const one of document.querySelectorAll(`[data-story="${story}"]`)) one.classList.toggle("lit", on);
  };
  for (const one of document.querySelectorAll("[data-story]")) {
    for (const begins of ["pointerenter", "focusin"]) one.addEventListener(begins, () => light(one.dataset.story, true));
    for (const ends of ["pointerleave", "focusout"]) one.addEventListener(ends, () => light(one.dataset.story, false));
  }
  if (!sheet || !enlarge) return;

  /* ---- The page enlarged ---- */

  const PRINTED = 96 / 200;  // the largest picture has 200 dots an inch, a CSS inch 96 pixels: the size of the print
  const STEP = 1.25, MOST = 3;  // of one press; times the size of the print
  const asPrinted = Number(enlarge.dataset.width) * PRINTED;
  const source = sheet.querySelector("source");
  const sizes = source.sizes;
  let dialog, view, output, home, width;

  const button = (label, sign, press) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = sign;
    made.title = label;
    made.setAttribute("aria-label", label);
    made.addEventListener("click", press);
    return made;
  };

  const build = () => {
    const words = enlarge.dataset;
    const bar = document.createElement("div");
    dialog = document.createElement("dialog");
    view = document.createElement("div");
    output = document.createElement("output");
    dialog.className = "zoom";
    bar.className = "zoom-bar";
    view.className = "zoom-view";
    view.tabIndex = 0;
    dialog.setAttribute("aria-label", enlarge.textContent);
    bar.append(
      button(words.smaller, "−", () => resize(width / STEP)),
      output,
      button(words.larger, "+", () => resize(width * STEP)),
      button(words.close, "×", () => dialog.close()),
    );
    dialog.append(bar, view);
    document.body.append(dialog);
    dialog.addEventListener("close", putBack);
    dialog.addEventListener("keydown", press);
    view.addEventListener("wheel", turn, { passive: false });
    view.addEventListener("pointerdown", grab);
    view.addEventListener("dragstart", event => event.preventDefault());
  };

  // The point of the page at (x, y) of the view stays where it is.
  const resize = (wanted, x = view.clientWidth / 2, y = view.clientHeight / 2) => {
    const before = sheet.getBoundingClientRect(), frame = view.getBoundingClientRect();
    const across = (x + frame.left - before.left) / before.width, down = (y + frame.top - before.top) / before.height;
    const least = Math.min(view.clientWidth, view.clientHeight * before.width / before.height);
    width = Math.max(least, Math.min(wanted, MOST * asPrinted));
    sheet.style.width = `${width}px`;
    source.sizes = `${Math.round(width)}px`;
    output.value = `${Math.round(100 * width / asPrinted)}%`;
    const after = sheet.getBoundingClientRect();
    view.scrollLeft += after.left + across * after.width - frame.left - x;
    view.scrollTop += after.top + down * after.height - frame.top - y;
  };

  const open = event => {
    event.preventDefault();
    if (!dialog) build();
    home = sheet.parentElement;
    home.style.minHeight = `${home.offsetHeight}px`;
    const shown = Math.max(0, -sheet.getBoundingClientRect().top) / sheet.offsetHeight;
    view.append(sheet);
    dialog.showModal();
    width = sheet.offsetWidth;
    resize(Math.max(asPrinted, 1.5 * view.clientWidth));
    const target = location.hash.startsWith("#a-") && sheet.querySelector(location.hash);
    if (target) bringIn(target);
    else [view.scrollLeft, view.scrollTop] = [0, shown * sheet.offsetHeight];
    view.focus();
  };

  // What is larger than the view is read from its start.
  const bringIn = zone => {
    const { width: across, height: down } = zone.getBoundingClientRect();
    const fits = (size, room) => (size < room ? "center" : "start");
    zone.scrollIntoView({ inline: fits(across, view.clientWidth), block: fits(down, view.clientHeight) });
  };

  const putBack = () => {
    home.append(sheet);
    home.style.minHeight = sheet.style.width = "";
    source.sizes = sizes;
    enlarge.focus();
  };

  const press = event => {
    const factor = { "+": STEP, "=": STEP, "-": 1 / STEP, "0": asPrinted / width }[event.key];
    if (!factor || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    resize(width * factor);
  };

  // Wheel with Ctrl, which is also two fingers on a touch pad.
  const turn = event => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const frame = view.getBoundingClientRect();
    resize(width * Math.exp(-event.deltaY / 300), event.clientX - frame.left, event.clientY - frame.top);
  };

  // The mouse pulls the page, as a finger does; a story is opened by a click that pulled nothing.
  const grab = down => {
    if (down.pointerType !== "mouse" || down.button !== 0) return;
    const { scrollLeft, scrollTop } = view;
    let pulled = false;
    const move = event => {
      const x = event.clientX - down.clientX, y = event.clientY - down.clientY;
      pulled ||= Math.hypot(x, y) > 5;
      if (pulled) [view.scrollLeft, view.scrollTop] = [scrollLeft - x, scrollTop - y];
    };
    const click = event => { if (pulled) event.preventDefault(); };
    const drop = () => {
      document.removeEventListener("pointermove", move);
      setTimeout(() => view.removeEventListener("click", click, true));
    };
    document.addEventListener("pointermove", move);
    document.addEventListener("pointerup", drop, { once: true });
    view.addEventListener("click", click, true);
  };

  enlarge.addEventListener("click", open);
})();
