// Dragging, by mouse, pen and finger: from either list to a place, or off the page. A finger drags by the grip alone, so
// that a list still scrolls. Escape gives up. Every drag has buttons and keys that do the same (WCAG 2.5.7).
const SLOP = 5;      // pixels that a pointer moves before it drags
const EDGE = 44;     // pixels from the edge of the list in which it scrolls
const SPEED = 9;     // pixels a frame

export function makeDrag(screen, lists, deeds) {
  let drag = null;

  screen.addEventListener("pointerdown", event => {
    const row = event.target.closest(".row");
    const byGrip = event.target.closest(".grip");
    if (!row?.querySelector(".grip") || event.button || event.target.closest("a, .ways")) return;
    if (event.pointerType !== "mouse" && !byGrip) return;
    drag = { row, pk: Number(row.dataset.story), id: event.pointerId, x: event.clientX, y: event.clientY, ghost: null, at: null };
  });

  addEventListener("pointermove", event => {
    if (!drag || event.pointerId !== drag.id) return;
    const far = Math.hypot(event.clientX - drag.x, event.clientY - drag.y);
    if (!drag.ghost && far < SLOP) return;
    if (!drag.ghost) begin();
    event.preventDefault();
    Object.assign(drag, { nowX: event.clientX, nowY: event.clientY });
    follow();
  }, { passive: false });

  addEventListener("pointerup", event => { if (drag && event.pointerId === drag.id) end(true); });
  addEventListener("pointercancel", () => drag && end(false));
  addEventListener("keydown", event => { if (drag?.ghost && event.key === "Escape") end(false); }, true);
  // What ends a drag is no click
  addEventListener("click", event => {
    if (!justDragged) return;
    justDragged = false;
    event.preventDefault();
    event.stopPropagation();
  }, true);
  let justDragged = false;

  function begin() {
    const box = drag.row.getBoundingClientRect();
    drag.ghost = drag.row.cloneNode(true);
    drag.ghost.classList.add("ghost");
    drag.ghost.setAttribute("aria-hidden", "true");
    drag.ghost.style.width = `${box.width}px`;
    drag.left = drag.x - box.left;
    drag.top = drag.y - box.top;
    screen.append(drag.ghost);
    drag.row.classList.add("is-dragged");
    screen.classList.add("is-dragging");
    getSelection()?.removeAllRanges();
    requestAnimationFrame(scroll);
  }

  function follow() {
    drag.ghost.style.transform = `translate(${drag.nowX - drag.left}px, ${drag.nowY - drag.top}px)`;
    const over = where(drag.nowX, drag.nowY);
    drag.at = over;
    for (const row of lists.places.children) row.classList.remove("drop-before", "drop-after");
    lists.places.classList.toggle("is-target", over !== null && over !== "off");
    lists.stories.classList.toggle("is-target", over === "off");
    if (typeof over !== "number") return;
    const rows = others();
    if (rows[over]) rows[over].classList.add("drop-before");
    else rows.at(-1)?.classList.add("drop-after");
  }

  const others = () => [...lists.places.querySelectorAll(".row")].filter(row => row !== drag.row);

  // The place, counted from 0 among the other stories; "off" over the stories, null anywhere else.
  function where(x, y) {
    const isIn = element => {
      const box = element.closest(".panel").getBoundingClientRect();
      return box.width && x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
    };
    if (isIn(lists.places)) {
      const rows = others();
      const at = rows.findIndex(row => { const box = row.getBoundingClientRect(); return y < box.top + box.height / 2; });
      return at < 0 ? rows.length : at;
    }
    return isIn(lists.stories) && lists.places.contains(drag.row) ? "off" : null;
  }

  function scroll() {
    if (!drag?.ghost) return;
    const box = lists.places.getBoundingClientRect();
    if (drag.at !== null && drag.nowY < box.top + EDGE) lists.places.scrollTop -= SPEED;
    if (drag.at !== null && drag.nowY > box.bottom - EDGE) lists.places.scrollTop += SPEED;
    requestAnimationFrame(scroll);
  }

  function end(isDropped) {
    const { pk, at, ghost, row } = drag;
    drag = null;
    if (!ghost) return;
    ghost.remove();
    row.classList.remove("is-dragged");
    screen.classList.remove("is-dragging");
    for (const list of Object.values(lists)) list.classList.remove("is-target");
    for (const each of lists.places.children) each.classList.remove("drop-before", "drop-after");
    justDragged = true;
    setTimeout(() => { justDragged = false; });
    if (!isDropped || at === null) return;
    if (at === "off") deeds.off(pk);
    else deeds.put(pk, at);
  }
}
