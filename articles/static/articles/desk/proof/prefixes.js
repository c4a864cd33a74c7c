// Keys that mean something else for a moment: M, J and the full stop wait for a number, X moves between the lines of a block.
import { W } from "./words.js";

const SECOND_DIGIT = 900;  // milliseconds in which a second digit may come, where a story has two
const CUT_KEYS = {
  ArrowUp: ["moveCut", { step: -1 }], ArrowDown: ["moveCut", { step: 1 }],
  ArrowRight: ["moveCut", { step: -1 }], ArrowLeft: ["moveCut", { step: 1 }],  // of lines that are set upright
  Enter: ["endCut"], x: ["endCut"], Escape: ["leaveCut"],
};

// What waits: what it asks, the largest number that there is, the command that takes the number.
const WAITING = {
  move: { asks: "move_where", most: store => store.stories.length, command: "moveTo" },
  join: { asks: "join_which", most: store => store.stories.length, command: "joinWith" },
  pick: { asks: "pick_which", most: store => Math.max(0, ...store.blocks.keys()), command: "selectBlock" },
};

export function makePrefixes(store, run, { speech }) {
  let waits = null;  // one of WAITING
  let digits = "", timer = 0;
  const show = what => {
    [waits, digits] = [what, ""];
    store.prompt = what ? W(WAITING[what].asks) : "";
    store.isPicking = what === "pick";
    store.tell("prompt");
  };
  const end = () => { clearTimeout(timer); show(null); };

  function begin(what) {
    show(what);
    speech.say(store.prompt);
  }

  function done(command, how = {}) {
    end();
    run(command, { ...how, event: {} });
  }

  const byNumber = () => done(WAITING[waits].command, { place: Number(digits) });

  // No other digit is waited for where none could follow; of blocks 07 is 7.
  function digit(name) {
    digits += name;
    if (digits === "0" && waits !== "pick") return waits === "move" ? done("moveToLeftovers") : end();
    const most = WAITING[waits].most(store);
    clearTimeout(timer);
    if (digits.length >= String(most).length || Number(digits) && Number(digits) * 10 > most) return byNumber();
    timer = setTimeout(byNumber, SECOND_DIGIT);
    return null;
  }

  if (run.may("moveTo")) run.learn({ move: () => begin("move"), join: () => begin("join") });
  run.learn({
    pick: () => begin("pick"),
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
