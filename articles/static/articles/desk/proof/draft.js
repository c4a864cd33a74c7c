// What is being typed into a text of a story, or arranged and not live yet: in this browser at once, on the server three
// seconds after the last key, until it is saved or left as it was. After a crash, a lost session or a lost network it is
// offered again.
import { inWords, localDrafts } from "../local_drafts.js";
import { W } from "./words.js";

const PAUSE = 3_000;  // milliseconds from the last key to a message

// `place`: under which name the browser keeps it; `zone`: of the paper, whatever the browser's is; `bar`: where it is
// offered; `names`: of what is kept; `told`: what is said of that.
export function makeDraft({ place, zone }, tab, bar, { names, told: said }) {
  const local = localDrafts(place, tab);
  let typed = null;  // what is to be told; null: nothing, []: that nothing is typed any more
  const fieldsOf = message => names.map(name => [name, String(message[name] ?? "")]);
  let timer = 0, isKept = false, tell = async () => null, resume = null, stands = () => false;

  function typing(message) {
    typed = fieldsOf(message);
    isKept = true;
    local.then(store => store.keep(fieldsOf(message)));
    clearTimeout(timer);
    timer = setTimeout(() => tell(), PAUSE);
  }

  function settled() {
    if (!isKept) return;
    isKept = false;
    typed = [];
    local.then(store => store.keep([]));
    clearTimeout(timer);
    tell();
  }

  // While it is being saved it is no draft for the server; the browser keeps it until that is done.
  function hold() {
    clearTimeout(timer);
    typed = null;
  }

  const take = () => {
    const fields = typed;
    typed = null;
    return fields;
  };

  function forget(draft, more) {
    local.then(store => store.forget(draft.tab));
    tell(more);
  }

  async function offer() {
    const found = await (await local).found();
    const told = await tell({ opens: true, gone: found.map(own => own.tab) });
    const kept = found.map(each => ({ ...each, words: W("draft_here", { time: inWords(each.at, zone) }) }));
    const newest = resume ? [told?.draft, ...kept].filter(Boolean).sort((one, other) => other.at - one.at)[0] : null;
    if (!newest || isKept) return;
    const fields = Object.fromEntries(newest.fields);
    // Saved, and the page went before the answer came
    if (stands(fields)) return forget(newest, { discard: newest.tab });
    bar.querySelector("span").textContent = `${newest.words} ${said(fields)}`;
    bar.hidden = false;
    const end = more => {
      bar.hidden = true;
      forget(newest, more);
    };
    bar.querySelector("[data-do=take]").onclick = () => {
      if (resume(fields)) end({ taken: [newest.tab, newest.at] });
    };
    bar.querySelector("[data-do=drop]").onclick = () => end({ discard: newest.tab });
  }

  return {
    typing, settled, hold, take,
    putBack(fields) { typed ??= fields; },
    // `isThere`: whether what was typed is what stands there already
    resumeBy(way, isThere) { [resume, stands] = [way, isThere]; },
    tellBy(way) {
      tell = way;
      offer();
    },
  };
}
