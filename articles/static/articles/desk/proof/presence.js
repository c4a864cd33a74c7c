// Tells that this page is open here, and shows who else has it open, every ten seconds (admin.open_forms). What is being
// typed goes with it.
import { W } from "./words.js";

const PING = 10_000;  // milliseconds
const NO_DRAFT = { take: () => null, putBack() {} };
const token = () => document.querySelector("[name=csrfmiddlewaretoken]");

// `tab`: the name of this tab. Returns the function that tells, and resolves to what is told; null where nothing is.
export function keepPresent(addresses, place, tab, draft = NO_DRAFT) {
  let underWay = null;
  const message = more => ({
    method: "POST", headers: { "Content-Type": "application/json", "X-CSRFToken": token().value },
    body: JSON.stringify({ tab, path: addresses.here, hidden: document.hidden, ...more }),
  });

  // One message at a time: an older draft must not come after a newer one.
  async function tell(more) {
    while (underWay) await underWay;
    try {
      return await (underWay = send(more));
    } finally {
      underWay = null;
    }
  }

  async function send(more) {
    const fields = draft.take();
    try {
      const answer = await fetch(addresses.tell, message({ fields, ...more }));
      if (!answer.ok) throw Object.assign(new Error(), { status: answer.status });
      const told = await answer.json();
      if (told.token) token().value = told.token;
      show(told.others);
      return told;
    } catch (error) {
      draft.putBack(fields);
      write(error.status === 403 ? W("ended") : W("offline"));
      return null;
    }
  }

  const write = (words, all = "") => {
    if (place.textContent !== words) place.textContent = words;
    place.title = all;
  };

  // Others by name, each once; one's own other windows in a word. Whoever has a story of the page open in its form: which.
  function show(others) {
    const here = others.filter(one => !one.elsewhere), names = [...new Set(here.filter(one => !one.own).map(one => one.name))];
    const parts = [
      names.length && W("here_too", { names: names.join(W("comma")) }), here.some(one => one.own) && W("own_window"),
      ...others.filter(one => one.elsewhere).map(one => one.words),
    ];
    write(parts.filter(Boolean).join(" · "), others.map(one => one.words).join("\n"));
  }

  setInterval(() => tell(), PING);
  document.addEventListener("visibilitychange", () => tell());
  addEventListener("pagehide", () => {
    fetch(addresses.tell, { ...message({ hidden: true, leaves: true, fields: draft.take() }), keepalive: true }).catch(() => {});
  });
  return tell;
}

export { token };
