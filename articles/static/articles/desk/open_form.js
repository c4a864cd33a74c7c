// Keeps what is typed into a form of the desk, in this browser at once and on the server three seconds after the last
// key, and tells who else has it open. Without it the form works as ever, and nothing is kept.
import { inWords, localDrafts } from "./local_drafts.js";
import { keptName, nameOfTab } from "./tab_name.js";

const PING = 10_000, PAUSE = 3_000;  // milliseconds: between two messages; from the last key to a message

const facts = document.getElementById("open-form");
const form = document.querySelector("#content-main form[id$=_form]");
if (facts && form) open();

async function open() {
  let tab = keptName();              // until it is known to be this tab's alone
  let leaving = null;                // what the form held when it was sent off; null: nobody is leaving
  // From the first moment on: who saves before the rest stands here has saved all the same.
  if (facts.dataset.mayType) form.addEventListener("submit", () => {
    leaving = snapshot();
    field("_tab", true).value = tab;
  });

  tab = await nameOfTab();
  const store = await localDrafts(`${facts.dataset.user} ${facts.dataset.path}`, tab);
  const bar = document.importNode(facts.content, true);
  form.before(bar);
  const say = sayer(document.getElementById("open-form-bar"));

  let before = asOpened();           // what the form held when it was opened
  let typed = null;                  // what has been typed since the last message; null: nothing
  let underWay = null, again = false, timer = 0, token = "";
  // A page that answers a refused form shows what was typed: it is a draft from the start.
  const isReturned = Boolean(document.querySelector(".errornote"));

  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
  const differs = fields => !same(typedIn(fields), typedIn(before));

  function note() {
    const fields = snapshot();
    // An editor may start, or tell of what was typed, after the form was sent off: that is no draft.
    if (leaving && same(fields, leaving)) return;
    leaving = null;                  // typed after a save that did not come through
    typed = isReturned || differs(fields) ? fields : [];
    store.keep(typed);
    clearTimeout(timer);
    timer = setTimeout(send, PAUSE);
  }

  // One message at a time: what is typed meanwhile goes with the next one. A message of its own waits its turn.
  async function send(more) {
    if (underWay && !more) { again = true; return null; }
    while (underWay) await underWay;
    try {
      return await (underWay = tell(more));
    } finally {
      underWay = null;
    }
  }

  async function tell(more) {
    clearTimeout(timer);
    const fields = leaving ? null : typed;  // what is being saved is no draft
    if (fields) typed = null;
    try {
      const answer = await fetch(facts.dataset.tell, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-CSRFToken": token || field("csrfmiddlewaretoken").value },
        body: JSON.stringify({ tab, path: facts.dataset.path, hidden: document.hidden, fields, ...more }),
      });
      if (!answer.ok) throw Object.assign(new Error(), { status: answer.status });
      const told = await answer.json();
      token = told.token ?? token;
      if (token) for (const each of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) each.value = token;
      say.others(told.others);
      say.trouble("");
      if (fields !== null) say.kept(told.kept ?? "");
      return told;
    } catch (error) {
      typed ??= fields;              // it goes with the next message
      say.trouble(error.status === 403 ? facts.dataset.ended : facts.dataset.offline, error.status === 403);
      if (typed) say.kept(facts.dataset.local);
      return null;
    } finally {
      timer = setTimeout(send, again ? 0 : PING);
      again = false;
    }
  }

  // An editor sets the text its own way, which is no change; what was typed in it before this script was here is one.
  function follow(editor) {
    const set = ([name, value]) => [name, name === editor.element.$.name ? editor.getData() : value];
    if (!editor.checkDirty()) [before, leaving] = [before.map(set), leaving?.map(set) ?? null];
    editor.on("change", note);
  }

  // ---- What was typed before, and not saved ---------------------------------------------------------------------

  async function greet() {
    const found = await store.found();
    const told = await send({ opens: true, gone: found.map(own => own.tab) });
    const isSaved = own => (told?.saved?.[own.tab] ?? 0) >= own.at;
    for (const own of found.filter(isSaved)) store.forget(own.tab);
    if (isReturned || !facts.dataset.mayType) return;
    const kept = found.filter(own => !isSaved(own)).map(own => ({ ...own, words: offer(own.at) }));
    const draft = [told?.draft, ...kept].filter(Boolean).sort((one, other) => other.at - one.at)[0];
    if (!draft || !differs(draft.fields)) return;
    say.draft(draft.words);
    bar_do("take", () => takeUp(draft));
    bar_do("drop", async () => {
      say.draft("");
      store.forget(draft.tab);
      await send({ discard: draft.tab });
    });
  }

  const offer = at => facts.dataset.offer.replace("{time}", inWords(at, facts.dataset.zone));

  // The server shows the form with these fields: it knows its rows and its editor, and compares them with what others
  // have saved since.
  function takeUp(draft) {
    const sent = document.createElement("form");
    sent.method = "post";
    sent.enctype = "multipart/form-data";
    const fields = draft.fields.filter(([name]) => name !== "_as_typed");
    for (const [name, value] of [...fields, ["_as_typed", "1"], ["csrfmiddlewaretoken", field("csrfmiddlewaretoken").value]]) {
      const one = document.createElement("textarea");
      one.name = name;
      one.value = value;
      sent.append(one);
    }
    sent.hidden = true;
    document.body.append(sent);
    sessionStorage.setItem("open-form-taken", JSON.stringify([facts.dataset.path, draft.tab, draft.at]));
    leaving = snapshot();
    form.dispatchEvent(new Event("submit"));  // the form's own script warns nobody who leaves on purpose
    sent.submit();
  }

  // A draft that was taken up is this tab's now.
  function taken() {
    const [path, from, at] = JSON.parse(sessionStorage.getItem("open-form-taken") ?? "[]");
    if (path !== facts.dataset.path || !isReturned) return;
    sessionStorage.removeItem("open-form-taken");
    note();
    if (from === tab) return;
    store.forget(from);
    send({ taken: [from, at] });
  }

  // ---- Log-in in place ------------------------------------------------------------------------------------------

  const dialog = document.getElementById("open-form-login");

  async function showLogin(answer) {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const login = page.getElementById("login-form");
    if (!login) {                    // logged in: on with what was typed
      dialog.close();
      token = page.querySelector("input[name=csrfmiddlewaretoken]")?.value ?? token;
      return send();
    }
    const errors = [...page.querySelectorAll("#content-main > .errornote")];
    dialog.querySelector("div").replaceChildren(...errors, login);
    login.addEventListener("submit", async event => {
      event.preventDefault();
      const body = new FormData(login);
      showLogin(await fetch(facts.dataset.login, { method: "POST", body }).catch(() => new Response("")));
    });
    if (!dialog.open) dialog.showModal();
    login.querySelector("input:not([type=hidden])")?.focus();
    return null;
  }
  bar_do("login", async () => showLogin(await fetch(facts.dataset.login)));
  dialog.querySelector("[data-do=close]").addEventListener("click", () => dialog.close());

  // ---- What happens to the form ---------------------------------------------------------------------------------

  if (facts.dataset.mayType) {
    for (const kind of ["input", "change"]) form.addEventListener(kind, event => {
      if (event.target.name !== "opened") note();
    });
    for (const kind of ["formset:added", "formset:removed"]) document.addEventListener(kind, note);
    window.CKEDITOR?.on("instanceReady", ({ editor }) => follow(editor));
    for (const editor of Object.values(window.CKEDITOR?.instances ?? {})) {
      if (editor.status === "ready") follow(editor);
    }
  }
  document.addEventListener("visibilitychange", () => send());
  window.addEventListener("online", () => send());
  window.addEventListener("pagehide", () => {
    const body = { tab, path: facts.dataset.path, hidden: true, leaves: true, fields: leaving ? null : typed };
    fetch(facts.dataset.tell, {
      method: "POST", keepalive: true, body: JSON.stringify(body),
      headers: { "Content-Type": "application/json", "X-CSRFToken": field("csrfmiddlewaretoken").value },
    }).catch(() => {});
  });

  if (facts.dataset.mayType && !isReturned && differs(snapshot())) note();  // typed before this script was here
  taken();
  greet();
}

// ---- The form ---------------------------------------------------------------------------------------------------

function field(name, make = false) {
  let found = form.querySelector(`input[name="${name}"]`);
  if (!found && make) {
    found = Object.assign(document.createElement("input"), { type: "hidden", name });
    form.append(found);
  }
  return found;
}

// Names and values in their order: what a submit would send, less files, passwords and the token.
function snapshot() {
  for (const editor of Object.values(window.CKEDITOR?.instances ?? {})) {
    if (editor.status === "ready") editor.updateElement();
  }
  return fieldsOf(form);
}

// The same as the server sent it, whatever has been typed since.
function asOpened() {
  const copy = form.cloneNode(true);
  // A field that stands in this form and belongs to another one: apart from the page, a copy takes it for its own
  for (const each of copy.querySelectorAll("[form]")) {
    if (each.getAttribute("form") !== form.id) each.removeAttribute("name");
  }
  copy.reset();
  return fieldsOf(copy);
}

function fieldsOf(element) {
  return [...new FormData(element)].filter(([name, value]) =>
    typeof value === "string" && name !== "csrfmiddlewaretoken" && name !== "_tab" && !name.includes("password"));
}

// What a person can have typed: not how the form, or a row of it, was opened, which changes with every save; no row that
// waits to be added; nor the lines in which an editor writes its tags.
const typedIn = fields => fields.filter(([name]) => !/(^|-)opened$|-__prefix__-/.test(name))
  .map(([name, value]) => [name, value.trim().replace(/>\s*\n\s*</g, "><")]);

function bar_do(what, run) {
  document.querySelector(`#open-form-bar [data-do=${what}]`).onclick = run;
}

function sayer(bar) {
  const show = (part, words) => {
    const place = bar.querySelector(part);
    place.hidden = !words;
    const text = place.querySelector("span") ?? place;
    if (text.textContent !== words) text.textContent = words;  // else a screen reader says it again
  };
  return {
    others: found => {
      show(".who", found.map(one => one.words).join(" · "));
      bar.classList.toggle("is-typed-in", found.some(one => one.typing));
    },
    draft: words => show(".draft", words),
    kept: words => show(".kept", words),
    trouble: (words, isEnded = false) => {
      show(".trouble", words);
      bar.querySelector("[data-do=login]").hidden = !isEnded;
    },
  };
}
