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
  let timer = 0, isKept = false, tell = async () => null, resume = null;

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

  const take = () => {
    const fields = typed;
    typed = null;
    return fields;
  };

  async function offer() {
    const found = await (await local).found();
    const told = await tell({ opens: true, gone: found.map(own => own.tab) });
    const kept = found.map(each => ({ ...each, words: W("draft_here", { time: inWords(each.at, zone) }) }));
    const newest = resume ? [told?.draft, ...kept].filter(Boolean).sort((one, other) => other.at - one.at)[0] : null;
    if (!newest || isKept) return;
    const fields = Object.fromEntries(newest.fields);
    bar.querySelector("span").textContent = `${newest.words} ${said(fields)}`;
    bar.hidden = false;
    const end = more => {
      bar.hidden = true;
      local.then(store => store.forget(newest.tab));
      tell(more);
    };
    bar.querySelector("[data-do=take]").onclick = () => {
      if (resume(fields)) end({ taken: [newest.tab, newest.at] });
    };
    bar.querySelector("[data-do=drop]").onclick = () => end({ discard: newest.tab });
  }

  return {
    typing, settled, take,
    putBack(fields) { typed ??= fields; },
    resumeBy(way) { resume = way; },
    tellBy(way) {
      tell = way;
      offer();
    },
  };
}
