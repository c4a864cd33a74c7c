// A story as a row of either list.
import { h } from "../proof/dom.js";
import { W } from "../proof/words.js";

const BUTTON = { type: "button" };

export function storyRow(story, { place = 0, deeds, mayArrange, isSelected, select }) {
  const { pk, title } = story, isPlaced = place > 0;
  return h("li", { class: `row${isSelected ? " is-selected" : ""}${isPlaced && !isShown(story) ? " is-waiting" : ""}`, "data-story": pk },
    isPlaced ? h("b", { class: "place", "aria-hidden": "true" }, String(place)) : null,
    mayArrange ? h("span", { class: "grip", "aria-hidden": "true", title: W("drag", { title }) }, "⠿") : null,
    story.thumb ? h("img", { src: story.thumb, alt: "", width: 72, height: 54, loading: "lazy", draggable: "false" }) : h("span", { class: "no-picture" }),
    h("div", { class: "story" },
      h("button", { ...BUTTON, class: "name", "aria-pressed": String(isSelected), "aria-label": isPlaced ? `${place} ${title}` : title, onclick: () => select(pk) },
        story.kicker ? h("small", {}, story.kicker) : null, title),
      h("p", { class: "facts" }, ...factsOf(story, isPlaced))),
    mayArrange ? h("div", { class: "ways" }, ...(isPlaced ? placedWays(story, place, deeds) : candidateWays(story, deeds))) : null);
}

const isShown = story => story.is_fit && story.state === "published";

function factsOf(story, isPlaced) {
  const state = isShown(story) ? null  // that it is online is the rule
    : h("span", { class: `badge is-${story.is_fit ? story.state : "withdrawn"}` }, story.state_words);
  return [
    state,
    isPlaced ? h("span", { class: "spot", "data-spot": story.pk }) : null,
    story.section ? h("span", {}, story.section) : null,
    h("span", {}, story.page),
    story.size ? h("span", {}, W("of_page", { size: `${story.size}%` })) : null,
    story.is_brief ? h("span", {}, W("brief")) : null,
    story.is_fit ? null : h("span", { class: "waits" }, story.why_not),
    story.waits ? h("span", { class: "waits" }, story.waits) : null,
    h("a", { href: story.url, tabindex: -1 }, W("edit")),
    isPlaced && story.crop ? h("a", { href: story.crop, tabindex: -1 }, W("crop")) : null,
  ].filter(Boolean);
}

function placedWays(story, place, deeds) {
  const { pk, title } = story;
  return [
    way("↑", W("up", { title }), () => deeds.move(pk, -1), "up", place === 1),
    way("↓", W("down", { title }), () => deeds.move(pk, 1), "down"),
    way("×", W("off", { title }), () => deeds.off(pk), "off"),
  ];
}

function candidateWays(story, deeds) {
  const { pk, title } = story;
  return [
    way(W("lead"), W("to_lead", { title }), () => deeds.put(pk, 0), "lead"),
    way("+", W("put", { title }), () => deeds.append(pk), "put"),
  ];
}

const way = (sign, label, onclick, name, isOff = false) =>
  h("button", { ...BUTTON, "data-way": name, "aria-label": label, title: label, "aria-disabled": isOff ? "true" : null, onclick }, sign);
