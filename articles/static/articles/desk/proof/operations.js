// What is done is shown at once and sent one after another; the server's answer takes the place of what was shown. Where
// others were first, the screen shows the page as it is now, and says what they did and what was not done.
import { arranged } from "./arrangement.js";
import { token } from "./presence.js";
import { W } from "./words.js";

const CONFLICT = 409, REFUSED = [400, 403, 503];

export function makeOperations(store, addresses, blocks, { speech, showConflict }) {
  const waiting = [], idlers = [];
  let told = store.state;  // what the server told last
  store.isBusy = false;

  // Resolves to the server's answer once it is done, and to null where it is not.
  function send(message, shown = null) {
    if (shown) store.take(shown(store.state));
    store.isBusy = true;
    return new Promise(done => {
      waiting.push({ message, shown, done });
      if (waiting.length === 1) next();
    });
  }

  async function next() {
    const { message, done } = waiting[0];
    const before = told;
    const { version, last_event } = told.page;
    const answer = await post({ ...message, version, last_event, layout: blocks.layout });
    waiting.shift();
    if (answer.state) take(answer.state);
    else if (answer.error) show();
    store.isBusy = waiting.length > 0;
    if (answer.error || answer.conflict) giveUp();
    if (answer.error) speech.warn(answer.error);
    done(answer.error || answer.conflict ? (answer.conflict && { conflict: answer.conflict }) : answer);
    if (answer.conflict) showConflict(answer.conflict, message, [before, told]);
    if (waiting.length) next();
    else for (const idler of idlers.splice(0)) idler(!answer.error && !answer.conflict);
  }

  // What was done after something that could not be done does not follow: it may mean something else now.
  function giveUp() {
    for (const each of waiting.splice(0)) each.done(null);
    store.isBusy = false;
    store.take(told);
  }

  function take(state) {
    told = blocks.unpacked(state);
    show();
  }

  // What is still on its way is shown on top of what the server tells.
  function show() {
    store.take(waiting.reduce((shown, each) => each.shown ? each.shown(shown) : shown, told));
  }

  async function post(message) {
    try {
      const answer = await fetch(addresses.do, {
        method: "POST", body: JSON.stringify(message),
        headers: { "Content-Type": "application/json", "X-CSRFToken": token().value },
      });
      const isJson = answer.headers.get("Content-Type")?.includes("json");
      if (answer.ok || answer.status === CONFLICT) return await answer.json();
      if (isJson && REFUSED.includes(answer.status)) return await answer.json();
      return { error: answer.status === 403 ? W("ended") : W("not_done") };
    } catch {
      return { error: W("not_sent") };
    }
  }

  return {
    send,
    // Once nothing is on its way: what comes back draws the stories anew, and would close a text that is open. Whether
    // all of it was done.
    idle: () => waiting.length ? new Promise(done => { idlers.push(done); }) : Promise.resolve(true),
    operate: operation => send({ do: "operate", operation }, state => arranged(state, operation)),
    news: state => { told = blocks.unpacked(state); store.take(told); },
  };
}
