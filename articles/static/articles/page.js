// The printed page. Without this script its zones are links and "Enlarge" leads to the large picture.
// With it a story's zone and its entry in the list are highlighted together, and the page is enlarged in place, with
// its links.
(() => {
  "use strict";
  const sheet = document.querySelector(".sheet");
  const enlarge = document.querySelector(".enlarge");

  /* ---- Highlighting a story's zone and its entry ---- */

  const light = (story, on) => {
    for (const one of document.querySelectorAll(`[data-story="${story}"]`)) one.classList.toggle("lit", on);
  };
  for (const one of document.querySelectorAll("[data-story]")) {
    for (const begins of ["pointerenter", "focusin"]) one.addEventListener(begins, () => light(one.dataset.story, true));
    for (const ends of ["pointerleave", "focusout"]) one.addEventListener(ends, () => light(one.dataset.story, false));
  }
  if (!sheet || !enlarge) return;

  /* ---- The page enlarged ---- */

  // CSS pixels for each pixel of the largest picture at the size of the print: it has 200 to the inch, CSS has 96.
  const PRINTED = 96 / 200;
  const STEP = 1.25,  // factor of one press of + or −
    MOST = 3;  // times the size of the print
  const SETTLED = 150,  // milliseconds without a change of size, before a picture of that size is fetched
    TWICE = 300,  // milliseconds between the two taps of a double tap, at most
    NEAR = 30;  // pixels between them, at most
  const asPrinted = Number(enlarge.dataset.width) * PRINTED;
  const source = sheet.querySelector("source");
  const sizes = source.sizes;
  let dialog, view, output, caption, home, width, settling, pointer, chosen;

  const element = (name, properties = {}) => Object.assign(document.createElement(name), properties);

  const button = (label, sign, press) => {
    const made = element("button", { type: "button", textContent: sign, title: label });
    made.setAttribute("aria-label", label);
    made.addEventListener("click", press);
    return made;
  };

  const build = () => {
    const words = enlarge.dataset;
    const bar = element("div", { className: "zoom-bar" });
    dialog = element("dialog", { className: "zoom" });
    view = element("div", { className: "zoom-view", tabIndex: 0 });
    caption = element("p", { className: "zoom-caption", hidden: true });
    output = element("output");
    dialog.setAttribute("aria-label", enlarge.textContent);
    bar.append(
      button(words.smaller, "−", () => resize(width / STEP)),
      output,
      button(words.larger, "+", () => resize(width * STEP)),
      button(words.close, "×", () => dialog.close()),
    );
    dialog.append(bar, view, caption);
    document.body.append(dialog);
    listen();
  };

  const listen = () => {
    dialog.addEventListener("close", putBack);
    dialog.addEventListener("keydown", press);
    view.addEventListener("wheel", turn, { passive: false });
    view.addEventListener("pointerdown", event => { pointer = event.pointerType; grab(event); });
    view.addEventListener("dragstart", event => event.preventDefault());
    view.addEventListener("dblclick", event => { if (pointer === "mouse") jump(event); });
    view.addEventListener("touchstart", spread, { passive: false });
    view.addEventListener("touchmove", spread, { passive: false });
    view.addEventListener("touchend", tap, { passive: false });
    view.addEventListener("click", choose);
  };

  const least = () => Math.min(view.clientWidth, view.clientHeight * sheet.offsetWidth / sheet.offsetHeight);

  // The point of the page at (x, y) of the view stays where it is.
  const resize = (wanted, x = view.clientWidth / 2, y = view.clientHeight / 2) => {
    const before = sheet.getBoundingClientRect(), frame = view.getBoundingClientRect();
    const across = (x + frame.left - before.left) / before.width, down = (y + frame.top - before.top) / before.height;
    width = Math.max(least(), Math.min(wanted, MOST * asPrinted));
    sheet.style.width = `${width}px`;
    output.value = `${Math.round(100 * width / asPrinted)}%`;
    const after = sheet.getBoundingClientRect();
    view.scrollLeft += after.left + across * after.width - frame.left - x;
    view.scrollTop += after.top + down * after.height - frame.top - y;
    clearTimeout(settling);
    settling = setTimeout(settle, SETTLED);
  };

  // Only a size that has settled fetches a picture. `closer.js` listens for "sized".
  const settle = () => {
    source.sizes = dialog.open ? `${Math.round(width)}px` : sizes;
    sheet.dispatchEvent(new Event("sized"));
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

  // Centres a zone in the view; one that is larger than the view is shown from its start.
  const bringIn = zone => {
    const { width: across, height: down } = zone.getBoundingClientRect();
    const fits = (size, room) => (size < room ? "center" : "start");
    zone.scrollIntoView({ inline: fits(across, view.clientWidth), block: fits(down, view.clientHeight) });
  };

  const putBack = () => {
    unchoose();
    home.append(sheet);
    home.style.minHeight = sheet.style.width = "";
    clearTimeout(settling);
    settle();
    enlarge.focus();
  };

  const press = event => {
    const factor = { "+": STEP, "=": STEP, "-": 1 / STEP, "0": asPrinted / width }[event.key];
    if (!factor || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    resize(width * factor);
  };

  const inView = point => {
    const frame = view.getBoundingClientRect();
    return [point.clientX - frame.left, point.clientY - frame.top];
  };

  // Ctrl+wheel, which is also how browsers report a pinch on a touch pad.
  const turn = event => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    resize(width * Math.exp(-event.deltaY / 300), ...inView(event));
  };

  // Switches between the whole page and the size of the print, around `point`.
  const jump = point => {
    if (point.target.closest(".zone") && pointer === "mouse") return;  // its first click has opened the story
    resize(width > 1.3 * least() ? least() : Math.max(asPrinted, 2 * least()), ...inView(point));
  };

  /* ---- Mouse ---- */

  // Dragging scrolls the page, as a finger does; only a click that dragged nothing opens a story.
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

  /* ---- Touch: one finger scrolls, which the browser does itself; two zoom; a tap names a story ---- */

  let spreading = null, lastTap = { at: -TWICE, clientX: 0, clientY: 0 };

  const spread = event => {
    if (event.touches.length !== 2) { spreading = null; return; }
    event.preventDefault();
    const [one, other] = event.touches;
    const middle = { clientX: (one.clientX + other.clientX) / 2, clientY: (one.clientY + other.clientY) / 2 };
    const apart = Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
    if (spreading) {
      resize(width * apart / spreading.apart, ...inView(middle));
      view.scrollLeft -= middle.clientX - spreading.clientX;
      view.scrollTop -= middle.clientY - spreading.clientY;
    }
    spreading = { apart, ...middle };
  };

  const tap = event => {
    const { clientX, clientY, target } = event.changedTouches[0];
    const isNear = Math.hypot(clientX - lastTap.clientX, clientY - lastTap.clientY) < NEAR;
    const isSecond = !spreading && isNear && event.timeStamp - lastTap.at < TWICE;
    spreading = null;
    lastTap = { at: isSecond ? -TWICE : event.timeStamp, clientX, clientY };
    if (!isSecond) return;
    event.preventDefault();
    jump({ clientX, clientY, target });
  };

  // A finger that scrolls must not open a story by mistake: a tap shows the story's name below, and the name opens it.
  const choose = event => {
    const zone = event.target.closest(".zone");
    if (pointer !== "touch") return;
    event.preventDefault();
    unchoose();
    if (!zone) return;
    chosen = zone.dataset.story;
    light(chosen, true);
    const link = element("a", { href: zone.href.baseVal, textContent: zone.querySelector("title").textContent });
    link.append(element("span", { textContent: enlarge.dataset.read }));
    caption.replaceChildren(link);
    caption.hidden = false;
  };

  const unchoose = () => {
    if (chosen) light(chosen, false);
    chosen = "";
    caption.hidden = true;
  };

  enlarge.addEventListener("click", open);
})();
