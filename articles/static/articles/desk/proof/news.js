// Asks every ten seconds whether somebody has changed the page; what others do is seen here without loading it anew.
import { W } from "./words.js";

const PAUSE = 10_000;  // milliseconds
const NOTHING_NEW = 204;

export function follow(store, addresses, operations, blocks, speech) {
  let isAsking = false;

  async function ask() {
    if (isAsking || document.hidden || store.isBusy || store.isEditing || store.zone) return;
    isAsking = true;
    try {
      const stamp = store.state.page.stamp;
      const answer = await fetch(`${addresses.state}?version=${encodeURIComponent(stamp)}&layout=${blocks.layout}`, { headers: { accept: "application/json" } });
      if (answer.ok && answer.status !== NOTHING_NEW && !store.isBusy && !store.isEditing && !store.zone && stamp === store.state.page.stamp) {
        operations.news(await answer.json());
        speech.warn(W("changed"));
      }
    } catch { /* no network: presence.js says so */ } finally {
      isAsking = false;
    }
  }

  setInterval(ask, PAUSE);
  document.addEventListener("visibilitychange", ask);
  return ask;
}
