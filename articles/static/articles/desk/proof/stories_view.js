// The stories beside the page, in its order, each as its article has it. What is selected on the page is marked here.
import { h } from "./dom.js";
import { colourOf } from "./drawing.js";
import { keyOf } from "./store.js";
import { W } from "./words.js";

const BEGINNING = 12;  // characters by which a paragraph and a block know each other
const BESIDE = new Set(["kicker", "headline", "deck", "byline", "caption", "picture", "label", "jump", "crosshead"]);
const bare = text => text.replace(/\s+/g, "");

export function showStories(store, list, pane) {
  list.addEventListener("click", event => {
    const item = event.target.closest("[data-key]");
    if (!item || event.target.closest("a, input, textarea, select, .adds")) return;
    const story = store.storyOf(item.dataset.key);
    const block = blockAt(store, story, event.target.closest("[data-text]"));
    if (block) store.selectBlocks([block.number]);
    else store.selectStory(story);
    if (event.detail) pane.focus({ preventScroll: true });  // by a pointer: the keys of the page go on from here
  });
  return what => {
    list.setAttribute("aria-busy", store.isBusy);
    if (what === "state") fillAnew(store, list);
    mark(store, list);
  };
}

function fillAnew(store, list) {
  const focused = document.activeElement?.closest?.("[data-key]")?.dataset.key;
  list.replaceChildren(...store.stories.map(story => item(store, story)));
  if (focused) list.querySelector(`[data-key="${focused}"] .pick`)?.focus();
}

function mark(store, list) {
  const block = store.last;
  for (const each of list.children) {
    const isCurrent = each.dataset.key === store.story;
    each.classList.toggle("is-current", isCurrent);
    each.querySelector(".pick").setAttribute("aria-pressed", isCurrent);
    for (const part of each.querySelectorAll("[data-text]")) {
      part.classList.toggle("is-selected", isCurrent && Boolean(block) && isOf(block, part));
    }
  }
  const shown = list.querySelector(".is-current .is-selected") ?? list.querySelector(".is-current .pick");
  shown?.scrollIntoView({ block: "nearest" });
}

const textOf = block => bare(block.lines.map(line => line.text).join(""));

// Whether a part of a story is what the block says.
function isOf(block, part) {
  const role = part.dataset.role, own = bare(part.dataset.text), text = textOf(block);
  if (role === "body" ? BESIDE.has(block.role) : role !== block.role) return false;
  if (!text) return false;
  return text.includes(own.slice(0, BEGINNING)) || own.includes(text.slice(0, BEGINNING));
}

const blockAt = (store, story, part) => part && store.blocksOf(story).find(block => isOf(block, part));

// ---- A story ----------------------------------------------------------------------------------------------------

function item(store, story) {
  const doubts = store.stops.filter(stop => stop.doubt && stop.story === story);
  const classes = ["story", colourOf(story), doubts.length && "has-doubts", story.pending && "is-pending"].filter(Boolean);
  return h("li", { class: classes.join(" "), "data-key": keyOf(story) },
    h("div", { class: "head" },
      h("b", { class: "disc", "aria-hidden": "true" }, String(story.place)),
      stack(story),
      standing(story, doubts, store.state.signatures?.[story.article])),
    whyBack(store.state.signatures?.[story.article]),
    ...doubts.map(stop => h("p", { class: "doubt" }, stop.doubt.words)),
    h("div", { class: "text" }, ...body(story), ...story.pictures.map(picture)),
  );
}

const part = (role, field, text, base = text) => text && h("p", {
  class: role, "data-role": role, "data-field": field, "data-text": text, "data-base": base, ...editable(W(`role.${role}`)),
}, text);
const editable = label => ({ "data-edit": true, "data-label": label });

function stack(story) {
  const title = story.headline || story.title || W("no_headline");
  return h("div", { class: "stack" },
    part("label", "section", story.section),
    part("kicker", "kicker", story.kicker),
    h("h2", { "data-role": "headline", "data-field": "headline", "data-text": story.headline, ...editable(W("role.headline")) },
      h("button", { type: "button", class: story.headline ? "pick" : "pick is-unnamed", "aria-pressed": "false" },
        h("span", { class: "visually-hidden" }, `${story.place} `), title)),
    part("deck", "deck", story.deck),
    part("byline", "byline_printed", story.byline || story.byline_printed, story.byline_printed || story.byline),
    adds(story),
  );
}

// What the story does not have, to be added.
function adds(story) {
  const parts = { kicker: "kicker", deck: "deck", byline: "byline_printed", label: "section" };
  const missing = Object.entries(parts).filter(([, field]) => !story[field] && !(field === "byline_printed" && story.byline));
  if (!story.may_edit || !missing.length) return null;
  return h("p", { class: "adds" }, ...missing.map(([role, field]) => h("button",
    { type: "button", "data-field": field, "data-text": "", tabindex: "-1", ...editable(W(`role.${role}`)) }, `+ ${W(`role.${role}`)}`)));
}

const standing = (story, doubts, signatures) => h("p", { class: "standing" },
  signatures ? signing(signatures) : null,
  doubts.length ? h("span", { class: "badge is-doubt" }, W("doubts", { count: doubts.length })) : null,
  story.article ? h("span", { class: `badge is-${story.state}` }, story.state_words) : null,
  story.article ? h("a", { href: story.edit_url, class: "long-form" }, W("edit")) : null);

// Why it was sent back, in the open: touch and keyboard open no tooltip.
const whyBack = signatures => signatures?.sent_back
  ? h("p", { class: "why-back" }, signatures.sent_back) : null;

// The levels that have signed it, or that it came back.
function signing({ signed, missing, changed, sent_back: back }) {
  if (back) return h("span", { class: "badge is-doubt", title: back }, W("came_back"));
  if (changed) return h("span", { class: "badge is-doubt", title: missing }, W("changed_since"));
  return h("span", { class: missing ? "badge" : "badge is-published", title: missing }, signed.length ? `✓ ${signed.join(" ")}` : W("unsigned"));
}

function body(story) {
  if (!story.article) return [h("p", { class: "nothing" }, W("gone"))];
  if (!story.body.length && !story.pictures.length) return [h("p", { class: "nothing" }, W("empty_body"))];
  return story.body.map((paragraph, at) => h(paragraph.kind === "crosshead" ? "h3" : "p", {
    "data-role": paragraph.kind === "crosshead" ? "crosshead" : "body", "data-text": paragraph.text,
    ...(paragraph.line === null ? {} : { "data-line": paragraph.line, ...editable(W("role.body")) }),
  }, at || !story.opening ? null : h("span", { class: "opening" }, `${story.opening} `), paragraph.text));
}

const picture = each => h("figure", {},
  each.image ? h("img", { src: each.image, alt: "", loading: "lazy", width: 72, height: 54 }) : null,
  h("figcaption", {},
    h("span", { "data-role": "caption", "data-field": "caption", "data-picture": each.id, "data-text": each.caption, ...editable(W("role.caption")) }, each.caption || W("role.caption")),
    h("small", { "data-field": "credit", "data-picture": each.id, "data-text": each.credit, ...editable(W("photo_credit")) }, each.credit || W("photo_credit"))));
