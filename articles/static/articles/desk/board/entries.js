// The files of what was dropped or chosen, each with its path: { file, path }.

export async function filesOf(dropped) {
  // Asked at once: after the first pause the browser has forgotten what was dropped.
  const entries = [...dropped.items].map(item => item.webkitGetAsEntry?.()).filter(Boolean);
  if (!entries.length) return [...dropped.files].map(file => ({ file, path: file.name }));
  return (await Promise.all(entries.map(within))).flat();
}

export const chosenFiles = input => [...input.files].map(file => ({ file, path: file.webkitRelativePath || file.name }));

async function within(entry) {
  if (entry.isFile) return [{ file: await new Promise((done, fail) => entry.file(done, fail)), path: entry.fullPath.slice(1) }];
  const reader = entry.createReader(), found = [];
  // A reader gives some at a time, none when it has given all.
  for (let some; (some = await new Promise((done, fail) => reader.readEntries(done, fail))).length;) found.push(...some);
  return (await Promise.all(found.map(within))).flat();
}

// Those that can be imported, in natural order, and how many cannot. Files that a system hides are not counted.
export function sorted(files, endings) {
  const named = files.filter(({ path }) => !/(^|\/)[.]|(^|\/)(Thumbs[.]db|desktop[.]ini)$/i.test(path));
  const wanted = named.filter(({ path }) => endings.some(ending => path.toLowerCase().endsWith(ending)));
  const order = new Intl.Collator(undefined, { numeric: true });
  wanted.sort((one, other) => order.compare(one.path, other.path));
  return { wanted, others: named.length - wanted.length };
}
