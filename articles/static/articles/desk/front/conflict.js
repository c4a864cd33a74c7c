// Another desk was first, and the two do not go together. Resolves to whether one's own is to stand for another look.
import { h } from "../proof/dom.js";
import { W } from "../proof/words.js";

export function makeConflict(dialog) {
  return conflict => new Promise(resolve => {
    let isMine = false;
    const choose = value => () => { isMine = value; dialog.close(); };
    dialog.replaceChildren(h("h2", {}, W("not_done_conflict")),
      h("p", {}, conflict.by ? W("conflict_by", conflict) : W("conflict")),
      h("ul", {}, ...conflict.what.map(sentence => h("li", {}, sentence))),
      h("div", { class: "answers" },
        h("button", { type: "button", class: "button", onclick: choose(false) }, W("understood")),
        h("button", { type: "button", class: "button plain", onclick: choose(true) }, W("keep_mine"))));
    dialog.onclose = () => resolve(isMine);
    dialog.showModal();
  });
}
