// Turns pages by arrow key and by swipe: each follows the page's own rel=prev or rel=next link.
(() => {
  "use strict";
  const FAR = 60,  // pixels across: a shorter movement is a tap
    SLANT = 0.6,  // pixels down for each across: a steeper movement scrolls
    LONG = 800,  // milliseconds: a slower movement selects or scrolls
    EDGE = 24;  // pixels from the side of the window, where the system has swipes of its own
  const links = { ArrowLeft: document.querySelector("a[rel=prev]"), ArrowRight: document.querySelector("a[rel=next]") };
  for (const [key, link] of Object.entries(links)) link?.setAttribute("aria-keyshortcuts", key);

  const isTyping = target => target.closest("input, textarea, select, [contenteditable]");

  // An element that scrolls sideways keeps the arrow keys and swipes made on it.
  const scrollsSideways = target => {
    for (let one = target; one && one !== document.body; one = one.parentElement) {
      if (one.scrollWidth > one.clientWidth && /auto|scroll/.test(getComputedStyle(one).overflowX)) return true;
    }
    return false;
  };

  const isEnlarged = () => document.querySelector("dialog[open]") || (window.visualViewport?.scale ?? 1) > 1.01;

  const leaf = (key, target) => {
    if (!links[key] || isEnlarged() || isTyping(target) || scrollsSideways(target)) return false;
    links[key].click();
    return true;
  };

  document.addEventListener("keydown", event => {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key in links && leaf(event.key, event.target)) event.preventDefault();
  });

  let start = null;
  document.addEventListener("touchstart", event => {
    const { clientX: x, clientY: y } = event.touches[0];
    const free = event.touches.length === 1 && x > EDGE && x < innerWidth - EDGE && !getSelection().toString();
    start = free ? { x, y, at: event.timeStamp, target: event.target } : null;
  }, { passive: true });
  document.addEventListener("touchcancel", () => { start = null; }, { passive: true });
  document.addEventListener("touchend", event => {
    if (!start || event.touches.length) return;
    const { clientX, clientY } = event.changedTouches[0];
    const across = clientX - start.x, down = clientY - start.y;
    const isSwipe = Math.abs(across) > FAR && Math.abs(down) < SLANT * Math.abs(across)
      && event.timeStamp - start.at < LONG && !getSelection().toString();
    if (isSwipe) leaf(across > 0 ? "ArrowLeft" : "ArrowRight", start.target);
    start = null;
  }, { passive: true });
})();
