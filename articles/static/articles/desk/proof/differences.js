// What of a page reads otherwise in two of its states: both, story by story.
import { W, short } from "./words.js";

const MOST = 6, LONGEST = 90;  // stories; characters of a text

const key = story => story.article ?? `g${story.number}`;
const facts = story => [
  story.section, story.kicker, story.headline, story.deck, story.byline || story.byline_printed,
  ...story.body.map(part => part.text), ...story.pictures.flatMap(picture => [picture.caption, picture.credit]),
].filter(Boolean);

// What one has and the other has not; where that is nothing, that it is there.
function told(story, other) {
  if (!story) return W("not_there");
  const others = new Set(other ? facts(other) : []);
  const own = other ? facts(story).filter(text => !others.has(text)) : [story.title];
  return own.length ? own.map(text => short(text, LONGEST)).join("\n") : W("without_it");
}

export function differences(before, after) {
  const was = new Map(before.stories.map(story => [key(story), story])), is = new Map(after.stories.map(story => [key(story), story]));
  const found = [];
  for (const each of new Set([...was.keys(), ...is.keys()])) {
    const one = was.get(each), other = is.get(each);
    if (one && other && facts(one).join("\n") === facts(other).join("\n")) continue;
    found.push({ title: (other ?? one).title, was: told(one, other), is: told(other, one) });
  }
  return found.slice(0, MOST);
}
