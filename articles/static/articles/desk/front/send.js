// One message to the server; resolves to its answer, which has `error` in it where it could not be done.
import { token } from "../proof/presence.js";
import { W } from "../proof/words.js";

const CONFLICT = 409;

export async function send(address, message) {
  try {
    const answer = await fetch(address, {
      method: "POST", body: JSON.stringify(message),
      headers: { "Content-Type": "application/json", "X-CSRFToken": token().value },
    });
    const isJson = answer.headers.get("Content-Type")?.includes("json");
    if (isJson && (answer.ok || answer.status === CONFLICT)) return await answer.json();
    if (isJson) return { error: W("not_done"), ...await answer.json() };
    return { error: answer.status === 403 ? W("ended") : W("not_done") };
  } catch {
    return { error: W("not_sent") };
  }
}
