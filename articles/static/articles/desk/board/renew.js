// While an import is under way, shows what has come in without loading the page anew. A part in which somebody reads or
// tabs stays as it is.
const EVERY = 5_000;  // milliseconds
const PARTS = ["board-verdict", "board-figures", "board-jobs", "pages"];

const isBusy = element => element.matches(":focus-within, :target");

function renew(fresh) {
  for (const id of PARTS) {
    const [old, now] = [document.getElementById(id), fresh.getElementById(id)];
    if (old && now && old.innerHTML !== now.innerHTML && !isBusy(old)) old.replaceChildren(...now.childNodes);
  }
}

async function look() {
  if (!document.hidden) {
    try {
      const answer = await fetch(location.pathname + location.search, { headers: { Accept: "text/html" } });
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      const jobs = fresh.getElementById("board-jobs");
      if (!jobs) return location.reload();  // all are done: the refused files come in, too; or the session has ended
      renew(fresh);
    } catch { /* no network for a moment: the next look may have one */ }
  }
  return setTimeout(look, EVERY);
}

if (document.querySelector("#board-jobs[data-moving]")) setTimeout(look, EVERY);
