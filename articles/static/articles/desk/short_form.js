// Keeps in this browser what is typed into a short form of the desk, such as a reason or the pages of an upload, until it
// is sent, and offers it again after a crash. Its fields are few and stand here as they are, so it is filled in here.
import { inWords, localDrafts } from "./local_drafts.js";
import { nameOfTab } from "./tab_name.js";

const facts = document.getElementById("short-form");
const isTyped = field => field.name && !field.readOnly && (field.matches("textarea, select")
  || (field.matches("input") && !["hidden", "submit", "button", "password", "file"].includes(field.type)));
const isBox = field => ["checkbox", "radio"].includes(field.type);
// A box has its value in its name: several may share one.
const nameOf = field => (isBox(field) ? `${field.name}=${field.value}` : field.name);
const valueOf = field => (isBox(field) ? String(field.checked) : field.value);

if (facts) for (const form of document.querySelectorAll("form[data-short-form]")) keep(form);

async function keep(form) {
  const typedIn = () => [...form.elements].filter(isTyped);
  const snapshot = () => typedIn().map(field => [nameOf(field), valueOf(field)]);
  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
  // A form that was refused shows what was typed, which is stored nowhere.
  const isReturned = Boolean(document.querySelector(".errornote"));
  const opened = snapshot();
  let isSent = false, store = null;

  const note = () => store?.keep(isReturned || !same(snapshot(), opened) ? snapshot() : []);
  const isOf = event => event.target.form === form && isTyped(event.target);
  for (const kind of ["input", "change"]) document.addEventListener(kind, event => { if (isOf(event)) note(); });
  // Where a script sends the form, it empties it afterwards.
  form.addEventListener("reset", () => store?.keep([]));
  document.addEventListener("submit", event => { if (event.target === form) isSent = !event.defaultPrevented; });
  window.addEventListener("pagehide", () => { if (isSent) store?.keep([]); });

  const tab = await nameOfTab();
  store = await localDrafts(`${facts.dataset.user} ${location.pathname} ${form.dataset.shortForm}`, tab);
  const [draft] = await store.found();
  if (!same(snapshot(), opened) || isReturned) note();  // typed before the store was open
  else if (draft && !same(draft.fields, opened)) offer(draft);

  function offer({ at, fields, tab: from }) {
    const bar = facts.content.firstElementChild.cloneNode(true);
    bar.querySelector("span").textContent = facts.dataset.offer.replace("{time}", inWords(at, facts.dataset.zone));
    place(bar);
    const end = () => {
      bar.remove();
      store.forget(from);
    };
    bar.querySelector("[data-do=take]").onclick = () => {
      end();
      fill(fields);
    };
    bar.querySelector("[data-do=drop]").onclick = end;
  }

  // Before the form's own fields, which may stand elsewhere, and never in what is folded.
  function place(bar) {
    const [first] = typedIn();
    const folded = first?.closest("details");
    if (folded) folded.before(bar);
    else if (form.contains(first)) form.before(bar);
    else first?.before(bar);
  }

  function fill(fields) {
    const values = new Map(fields);
    const changed = typedIn().filter(field => values.has(nameOf(field)) && values.get(nameOf(field)) !== valueOf(field));
    for (const field of changed) {
      if (isBox(field)) field.checked = values.get(nameOf(field)) === "true";
      else field.value = values.get(nameOf(field));
      for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true }));
    }
    const folded = changed[0]?.closest("details");
    if (folded) folded.open = true;
    changed[0]?.focus();
  }
}
