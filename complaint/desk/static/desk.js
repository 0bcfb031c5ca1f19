// What htmx needs to know, and where the reader is after a part of the page was replaced.
"use strict";

// A form that was refused (422) or meets a newer version (409) comes back as a page of its own: show it.
document.addEventListener("htmx:beforeSwap", (event) => {
  if ([409, 422].includes(event.detail.xhr.status)) {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  }
});

// One box ticks or unticks all rows of its kind.
document.addEventListener("change", (event) => {
  const kind = event.target.dataset.all;
  if (kind) {
    document.querySelectorAll(`input[data-of="${kind}"]`).forEach((box) => { box.checked = event.target.checked; });
  }
});

// On a phone the filters of the list are folded behind one button; without this script they stand open.
const phone = window.matchMedia("(max-width: 40rem)");
const fold = () => document.querySelectorAll("details.filters").forEach((part) => { part.open = !phone.matches; });
phone.addEventListener("change", fold);
fold();

// What was done or refused is said first: whoever listens to the page, or uses the keyboard, begins there.
const news = document.querySelector("main [role=alert], main .done");
if (news) {
  news.tabIndex = -1;
  news.focus({ preventScroll: false });
}
