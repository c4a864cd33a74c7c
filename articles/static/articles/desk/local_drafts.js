// What was typed at an address of the desk and not saved, in this browser (IndexedDB): a draft a tab, so that no tab
// writes over another one's. Where the browser keeps nothing, the server alone does.
import { isOpen } from "./tab_name.js";

const LONGEST = 30 * 24 * 3600;  // seconds; the server keeps its drafts as long

// In the paper's zone, whatever the browser's is; `at` in seconds since 1970
export const inWords = (at, zone) => new Date(at * 1000).toLocaleString(document.documentElement.lang, { timeZone: zone });

// `place`: of whom, and at which address. Of one: `tab`, `at` (seconds since 1970) and `fields`, as the server has them.
export async function localDrafts(place, tab) {
  try {
    const { set, del, entries } = await import("../vendor/idb-keyval.js");
    const keyOf = name => `${place} ${name}`;
    const isHere = key => key === place || String(key).startsWith(keyOf(""));  // the first: from before a tab had its own
    // What is asked of IndexedDB as the page goes, the browser may drop: a mark, which is set at once, tells of it later.
    const markOf = key => `settled ${key}`;
    const isSettled = ({ key, at }) => at <= Number(localStorage.getItem(markOf(key)));
    const forget = key => {
      localStorage.setItem(markOf(key), Date.now() / 1000);
      return del(key).then(() => localStorage.removeItem(markOf(key))).catch(() => {});
    };

    // The newest first; none of other tabs that are open: what is typed there is theirs.
    async function found() {
      const all = (await entries()).filter(([key]) => isHere(key)).map(([key, draft]) => ({ ...draft, key }));
      const kept = [];
      for (const draft of all.sort((one, other) => other.at - one.at)) {
        if (draft.at < Date.now() / 1000 - LONGEST || isSettled(draft)) forget(draft.key);
        else if (draft.fields.length && (draft.tab === tab || !await isOpen(draft.tab))) kept.push(draft);
      }
      return kept;
    }

    return {
      keep: fields => (fields.length ? set(keyOf(tab), { tab, at: Date.now() / 1000, fields }).catch(() => {}) : forget(keyOf(tab))),
      found: () => found().catch(() => []),
      forget: name => Promise.all([forget(keyOf(name)), name === tab ? null : forget(place)]),
    };
  } catch {
    return { async keep() {}, async found() { return []; }, async forget() {} };
  }
}
