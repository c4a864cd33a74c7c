// An operation done to the state at once, as the server will do it (reading/operations.py): what the screen shows while
// the answer is on its way. The texts of the stories are the server's; until it has answered they are `pending`.
import { around } from "./blocks.js";

const BESIDE = new Set(["kicker", "headline", "deck", "byline", "caption", "picture", "label", "jump"]);
const STACK = new Set(["kicker", "headline", "deck"]);
const NEW_STORY = -1;
const isText = block => !BESIDE.has(block.role);

export function arranged(state, operation) {
  const page = {
    blocks: state.blocks.map(block => ({ ...block })),
    stories: state.stories.map(story => ({ ...story })),
    touched: new Set(),
  };
  OPERATIONS[operation.name]?.(page, operation);
  return { ...state, blocks: page.blocks, stories: tidied(page) };
}

const block = (page, number) => page.blocks.find(each => each.number === number);
const own = (page, story) => page.blocks.filter(each => each.kind === "story" && each.story === story).sort((one, other) => one.place - other.place);
const free = page => Math.max(0, ...page.stories.map(story => story.number)) + 1;

function withCaptions(page, numbers) {
  const named = [...new Set(numbers)].map(number => block(page, number)).filter(Boolean);
  return named.flatMap(each => each.role !== "picture" ? [each] : [each, ...page.blocks.filter(words =>
    words.picture === each.number && words.story === each.story && !numbers.includes(words.number))]);
}

function place(page, moved, story, at = 0) {
  for (const each of moved) if (each.story) page.touched.add(each.story);
  page.touched.add(story);
  const stay = own(page, story).filter(each => !moved.includes(each));
  const before = stay.filter(each => !at || each.place < at), behind = stay.filter(each => !before.includes(each));
  [...before, ...moved, ...behind].forEach((each, n) => Object.assign(each, { kind: "story", story, place: n + 1, reason: "" }));
}

function out(page, each, kind, reason = "") {
  if (each.story) page.touched.add(each.story);
  Object.assign(each, { kind, story: 0, place: 0, reason });
}

function newStory(page, behind) {
  const number = free(page), at = page.stories.findIndex(story => story.number === behind);
  const story = {
    number, article: null, title: "", headline: "", kicker: "", deck: "", byline: "", byline_printed: "", section: "",
    opening: "", body: [], pictures: [], zones: [], state: "", state_words: "", is_published: false, edit_url: "", may_edit: false,
  };
  const last = page.stories.findLastIndex(each => each.number);
  page.stories.splice((at >= 0 ? at : last) + 1, 0, story);
  return number;
}

const OPERATIONS = {
  move(page, { blocks, story, at }) {
    const moved = withCaptions(page, blocks);
    if (!story) return moved.forEach(each => out(page, each, "leftover"));
    return place(page, moved, story === NEW_STORY ? newStory(page) : story, Math.max(0, at));  // where in print, the server tells
  },

  split(page, { blocks: [number] }) {
    const first = block(page, number);
    if (first?.kind !== "story") return;
    const blocks = own(page, first.story);
    const behind = blocks.filter(each => each === first || isText(each) && each.place > first.place);
    const heads = behind.slice(0, behind.findIndex(each => each.role !== "crosshead"));
    if (heads.length) heads[0].role = "headline";
    place(page, behind, newStory(page, first.story));
  },

  join(page, { story, at }) {
    const one = own(page, story), other = own(page, at);
    const hasHead = blocks => blocks.some(each => each.role === "headline");
    const [first, second] = hasHead(other) && !hasHead(one) ? [other, one] : [one, other];
    if (hasHead(first) && hasHead(second)) for (const each of second) if (STACK.has(each.role)) each.role = "crosshead";
    [...first, ...second].forEach((each, n) => Object.assign(each, { story, place: n + 1 }));
    page.touched.add(story).add(at);
  },

  exchange(page, { blocks, story }) {  // which part goes where, the server tells
    for (const number of blocks) page.touched.add(block(page, number)?.story);
    if (story > 0) page.touched.add(story);
  },

  cut(page, { blocks: [number], at }) {
    const whole = block(page, number);
    const lower = { ...whole, number: Math.max(...page.blocks.map(each => each.number)) + 1, lines: whole.lines.slice(at) };
    whole.lines = whole.lines.slice(0, at);
    for (const each of [whole, lower]) each.box = around(each.lines);
    page.blocks.push(lower);
    if (whole.story) place(page, [lower], whole.story, whole.place + 1);
  },

  role(page, { blocks, value }) {
    for (const number of blocks) {
      const each = block(page, number);
      if (each && each.role !== "picture") each.role = value;
      if (each?.story) page.touched.add(each.story);
    }
  },

  kind(page, { blocks, value, reason }) {
    for (const each of withCaptions(page, blocks)) out(page, each, value, reason);
  },

  order(page, { blocks: [number], at }) {
    const each = block(page, number);
    if (each?.kind === "story") place(page, [each], each.story, at + (at > each.place ? 1 : 0));
  },

  story_order(page, { story, at }) {
    const from = page.stories.findIndex(each => each.number === story);
    if (from < 0) return;
    const [moved] = page.stories.splice(from, 1);
    page.stories.splice(Math.max(0, at - 1), 0, moved);
  },

  zone(page, { story, polygon }) {
    const drawn = page.stories.find(each => each.number === story);
    if (drawn) Object.assign(drawn, { zones: polygon.length ? [polygon] : drawn.zones });
  },
};

// Stories without blocks are gone, the others without gaps in their places.
function tidied(page) {
  const left = page.stories.filter(story => !story.number || own(page, story.number).length);
  return left.map((story, at) => {
    own(page, story.number).forEach((each, n) => { each.place = n + 1; });
    return { ...story, place: at + 1, pending: story.pending || page.touched.has(story.number) };
  });
}
