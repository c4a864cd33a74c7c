// Keys that mean something else for a moment: M and J wait for a number, X moves between the lines of a block.
import { W } from "./words.js";

const SECOND_DIGIT = 900;  // milliseconds in which a second digit may come, where a story has two
const CUT_KEYS = {
  ArrowUp: ["moveCut", { step: -1 }], ArrowDown: ["moveCut", { step: 1 }],
  ArrowRight: ["moveCut", { step: -1 }], ArrowLeft: ["moveCut", { step: 1 }],  // of lines that are set upright
  Enter: ["endCut"], x: ["endCut"], Escape: ["leaveCut"],
};

export function makePrefixes(store, run, { speech }) {
  let waits = null;  // "move" or "join"
  let digits = "", timer = 0;
  const end = () => { clearTimeout(timer); [waits, digits] = [null, ""]; store.prompt = ""; store.tell("prompt"); };

  function begin(what) {
    [waits, digits] = [what, ""];
    store.prompt = W(what === "move" ? "move_where" : "join_which");
    store.tell("prompt");
    speech.say(store.prompt);
  }

  function done(command, how = {}) {
    end();
    run(command, { ...how, event: {} });
  }

  const byNumber = () => done(waits === "move" ? "moveTo" : "joinWith", { place: Number(digits) });

  function digit(name) {
    digits += name;
    if (digits === "0") return waits === "move" ? done("moveToLeftovers") : end();
    clearTimeout(timer);
    if (Number(digits) * 10 > store.stories.length) return byNumber();
    timer = setTimeout(byNumber, SECOND_DIGIT);
    return null;
  }

  run.learn({
    move: () => begin("move"),
    join: () => begin("join"),
    prefixed({ name }) {
      if (/^[0-9]$/.test(name)) return digit(name);
      if (name === "Enter" && digits) return byNumber();
      if (waits === "move" && ["+", "="].includes(name)) return done("moveToNew");
      return end();
    },
    cutting({ name }) {
      const [command, how] = CUT_KEYS[name];
      return run(command, { ...how, event: {} });
    },
  });

  // The command that takes this key now, before the usual one.
  run.pending = name => {
    if (waits && name !== "Shift") return "prefixed";
    if (store.cut !== null && CUT_KEYS[name]) return "cutting";
    return null;
  };
}
