// Elements in one line each. What is text is set as text, never read as HTML.
const SVG = "http://www.w3.org/2000/svg";

const fill = (element, attributes, children) => {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter(child => child || child === 0));
  return element;
};

export const h = (name, attributes = {}, ...children) => fill(document.createElement(name), attributes, children);
export const svg = (name, attributes = {}, ...children) => fill(document.createElementNS(SVG, name), attributes, children);

export const read = id => JSON.parse(document.getElementById(id).textContent);

// What one page says to the next one of the same tab, once.
const PASSED = "proof-passed";
export const passed = {
  give: words => { try { sessionStorage.setItem(PASSED, words); } catch { /* a browser that keeps nothing */ } },
  take() {
    try {
      const words = sessionStorage.getItem(PASSED);
      sessionStorage.removeItem(PASSED);
      return words;
    } catch { return null; }
  },
};

// Keeps what the browser lets a page keep; where it lets none, nothing is kept.
export const kept = {
  get: name => { try { return localStorage.getItem(name); } catch { return null; } },
  set: (name, value) => { try { localStorage.setItem(name, value); } catch { /* a browser that keeps nothing */ } },
};
