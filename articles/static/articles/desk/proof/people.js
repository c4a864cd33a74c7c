// Proposes people whom the desk knows for the name that is being typed at the end of a line of credits.
const PAUSE = 250;  // milliseconds after the last key
const FEWEST = 1;   // characters of a name

export function proposePeople(input, choices, address) {
  let timer = 0, asked = "";
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });

  async function ask() {
    const [, before, name] = /^(.*?[\s、，,/]?)([^\s、，,/]*)$/u.exec(input.value) ?? [];
    if (!name || name.length < FEWEST || name === asked) return;
    asked = name;
    try {
      const answer = await fetch(`${address}&term=${encodeURIComponent(name)}`, { headers: { accept: "application/json" } });
      if (!answer.ok) return;
      const { results } = await answer.json();
      choices.replaceChildren(...results.map(({ text }) => Object.assign(document.createElement("option"), { value: `${before}${text}` })));
    } catch { /* no network: one types the name */ }
  }
}
