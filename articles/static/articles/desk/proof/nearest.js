// The nearest block in a direction, as an eye goes over the page: what lies straight ahead counts, what lies aside less.
const ASIDE = 2.5;  // how much farther a step aside is than one ahead
const middle = ([x0, y0, x1, y1]) => [(x0 + x1) / 2, (y0 + y1) / 2];

// How far the ranges lie apart; 0 where they overlap.
const apart = (from, to, otherFrom, otherTo) => Math.max(0, otherFrom - to, from - otherTo);

const WAYS = {
  ArrowUp: (box, other) => [box[1] - other[3], middle(box)[1] - middle(other)[1], apart(box[0], box[2], other[0], other[2])],
  ArrowDown: (box, other) => [other[1] - box[3], middle(other)[1] - middle(box)[1], apart(box[0], box[2], other[0], other[2])],
  ArrowLeft: (box, other) => [box[0] - other[2], middle(box)[0] - middle(other)[0], apart(box[1], box[3], other[1], other[3])],
  ArrowRight: (box, other) => [other[0] - box[2], middle(other)[0] - middle(box)[0], apart(box[1], box[3], other[1], other[3])],
};

// `aspect`: the page's height in widths, for fractions are not the same length both ways.
export function nearest(blocks, from, way, aspect) {
  const scaled = box => [box[0], box[1] * aspect, box[2], box[3] * aspect];
  const box = scaled(from.box);
  let best = null, least = Infinity;
  for (const block of blocks) {
    if (block === from || !block.box) continue;
    const [gap, ahead, aside] = WAYS[way](box, scaled(block.box));
    if (ahead <= 0 || gap < -0.01 && aside > 0) continue;
    const cost = Math.max(gap, 0) + ASIDE * aside + ahead / 100;
    if (cost < least) [best, least] = [block, cost];
  }
  return best;
}

// Blocks of a text have no places: they follow each other by their numbers.
export function following(blocks, from, way) {
  const at = blocks.indexOf(from);
  return blocks[at + (way === "ArrowUp" || way === "ArrowLeft" ? -1 : 1)] ?? null;
}
