// Leafing by the arrow keys and by swipes: each does what the page's links to what comes before and after it do.
(() => {
  "use strict";
  const FAR = 60, SLANT = 0.6, LONG = 800, EDGE = 24;  // pixels; down to across; milliseconds; where the system swipes
  const links = { ArrowLeft: document.querySelector("a[rel=prev]"), ArrowRight: document.querySelector("a[rel=next]") };
  for (const [key, link] of Object.entries(links)) link?.setAttribute("aria-keyshortcuts", key);

  const isTyping = target => target.closest("input, textarea, select, [contenteditable]");

  // What scrolls sideways itself takes keys and swipes first.
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
