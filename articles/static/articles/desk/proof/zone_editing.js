// The zone of a story drawn by hand: Z, then its corners by keys or by pointer, then Enter. Until somebody draws it, a
// zone follows from the story's blocks.
import { W } from "./words.js";

const STEP = 4, LARGE = 24;  // screen pixels that an arrow moves a corner, without and with Shift
const FEWEST = 3;            // corners
const DIGITS = 10_000;       // a corner is told in such parts of the page
const ARROWS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
const KEYS = {
  Tab: ["nextCorner", { step: 1 }], "Shift+Tab": ["nextCorner", { step: -1 }],
  Insert: ["addCorner"], i: ["addCorner"], Delete: ["removeCorner"], d: ["removeCorner"],
  Enter: ["endZone"], z: ["endZone"], Escape: ["leaveZone"], Backspace: ["zoneOfBlocks"],
};
for (const [arrow, [x, y]] of Object.entries(ARROWS)) {
  KEYS[arrow] = ["moveCorner", { x: STEP * x, y: STEP * y }];
  KEYS[`Shift+${arrow}`] = ["moveCorner", { x: LARGE * x, y: LARGE * y }];
}
const ALSO = new Set(["+", "=", "-", "\\", "?"]);  // keys that do what they do elsewhere

const within = value => Math.min(1, Math.max(0, Math.round(value * DIGITS) / DIGITS));
const between = ([x0, y0], [x1, y1]) => [within((x0 + x1) / 2), within((y0 + y1) / 2)];

export function makeZoneEditing(store, run, { operate, speech, pane }) {
  const { pending } = run;
  const show = change => { Object.assign(store.zone, change); store.tell("zone"); };
  const refuse = words => { speech.warn(words); return null; };
  const size = () => { const { width, height } = pane.querySelector(".paper").getBoundingClientRect(); return [width, height]; };

  function sayCorner() {
    const { points, at } = store.zone, [x, y] = points[at].map(part => `${Math.round(100 * part)}%`);
    speech.say(W("corner", { number: at + 1, count: points.length, x, y }));
    return null;
  }

  function leave() {
    store.zone = null;
    store.tell("zone");
  }

  function end(polygon) {
    const { story } = store.zone;
    leave();
    return operate({ name: "zone", story, polygon });
  }

  run.learn({
    zone() {
      const story = store.current, paper = pane.querySelector(".paper");
      if (!story?.number) return refuse(W("select_story"));
      const points = paper && outline(story, store.blocksOf(story));
      if (!points) return refuse(W("no_zone"));
      store.zone = { story: story.number, points, at: 0 };
      store.selected = [];
      store.tell("zone");
      speech.say(W("zone_hint"));
      return null;
    },
    nextCorner({ step }) {
      const { points, at } = store.zone;
      show({ at: (at + step + points.length) % points.length });
      return sayCorner();
    },
    moveCorner({ x, y }) {
      const { points, at } = store.zone, [width, height] = size();
      show({ points: points.with(at, [within(points[at][0] + x / width), within(points[at][1] + y / height)]) });
      return sayCorner();
    },
    // Half way to the next one.
    addCorner() {
      const { points, at } = store.zone;
      show({ points: points.toSpliced(at + 1, 0, between(points[at], points[(at + 1) % points.length])), at: at + 1 });
      return sayCorner();
    },
    removeCorner() {
      const { points, at } = store.zone;
      if (points.length <= FEWEST) return refuse(W("few_corners"));
      show({ points: points.toSpliced(at, 1), at: at % (points.length - 1) });
      return sayCorner();
    },
    endZone: () => end(store.zone.points),
    zoneOfBlocks: () => end([]),
    leaveZone() {
      leave();
      speech.selection();
    },
    zoning({ name }) {
      const [command, how] = KEYS[name];
      return run(command, { ...how, event: {} });
    },
    // Another key may mean anything elsewhere; here it means nothing.
    unheard: () => null,
  });

  run.pending = name => {
    if (!store.zone) return pending(name);
    if (KEYS[name]) return "zoning";
    return ALSO.has(name) ? null : "unheard";
  };

  byPointer(store, pane, show);
}

// A corner is dragged; where an edge is taken hold of, it gets one there.
function byPointer(store, pane, show) {
  let held = false;
  const place = event => {
    const { left, top, width, height } = pane.querySelector(".paper").getBoundingClientRect();
    return [within((event.clientX - left) / width), within((event.clientY - top) / height)];
  };

  pane.addEventListener("pointerdown", event => {
    const { corner, edge } = event.target.dataset;
    if (!store.zone || corner === undefined && edge === undefined) return;
    const { points } = store.zone;
    if (corner !== undefined) show({ at: Number(corner) });
    else show({ points: points.toSpliced(Number(edge) + 1, 0, place(event)), at: Number(edge) + 1 });
    held = true;
    pane.querySelector("svg").setPointerCapture(event.pointerId);
    event.preventDefault();
    pane.focus({ preventScroll: true });
  });
  pane.addEventListener("pointermove", event => {
    if (held && store.zone) show({ points: store.zone.points.with(store.zone.at, place(event)) });
  });
  for (const name of ["pointerup", "pointercancel"]) pane.addEventListener(name, () => { held = false; });
}

// The zone as it is; of one in several parts, or of none yet, what is around all.
function outline(story, blocks) {
  if (story.zones.length === 1) return story.zones[0].map(([x, y]) => [x, y]);
  const corners = story.zones.length ? story.zones.flat() : blocks.flatMap(({ box }) => box ? [[box[0], box[1]], [box[2], box[3]]] : []);
  if (!corners.length) return null;
  const xs = corners.map(([x]) => x), ys = corners.map(([, y]) => y);
  const [x0, y0, x1, y1] = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  return [[x0, y0], [x1, y0], [x1, y1], [x0, y1]];
}
