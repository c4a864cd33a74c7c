// What a tab of the browser is called by what it keeps and tells. It holds its name as long as its page lives, by which
// other tabs know that it is there.
const KEPT = "open-form-tab";
const lockOf = name => `open-form ${name}`;

// A tab keeps its name when it is loaded anew. A copy of a tab gets the name, too, and must find another one. All scripts
// of a page get one answer: asked twice, a page would find that somebody, itself, has its name.
let named = null;
export const nameOfTab = () => (named ??= findName());

async function findName() {
  const kept = keptName();
  if (kept && await isMine(kept)) return kept;
  const name = await newName();
  sessionStorage.setItem(KEPT, name);
  return name;
}

// What it was called before it was loaded anew; "": it is new.
export const keptName = () => sessionStorage.getItem(KEPT) ?? "";

export async function newName() {
  const name = (crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`).slice(0, 40);
  await isMine(name);
  return name;
}

// Whether a tab of that name is open in this browser.
export async function isOpen(name) {
  const locks = await navigator.locks?.query().catch(() => null);
  return Boolean(locks?.held.some(lock => lock.name === lockOf(name)));
}

function isMine(name) {
  if (!navigator.locks) return true;
  return new Promise(mine => {
    navigator.locks.request(lockOf(name), { ifAvailable: true }, lock => {
      mine(Boolean(lock));
      return lock ? new Promise(() => {}) : null;
    });
  });
}
