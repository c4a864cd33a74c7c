// Tells that this page is open here, and shows who else has it open, every ten seconds (admin.open_forms).
import { W } from "./words.js";

const PING = 10_000;  // milliseconds
const token = () => document.querySelector("[name=csrfmiddlewaretoken]");

export function keepPresent(addresses, place) {
  const tab = crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`.slice(0, 40);
  const message = more => ({
    method: "POST", headers: { "Content-Type": "application/json", "X-CSRFToken": token().value },
    body: JSON.stringify({ tab, path: addresses.here, hidden: document.hidden, fields: null, ...more }),
  });

  async function tell() {
    try {
      const answer = await fetch(addresses.tell, message({}));
      if (!answer.ok) throw Object.assign(new Error(), { status: answer.status });
      const told = await answer.json();
      if (told.token) token().value = told.token;
      show(told.others);
    } catch (error) {
      write(error.status === 403 ? W("ended") : W("offline"));
    }
  }

  const write = (words, all = "") => {
    if (place.textContent !== words) place.textContent = words;
    place.title = all;
  };

  // Others by name, each once; one's own other windows in a word.
  function show(others) {
    const names = [...new Set(others.filter(one => !one.own).map(one => one.name))];
    const parts = [names.length && W("here_too", { names: names.join(W("comma")) }), others.some(one => one.own) && W("own_window")];
    write(parts.filter(Boolean).join(" · "), others.map(one => one.words).join("\n"));
  }

  setInterval(tell, PING);
  document.addEventListener("visibilitychange", tell);
  addEventListener("pagehide", () => {
    fetch(addresses.tell, { ...message({ hidden: true, leaves: true }), keepalive: true }).catch(() => {});
  });
  tell();
}

export { token };
