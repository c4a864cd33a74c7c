// The page: its picture with what is known of it drawn over it, or its blocks as a list where there is no picture.
import { h, svg } from "./dom.js";
import { drawing } from "./drawing.js";
import { W, short } from "./words.js";

export const isPrinted = state => Boolean(state.page.image) || state.blocks.some(block => block.box);

export function showPage(store, pane, zoom) {
  const { page } = store.state;
  pane.replaceChildren();
  pane.classList.toggle("is-list", !isPrinted(store.state));
  if (!isPrinted(store.state)) return listOf(store, pane);
  const paper = h("div", { class: "paper" });
  if (page.image) {
    paper.append(h("img", {
      src: page.image.url, srcset: page.image.srcset, sizes: "800px", alt: "",
      width: page.image.width, height: page.image.height, draggable: "false",
    }));
  }
  const over = svg("svg", { viewBox: `0 0 1000 ${Math.round(1000 * page.aspect)}`, "aria-hidden": "true" });
  paper.style.aspectRatio = `1 / ${page.aspect}`;
  paper.append(over);
  pane.append(paper);
  zoom.of(paper);
  const draw = drawing(store, over, () => 1000 / (paper.clientWidth || 1000));
  zoom.hear(draw);
  over.addEventListener("click", event => {
    clicked(store, event);
    pane.focus({ preventScroll: true });  // what was clicked is drawn anew, and the focus went with it
  });
  return what => {
    draw();
    if (what === "selection" || what === "cut") zoom.reveal(boxOfSelection(store));
  };
}

function clicked(store, event) {
  if (store.zone) return null;  // its corners are moved (zone_editing.js)
  const number = Number(event.target.dataset.block);
  if (number) return event.shiftKey ? store.toggle(number) : store.selectBlocks([number]);
  const place = Number(event.target.closest("[data-place]")?.dataset.place);
  return store.selectStory(store.stories.find(story => story.place === place));
}

// Around what is selected, or where the shown doubt is.
function boxOfSelection(store) {
  const region = store.shownStop?.doubt?.region;
  const blocks = store.selected.length ? store.selected.map(number => store.blocks.get(number)) : store.blocksOf(store.current);
  const boxes = blocks.map(block => block.box).filter(Boolean);
  if (!boxes.length && store.current?.zones.length) {
    const corners = store.current.zones[0], xs = corners.map(([x]) => x), ys = corners.map(([, y]) => y);
    boxes.push([Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]);
  }
  if (region) boxes.push(region);
  if (!boxes.length) return null;
  const [x0s, y0s, x1s, y1s] = [0, 1, 2, 3].map(at => boxes.map(box => box[at]));
  return [Math.min(...x0s), Math.min(...y0s), Math.max(...x1s), Math.max(...y1s)];
}

function listOf(store, pane) {
  const list = h("ol", { class: "blocks" });
  pane.append(store.state.blocks.length ? list : h("p", { class: "nothing" }, W("no_picture")));
  list.addEventListener("click", event => {
    const number = Number(event.target.closest("[data-block]")?.dataset.block);
    if (number) event.shiftKey ? store.toggle(number) : store.selectBlocks([number]);
  });
  return () => {
    list.replaceChildren(...store.state.blocks.map(block => item(store, block)));
    list.querySelector(".is-selected")?.scrollIntoView({ block: "nearest" });
  };
}

function item(store, block) {
  const story = store.storyOfBlock(block), isSelected = store.selected.includes(block.number);
  const colour = story ? `c${(story.place - 1) % 8}` : `is-${block.kind}`;
  const marks = [isSelected && "is-selected", store.current && story === store.current && "is-current"].filter(Boolean);
  const text = block.lines.map((line, at) =>
    h("span", { class: isSelected && store.cut === at ? "line is-cut" : "line" }, line.text));
  return h("li", { class: [colour, ...marks].join(" "), "data-block": block.number },
    h("b", { class: store.isPicking ? "is-tag" : null }, store.isPicking ? String(block.number) : story ? String(story.place) : "–"),
    h("small", {}, W(`role.${block.role}`)),
    h("p", { class: `as-${block.role}` }, ...(isSelected ? text : [short(block.lines.map(line => line.text).join(""), 120)])));
}
