// A question in a dialog: some answers by number, or one that is typed. Resolves to the answer, to null where none is given.
import { h } from "./dom.js";
import { W } from "./words.js";

export function makeAsk(dialog) {
  return (title, { choices = [], label = "", value = "" }) => new Promise(resolve => {
    let answer = null;
    const give = value => { answer = value; dialog.close(); };
    const input = h("input", { type: "text", maxlength: 200, value, "aria-label": label || title, placeholder: label });
    const form = h("form", { onsubmit: event => { event.preventDefault(); if (input.value.trim() || !choices.length) give(input.value.trim()); } },
      input, h("button", { class: "button" }, W("ok")));
    dialog.replaceChildren(h("h2", {}, title),
      h("ol", {}, ...choices.map((choice, at) => h("li", {},
        h("button", { type: "button", onclick: () => give(choice) }, h("kbd", {}, String(at + 1)), choice)))),
      form);
    dialog.onkeydown = event => {
      const choice = event.target !== input && choices[Number(event.key) - 1];
      if (choice) { event.preventDefault(); give(choice); }
    };
    dialog.onclose = () => resolve(answer);
    dialog.showModal();
    (dialog.querySelector("li button") ?? input).focus();
    if (value) input.select();
  });
}

// What others did first; where both changed one text, both texts; else what of the page reads otherwise, as it was and as
// it is. Resolves to "mine" where one's own is to stand.
export function makeConflict(dialog) {
  return (conflict, mine = null, changes = []) => new Promise(resolve => {
    let answer = "theirs";
    const choose = value => () => { answer = value; dialog.close(); };
    const who = conflict.by ? W("conflict_by", conflict) : W("conflict");
    const texts = mine === null ? [] : [
      h("section", {}, h("h3", {}, W("theirs")), h("p", { class: "typed" }, conflict.theirs || "–")),
      h("section", {}, h("h3", {}, W("mine")), h("p", { class: "typed" }, mine || "–")),
    ];
    const states = changes.flatMap(({ title, was, is }) => [
      h("section", {}, h("h3", {}, W("was", { title })), h("p", { class: "typed" }, was)),
      h("section", {}, h("h3", {}, W("is", { title })), h("p", { class: "typed" }, is)),
    ]);
    dialog.replaceChildren(h("h2", {}, W("not_done_conflict")), h("p", {}, who),
      h("ul", {}, ...conflict.what.map(sentence => h("li", {}, sentence))),
      h("div", { class: "both" }, ...texts, ...states),
      h("div", { class: "answers" },
        h("button", { type: "button", class: "button", onclick: choose("theirs") }, mine === null ? W("understood") : W("keep_theirs")),
        mine === null ? null : h("button", { type: "button", class: "button plain", onclick: choose("mine") }, W("take_mine"))));
    dialog.onkeydown = null;
    dialog.onclose = () => resolve(answer);
    dialog.showModal();
  });
}
