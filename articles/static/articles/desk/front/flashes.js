// Flashes: begun, ended and put in order at once. They are short news, and no part of what waits to go live.
import { h } from "../proof/dom.js";
import { W } from "../proof/words.js";

export function makeFlashes(store, part, act) {
  const list = part.querySelector("ol"), form = part.querySelector("form");

  function row(flash, at, all) {
    const above = () => act({ do: "order_flashes", order: moved(all.map(each => each.pk), at) }, "flash.ordered");
    const facts = [
      h("span", { class: `badge is-${flash.is_running ? "published" : "draft"}` }, W(flash.is_running ? "flash.running" : "flash.to_come")),
      h("span", {}, flash.times),
      flash.story ? h("span", {}, W(flash.is_linked ? "flash.leads_to" : "flash.waits", { story: flash.story })) : null,
      h("a", { href: flash.url }, W("edit")),
    ];
    return h("li", { "data-flash": flash.pk },
      h("div", { class: "story" }, h("strong", {}, flash.text), h("p", { class: "facts" }, ...facts.filter(Boolean))),
      store.state.may_flash ? h("div", { class: "ways" },
        h("button", { type: "button", "data-way": "up", "aria-disabled": at ? null : "true", "aria-label": W("flash.up", flash), title: W("flash.up", flash), onclick: () => at && above() }, "↑"),
        h("button", {
          type: "button", "data-way": "end", "aria-label": W("flash.end", flash), title: W("flash.end", flash),
          onclick: () => act({ do: "end_flash", flash: flash.pk, version: flash.version }, "flash.ended"),
        }, "×")) : null);
  }

  const moved = (pks, at) => [...pks.slice(0, at - 1), pks[at], pks[at - 1], ...pks.slice(at + 1)];

  form?.addEventListener("submit", async event => {
    event.preventDefault();
    const article = Number(form.elements.article.value) || null;
    const message = { do: "flash", text: form.elements.text.value.trim(), hours: Number(form.elements.hours.value), article };
    if (await act(message, "flash.begun")) form.reset();
    form.elements.text.focus();
  });

  function choices() {
    const chosen = form.elements.article.value, first = form.elements.article.options[0];
    const online = store.state.stories.filter(story => story.state === "published" && story.is_fit).slice(0, 200);
    form.elements.article.replaceChildren(first, ...online.map(story => h("option", { value: story.pk }, story.title)));
    form.elements.article.value = chosen;
  }

  return what => {
    if (what !== "state") return;
    const { flashes } = store.state;
    list.replaceChildren(...(flashes.length ? flashes.map(row) : [h("li", { class: "nobody" }, W("flash.none"))]));
    if (form) choices();
  };
}
