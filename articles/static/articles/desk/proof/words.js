// The screen's words in the language of the desk: W("stop", { number: 1, count: 3 }).
import { read } from "./dom.js";

const words = read("screen-words");

export function W(name, values = {}) {
  return (words[name] ?? name).replace(/\{(\w+)\}/g, (all, key) => values[key] ?? all);
}

export const short = (text, length = 24) => {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > length ? `${line.slice(0, length)}…` : line;
};
