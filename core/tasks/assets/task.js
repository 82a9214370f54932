// While work runs its page is drawn anew every second. When what had the focus is gone with that, the focus goes to the work itself
// instead of the beginning of the page.

let wasInside = false;

document.addEventListener("focusin", ({ target }) => {
  wasInside = target.closest?.("#task, #task-results") !== null;
});

document.addEventListener("htmx:after:swap", () => {
  if (wasInside && document.activeElement === document.body) document.querySelector("#task, #task-results")?.focus({ preventScroll: true });
});
