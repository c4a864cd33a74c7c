// The night's folder is dropped on the board, or chosen: its files are sent with a bar that says how far that is, then
// the browser goes to their import. Without script, the form of the import takes the same files.
import { chosenFiles, filesOf, sorted } from "./entries.js";
import { LostSession, Sending } from "./sending.js";

const place = document.getElementById("board-drop");
const part = name => place.querySelector(`[data-part=${name}]`);
const words = place.dataset;
const endings = words.endings.split(" ");
let sending = null, isGoing = false;

place.hidden = false;
part("choose").addEventListener("click", () => part("input").click());
part("input").addEventListener("change", event => begin(chosenFiles(event.target)));
part("again").addEventListener("click", () => go());
part("form").addEventListener("submit", () => { isGoing = false; });

const brings = event => [...event.dataTransfer?.types ?? []].includes("Files");
document.addEventListener("dragover", event => {
  if (!brings(event)) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = sending ? "none" : "copy";
  place.classList.add("is-over");
});
document.addEventListener("dragleave", event => { if (!event.relatedTarget) place.classList.remove("is-over"); });
document.addEventListener("drop", async event => {
  if (!brings(event)) return;
  event.preventDefault();
  place.classList.remove("is-over");
  if (!sending) await begin(await filesOf(event.dataTransfer));
});
addEventListener("beforeunload", event => { if (isGoing) event.preventDefault(); });

async function begin(files) {
  const { wanted, others } = sorted(files, endings);
  part("others").textContent = others ? filled(words.others, { count: others }) : "";
  part("refused").replaceChildren();
  if (!wanted.length) return say(words.none);
  sending = new Sending(wanted, {
    address: words.send,
    token: part("form").elements.csrfmiddlewaretoken.value,
  });
  part("bar").max = sending.total || 1;
  return go();
}

async function go() {
  isGoing = true;
  show("bar", true);
  show("again", false);
  show("choose", false);
  try {
    await sending.go(tell);
  } catch (error) {
    isGoing = false;
    show("again", !(error instanceof LostSession));
    return say(error instanceof LostSession ? words.ended : words.offline);
  }
  return finish();
}

function tell({ at, path, bytes }) {
  part("bar").value = bytes;
  say(filled(words.sending, { number: at + 1, count: sending.files.length, file: path }));
}

// All is there: on to the import. Where a file was refused, somebody reads that first.
function finish() {
  isGoing = false;
  const { refused, sent, count } = sending;
  part("form").elements.sent.value = sent;
  if (sent && !refused.length) return part("form").requestSubmit();
  for (const { path, error } of refused) {
    const item = document.createElement("li"), name = document.createElement("b");
    name.textContent = path;
    item.append(name, " ", error);
    part("refused").append(item);
  }
  sending = null;
  show("bar", false);
  show("choose", true);
  show("form", Boolean(sent));
  return say(filled(words.done, { count }));
}

const filled = (sentence, facts) => sentence.replace(/{(\w+)}/g, (_all, name) => facts[name]);

function say(text) {
  if (part("said").textContent !== text) part("said").textContent = text;
}

function show(name, isShown) {
  part(name).hidden = !isShown;
}
