// What lies over the picture: each story's zone in its colour with its number, and of the selected one its blocks and
// the order in which they are read. In units of a thousandth of the page's width.
import { svg } from "./dom.js";

const NUMBER = 11, SMALLEST = 7, PAGES = 70;  // half of a number's disc in screen pixels; how many make a page's width
const PAD = 3;  // screen pixels around a block
const TAG = 8;  // half of the height of a block's number
const CORNER = 6, HELD = 8, EDGE = 4;  // radius of what a zone is drawn by

const ASIDE = new Set(["picture", "caption", "label", "jump"]);  // stands in a story, and is read apart from it

export const colourOf = story => `c${(story.place - 1) % 8}`;

const REORDERS = new Set(["move", "split", "join"]);

// The blocks to which the reading goes on without being sure: of a doubt about one block the way to it, of one about
// several the ways between them.
function doubtedLinks(store, blocks) {
  const orders = store.stops.filter(({ doubt }) => doubt && (doubt.margin !== null || REORDERS.has(doubt.proposal?.operation.name)));
  return new Set(orders.flatMap(stop => {
    const own = blocks.filter(block => stop.blocks.includes(block.number)).map(block => block.number);
    return own.length > 1 ? own.slice(1) : own;
  }));
}

export function drawing(store, over, unitsPerPixel) {
  const height = () => Number(over.getAttribute("viewBox").split(" ")[3]);
  const X = x => Math.round(x * 1000), Y = y => Math.round(y * height());
  const points = polygon => polygon.map(([x, y]) => `${X(x)},${Y(y)}`).join(" ");
  // Where the reading of a block begins: at the head of its first line.
  const beginning = block => {
    const [x0, y0, x1, y1] = block.lines[0]?.box ?? block.box;
    return block.vertical ? [X((x0 + x1) / 2), Y(y0)] : [X(x0), Y((y0 + y1) / 2)];
  };
  const link = (from, to, marks) => {
    const [x1, y1] = beginning(from), [x2, y2] = beginning(to);
    return svg("line", { class: `link ${marks}`, x1, y1, x2, y2, "marker-end": "url(#proof-arrow)" });
  };

  const rect = (box, attributes, pad = 0) => svg("rect", {
    x: X(box[0]) - pad, y: Y(box[1]) - pad,
    width: Math.max(1, X(box[2]) - X(box[0])) + 2 * pad, height: Math.max(1, Y(box[3]) - Y(box[1])) + 2 * pad, ...attributes,
  });

  // Where the server has not told a story's zone yet, its blocks stand for it.
  const shapes = story => story.zones.length && !story.pending
    ? story.zones.map(zone => svg("polygon", { points: points(zone) }))
    : store.blocksOf(story).filter(block => block.box).map(block => rect(block.box, {}, 3));

  const zone = story => story.number && story.number === store.zone?.story ? "" : svg("g", {
    class: `zone ${colourOf(story)}${story === store.current ? " is-current" : ""}`, "data-place": story.place,
  }, ...shapes(story));

  const block = each => rect(each.box, {
    class: ["block", `is-${each.kind}`, store.selected.includes(each.number) && "is-selected",
      store.current && store.storyOfBlock(each) === store.current && `is-current ${colourOf(store.current)}`]
      .filter(Boolean).join(" "),
    "data-block": each.number,
  }, PAD * unitsPerPixel() / 2);

  function number(story) {
    const first = store.blocksOf(story).find(each => each.box)?.box;
    const corner = first ? [first[0], first[1]] : story.zones[0]?.[0];
    if (!corner) return null;
    const unit = unitsPerPixel();
    const half = Math.max(SMALLEST, Math.min(NUMBER, 1000 / unit / PAGES)) * unit;
    const x = Math.max(half, X(corner[0])), y = Math.max(half, Y(corner[1]) - half / 2);
    const wide = story.place > 9 ? half * 0.35 : 0;
    return svg("g", { class: `number ${colourOf(story)}${story === store.current ? " is-current" : ""}`, "data-place": story.place },
      svg("rect", { x: x - half - wide, y: y - half, width: 2 * (half + wide), height: 2 * half, rx: half }),
      svg("text", { x, y, dy: "0.36em", "font-size": 1.18 * half }, String(story.place)));
  }

  // Each block's number, while one of them is typed.
  function tag(each) {
    const half = TAG * unitsPerPixel(), wide = half * 0.62 * String(each.number).length;
    const [x0, y0, x1, y1] = each.box, isLow = Y(y1) - Y(y0) < 2 * half;
    // of a low block at its end: between two texts it would lie on their numbers
    const x = isLow ? Math.max(X(x0) + wide, X(x1) - wide) : X(x0) + wide, y = Y(y0) + half;
    return svg("g", { class: "tag" },
      svg("rect", { x: x - wide, y: y - half, width: 2 * wide, height: 2 * half, rx: half / 3 }),
      svg("text", { x, y, dy: "0.36em", "font-size": 1.5 * half }, String(each.number)));
  }

  // From each block of the story that is read to the next; dashed where the reading was not sure.
  function order() {
    const blocks = store.blocksOf(store.current).filter(each => each.box && !ASIDE.has(each.role));
    const doubted = doubtedLinks(store, blocks);
    return blocks.slice(1).map((each, at) => {
      return link(blocks[at], each, doubted.has(each.number) ? "is-doubted" : colourOf(store.current));
    });
  }

  // Where the blocks of the shown doubt would stand by its proposal.
  function alternative() {
    const operation = store.shownStop?.doubt?.proposal?.operation;
    const block = operation && store.blocks.get(operation.blocks?.[0]);
    const story = operation && store.stories.find(each => each.number && each.number === operation.story);
    const before = store.blocksOf(story).filter(each => each.box && each !== block).at(-1);
    if (!block?.box || !before) return [];
    return [link(before, block, "is-alternative")];
  }

  const region = () => {
    const box = store.shownStop?.doubt?.region;
    return box ? [rect(box, { class: "region" }, 4)] : [];
  };

  // Where the selected block would be cut.
  function cut() {
    const line = store.cut !== null && store.last?.lines[store.cut];
    if (!line?.box) return [];
    const [x0, y0, x1, y1] = line.box;
    const [from, to] = store.last.vertical ? [[x1, y0], [x1, y1]] : [[x0, y0], [x1, y0]];
    return [svg("line", { class: "cut", x1: X(from[0]), y1: Y(from[1]), x2: X(to[0]), y2: Y(to[1]) })];
  }

  // The zone that is being drawn, with handles at its corners and, smaller, half way between them.
  function drawn() {
    if (!store.zone) return [];
    const { points: corners, at } = store.zone, unit = unitsPerPixel();
    const handle = ([x, y], radius, marks) => svg("circle", { cx: X(x), cy: Y(y), r: radius * unit, ...marks });
    const middle = ([x, y], n) => {
      const [next, below] = corners[(n + 1) % corners.length];
      return handle([(x + next) / 2, (y + below) / 2], EDGE, { class: "edge", "data-edge": n });
    };
    return [
      svg("polygon", { class: "drawn", points: points(corners) }),
      ...corners.map(middle),
      ...corners.map((corner, n) => handle(corner, n === at ? HELD : CORNER, { class: n === at ? "corner is-held" : "corner", "data-corner": n })),
    ];
  }

  const arrow = () => svg("defs", {}, svg("marker",
    { id: "proof-arrow", viewBox: "0 0 6 6", refX: 5, refY: 3, markerWidth: 7, markerHeight: 7, orient: "auto", markerUnits: "userSpaceOnUse" },
    svg("path", { d: "M0,0 L6,3 L0,6 Z" })));

  return () => {
    const { stories, state } = store;
    const blocks = state.blocks.filter(each => each.box);
    // Small ones above large ones: a block that lies on another can be pointed at
    const area = ({ box }) => (box[2] - box[0]) * (box[3] - box[1]);
    blocks.sort((one, other) => area(other) - area(one));
    over.replaceChildren(arrow(), ...stories.map(zone), ...blocks.map(block), ...region(), ...order(), ...alternative(),
      ...cut(), ...stories.map(number).filter(Boolean), ...store.isPicking ? blocks.map(tag) : [], ...drawn());
    const marker = over.querySelector("marker"), size = 8 * unitsPerPixel();
    marker.setAttribute("markerWidth", size);
    marker.setAttribute("markerHeight", size);
  };
}
