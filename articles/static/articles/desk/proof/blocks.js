// The page's blocks out of what the server tells of them (presenting/proof/blocks.py): what is printed in them comes
// once, with the page; afterwards only where they are. What was read anew comes with the state that tells of it.
const WHOLE = 10_000;  // of which places are whole numbers

export function makeBlocks(first) {
  let layout = null, printed = new Map();

  function read(state) {
    if (!state.printed) return;
    layout = state.layout;
    printed = new Map(state.printed.map(([number, texts, steps, area, vertical, image]) =>
      [number, { lines: linesOf(texts, steps), area: area ? area.map(edge => edge / WHOLE) : null, vertical: Boolean(vertical), image }]));
  }

  // A state as the rest of the screen knows it, with whole blocks.
  function unpacked(state) {
    read(state);
    return { ...state, printed: null, blocks: state.blocks.map(whole) };
  }

  function whole([number, origin, first, count, role, kind, story, place, picture, reason]) {
    const { lines: all, area, vertical, image } = printed.get(origin);
    const lines = all.slice(first, first + count);
    return { number, role, kind, story, place, picture, reason, lines, image, vertical, box: around(lines) ?? area };
  }

  return { first: unpacked(first), unpacked, get layout() { return layout; } };
}

function linesOf(texts, steps) {
  const at = [0, 0, 0, 0];
  return texts.map((text, n) => {
    if (!steps.length) return { text, box: null };
    return { text, box: at.map((edge, side) => (at[side] = edge + steps[4 * n + side]) / WHOLE) };
  });
}

// The box around lines; null where none of them has a place.
export function around(lines) {
  const boxes = lines.map(line => line.box).filter(Boolean);
  if (!boxes.length) return null;
  const edge = at => boxes.map(box => box[at]);
  return [Math.min(...edge(0)), Math.min(...edge(1)), Math.max(...edge(2)), Math.max(...edge(3))];
}
