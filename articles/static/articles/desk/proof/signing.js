// Signing the page or a story at one's level, and sending a story back: where the desk has levels of review.
import { h, passed } from "./dom.js";
import { nextPage } from "./stops.js";
import { W } from "./words.js";

export function makeSigning(store, { operations, speech, ask, dialog, run }) {
  const refuse = words => { speech.warn(words); return null; };
  // What was shown when the key was pressed: nobody signs a text that he has not had before him.
  const seen = () => Object.fromEntries(Object.entries(store.state.signatures).map(([article, each]) => [article, each.text]));

  async function send(message) {
    const answer = await operations.send(message);
    if (answer?.said) tell(answer);
    return answer;
  }

  // Whoever has signed a page on which nothing is left goes on to the next one; what was signed is said there.
  async function signPage() {
    const answer = await send({ do: "sign", seen: seen() });
    if (!answer?.said || answer.left.length || store.stops.length || store.isEditing) return answer;
    const address = store.state.page.next ?? nextPage(store.state, 1)?.url;
    if (!address) return answer;
    passed.give(answer.said);
    return run("turnTo", { address: `${address}#first`, event: {} });
  }

  function tell({ said, left }) {
    if (!left.length) return speech.tell(said);
    dialog.replaceChildren(h("h2", {}, said), h("p", {}, W("not_signed")),
      h("ul", {}, ...left.map(sentence => h("li", {}, sentence))),
      h("div", { class: "answers" }, h("button", { type: "button", class: "button", onclick: () => dialog.close() }, W("understood"))));
    dialog.onkeydown = dialog.onclose = null;
    return dialog.showModal();
  }

  return {
    sign: signPage,
    signStory() {
      const article = store.current?.article;
      return article ? send({ do: "sign", seen: seen(), article }) : refuse(W("select_story"));
    },
    async sendBack() {
      const story = store.current;
      if (!story?.article) return refuse(W("select_story"));
      const reason = await ask(W("why_back", { title: story.title }), { label: W("note") });
      return reason ? send({ do: "send_back", article: story.article, reason }) : null;
    },
  };
}
