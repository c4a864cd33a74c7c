// Shows how far an import is without loading its page anew: whoever reads or tabs in it stays where he is.
(() => {
  "use strict";
  const state = document.getElementById("import-state");
  const every = Number(state.dataset.refresh) * 1000;  // milliseconds

  const isBusy = element => element?.contains(document.activeElement);

  // Replaces an element by the new page's, unless it is as it was or somebody is in it.
  const renew = (id, page) => {
    const [old, fresh] = [document.getElementById(id), page.getElementById(id)];
    if (!fresh || isBusy(old) || old?.innerHTML === fresh.innerHTML) return;
    const copy = fresh.cloneNode(true);
    if (old) old.replaceChildren(...copy.childNodes);
    else state.after(copy);
  };

  const look = async () => {
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
      if (answer.redirected && answer.url !== location.href) return location.replace(answer.url);  // there is more to do
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const now = page.getElementById("import-state");
      if (!now) return location.reload();  // the session has ended: the log-in stands here
      renew("import-status", page);
      renew("import-reports", page);
      const isMoving = "moving" in now.dataset;
      if (!isMoving && !isBusy(state)) return renew("import-state", page);
      if (!isMoving) return;
    } catch { /* no network for a moment: the next look may have one */ }
    setTimeout(look, every);
  };
  setTimeout(look, every);
})();
