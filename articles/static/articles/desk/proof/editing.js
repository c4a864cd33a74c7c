// Text mode: a line or a paragraph of a story opens in its place. Escape leaves and saves, Shift+Escape leaves it as it
// was, Tab goes on to the next one. What another desk has typed there meanwhile is shown beside one's own.
import { h } from "./dom.js";
import { keyOf } from "./store.js";
import { proposePeople } from "./people.js";
import { W } from "./words.js";

const PEOPLE = new Set(["byline_printed", "credit"]);
const isBody = part => part.dataset.line !== undefined;

export function makeEditing(store, { operations, speech, pane, list, showConflict, addresses, draft }) {
  let open = null;  // { story, at, input, base }

  const item = story => list.querySelector(`[data-key="${keyOf(story)}"]`);
  const parts = story => [...item(story).querySelectorAll("[data-edit]")];

  async function edit(part) {
    await operations.idle();
    const story = store.current;
    if (!story?.article) return refuse(W("select_story"));
    if (!story.may_edit) return refuse(W("may_not_edit"));
    const all = parts(story);
    const shown = part ?? all.find(each => each.classList.contains("is-selected")) ?? all.find(each => each.dataset.field === "headline");
    return show(story, all.indexOf(shown));
  }

  const refuse = words => { speech.warn(words); return null; };

  // `typed`, `read`: what was typed there before, and what stood there then.
  function show(story, at, typed = null, read = null) {
    const part = parts(story)[at];
    if (!part) return finish();
    const base = read ?? part.dataset.base ?? part.dataset.text;
    const input = field(part, typed ?? base);
    part.classList.add("is-editing");
    part.append(input);
    open = { story, at, input, base };
    store.isEditing = true;
    input.addEventListener("keydown", event => keyed(event, part));
    input.addEventListener("input", () => draft.typing(messageOf(open)));
    input.addEventListener("focusout", () => { if (open?.input === input) leave(); });
    input.focus();
    input.setSelectionRange?.(input.value.length, input.value.length);
    return null;
  }

  function field(part, value) {
    const label = part.dataset.label, name = part.dataset.field;
    if (name === "section" || PEOPLE.has(name)) {
      const choices = h("datalist", { id: "proof-choices" }, ...(name === "section" ? store.state.sections : []).map(each => h("option", { value: each })));
      const input = h("input", { type: "text", class: "field-form", list: "proof-choices", "aria-label": label });
      input.value = value;
      part.append(choices);
      if (PEOPLE.has(name)) proposePeople(input, choices, addresses.people);
      return input;
    }
    const area = h("textarea", { class: "field-form", rows: Math.max(1, Math.ceil(value.length / 30)), "aria-label": label });
    area.value = value;
    return area;
  }

  function keyed(event, part) {
    if (event.isComposing) return;
    const isLine = !isBody(part);
    const isEnd = event.key === "Escape" || event.key === "Enter" && (isLine || event.ctrlKey || event.metaKey);
    if (isEnd && event.shiftKey && event.key === "Escape") drop();
    else if (isEnd) leave();
    else if (event.key === "Tab") leave(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
  }

  function close() {
    const { input } = open;
    open = null;
    const part = input.parentElement;
    part.classList.remove("is-editing");
    part.querySelector("datalist")?.remove();
    input.remove();
    store.isEditing = false;
  }

  function drop() {
    close();
    draft.settled();
    finish();
  }

  // Save what was typed, then on to another part (`step`) or back to the page.
  async function leave(step = 0) {
    const { story, at, base } = open, message = messageOf(open), { value } = message;
    close();
    draft.hold();
    if (value.trim() !== base.trim() && !await saved(message)) {
      show(store.storyOf(keyOf(story)) ?? story, at, value, base);
      if (open) draft.typing(messageOf(open));
      return null;
    }
    draft.settled();
    const current = store.storyOf(keyOf(story));
    return step && current ? show(current, at + step) : finish();
  }

  function messageOf({ story, input, base }) {
    const part = input.parentElement;
    return {
      do: "edit", article: story.article, value: input.value, base, field: part.dataset.field ?? "",
      paragraph: isBody(part) ? Number(part.dataset.line) : null,
      picture: part.dataset.picture ? Number(part.dataset.picture) : null,
    };
  }

  // Where something was typed before: the story, its parts, and the one of these.
  function placeOf({ article, field, paragraph, picture, base }) {
    const story = store.stories.find(each => each.article && String(each.article) === article);
    const found = story?.may_edit ? parts(story) : [];
    const isThere = part => (part.dataset.field ?? "") === field && (part.dataset.picture ?? "") === picture
      && isBody(part) === Boolean(paragraph);
    const there = found.filter(isThere);  // of paragraphs all, for others may have come before it
    const part = there.find(each => each.dataset.text === base) ?? there.find(each => (each.dataset.line ?? "") === paragraph);
    return { story, found, part };
  }

  // Goes on with what was typed before, and stood nowhere else. False where there is no place for it any more.
  function resume(typed) {
    const { story, found, part } = placeOf(typed);
    if (!part) return false;
    store.selectStory(story);
    show(story, found.indexOf(part), typed.value, typed.base);
    draft.typing(messageOf(open));
    return true;
  }

  function stands(typed) {
    const { part } = placeOf(typed);
    return Boolean(part) && (part.dataset.base ?? part.dataset.text).trim() === typed.value.trim();
  }

  async function saved(message) {
    const answer = await operations.send(message);
    if (!answer) return false;
    if (!answer.conflict) {
      speech.say(W("text_saved"));
      return true;
    }
    const stands = await showConflict(answer.conflict, message.value);
    return stands === "theirs" || saved({ ...message, base: answer.conflict.theirs });
  }

  function finish() {
    store.tell("selection");
    pane.focus({ preventScroll: true });
  }

  list.addEventListener("click", event => {
    const add = event.target.closest(".adds [data-edit]");
    if (add) edit(add);
  });
  list.addEventListener("dblclick", event => {
    const part = event.target.closest("[data-edit]");
    const isPhone = matchMedia("(max-width: 600px)").matches;  // where one reads
    if (part && !isPhone && !part.classList.contains("is-editing")) edit(part);
  });

  return { commands: { edit: () => edit() }, resume, stands };
}
