// What is done is shown at once and sent one after another. The server answers as soon as it is written; how the page
// stands then takes the place of what was shown, and is asked for once nothing more is on its way. Where others were
// first, the screen shows the page as it is now, and says what they did and what was not done.
import { arranged } from "./arrangement.js";
import { token } from "./presence.js";
import { W } from "./words.js";

const CONFLICT = 409, REFUSED = [400, 403, 503];

export function makeOperations(store, addresses, blocks, { speech, showConflict }) {
  const waiting = [], idlers = [];
  let told = store.state;  // what the server told last, and what it has written since
  let isOld = false;       // something has been written since
  let round = 0;           // of what was asked: an answer from before another operation tells of an older page
  store.isBusy = false;

  // Resolves to the server's answer once it is done, and to null where it is not. What is not `shown` beforehand is
  // answered with the page as it stands then.
  function send(message, shown = null) {
    if (shown) store.take(shown(store.state));
    store.isBusy = true;
    store.tell("busy");
    return new Promise(done => {
      waiting.push({ message, shown, done });
      if (waiting.length === 1) next();
    });
  }

  async function next() {
    const { message, shown, done } = waiting[0];
    const before = told;
    const { version, last_event } = told.page;
    round++;
    const answer = await post({ ...message, version, last_event, layout: blocks.layout, shown: Boolean(shown) });
    waiting.shift();
    if (answer.state) take(answer.state);
    else if (answer.page) confirm(answer.page, shown);
    else if (answer.error) show();
    if (answer.error || answer.conflict) giveUp();
    if (answer.error) speech.warn(answer.error);
    if (waiting.length) next();
    else await rest();
    done(answer.error || answer.conflict ? (answer.conflict && { conflict: answer.conflict }) : answer);
    if (answer.conflict) showConflict(answer.conflict, message, [before, told]);
    if (!store.isBusy) for (const idler of idlers.splice(0)) idler(!answer.error && !answer.conflict);
  }

  // Nothing is on its way: how the page stands now, unless something else is done meanwhile.
  async function rest() {
    if (isOld) await renew();
    if (waiting.length) return;
    store.isBusy = false;
    store.tell("rest");
  }

  async function renew() {
    const asked = round;
    try {
      const answer = await fetch(`${addresses.state}?layout=${blocks.layout}`, { headers: { accept: "application/json" } });
      const state = answer.ok ? await answer.json() : null;
      if (state && asked === round) take(state);
    } catch { /* what was written is shown; news.js asks again */ }
  }

  // What was done after something that could not be done does not follow: it may mean something else now.
  function giveUp() {
    for (const each of waiting.splice(0)) each.done(null);
    store.take(told);
  }

  function take(state) {
    told = blocks.unpacked(state);
    isOld = false;
    show();
  }

  // It is written as it was shown.
  function confirm(page, shown) {
    const then = shown(told);
    told = { ...then, page: { ...then.page, ...page } };
    isOld = true;
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
    idle: () => store.isBusy ? new Promise(done => { idlers.push(done); }) : Promise.resolve(true),
    operate: operation => send({ do: "operate", operation }, state => arranged(state, operation)),
    news: take,
  };
}
