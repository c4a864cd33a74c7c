/* Django's two lists of groups or permissions each have a magnifying glass with words for the ear, on an element that may
   have none: as a picture it may. The lists are made when the page has loaded. */
window.addEventListener("load", () => {
  for (const glass of document.querySelectorAll(".search-label-icon")) glass.setAttribute("role", "img");
});
