// What pages do better with a script; every page works without this file.

const token = () => document.querySelector('input[name="_csrf"]')?.value;

// Writes by htmx carry the session's token, like the hidden field of a plain form.
document.addEventListener("htmx:config:request", (event) => {
  const { request } = event.detail.ctx;
  const value = token();
  if (value && request.method !== "GET") request.headers["x-csrf-token"] = value;
});

// After a refusal the summary is where to go on reading, also when only a part of the page was exchanged: the part that brought it.
let summary = document.getElementById("error-summary");
summary?.focus();
document.addEventListener("htmx:after:swap", ({ detail }) => {
  const before = summary;
  summary = document.getElementById("error-summary");
  if (summary && (summary !== before || detail.ctx.target?.contains?.(summary))) summary.focus();
});

// A dialog is open again when a field of its form was refused: over the page, at the first field that was.
function reopen() {
  for (const dialog of document.querySelectorAll("dialog[data-refused]")) {
    dialog.removeAttribute("data-refused");
    dialog.close();
    dialog.showModal();
    dialog.querySelector("[aria-invalid]")?.focus();
  }
}
reopen();
document.addEventListener("htmx:after:swap", reopen);

// With the last rows the "Show more" link is gone; the focus stays in the list it belonged to.
let lastList;
document.addEventListener("focusin", ({ target }) => {
  lastList = target.classList?.contains("load-more") ? target.closest(".listing") : undefined;
});
document.addEventListener("htmx:after:request", () => {
  setTimeout(() => {
    if (lastList && document.activeElement === document.body) lastList.querySelector("[role=region]")?.focus({ preventScroll: true });
  });
});

// A form that is being sent cannot be sent again, until the page comes back from the browser's memory.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.dataset.sending) return event.preventDefault();
  form.dataset.sending = "true";
});
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sending]")) delete form.dataset.sending;
});

// Lists whose rows can be chosen say how many are, and have a box for all of them.
const boxes = () => [...document.querySelectorAll('main input[name="ids[]"]')];
function tellSelected() {
  const chosen = boxes().filter((box) => box.checked).length;
  const count = document.querySelector("[data-selected-count]");
  if (count) count.textContent = chosen === 0 ? "" : String(chosen);
  const all = document.querySelector("[data-select-all]");
  if (!all) return;
  all.hidden = false;
  all.checked = chosen > 0 && chosen === boxes().length;
  all.indeterminate = chosen > 0 && chosen < boxes().length;
}
document.addEventListener("change", ({ target }) => {
  if (target.matches?.("[data-select-all]")) for (const box of boxes()) box.checked = target.checked;
  tellSelected();
});
document.addEventListener("htmx:after:swap", tellSelected);
addEventListener("pageshow", tellSelected);

// Buttons that open and close dialogs, for browsers that do not know `commandfor` yet.
if (!("commandForElement" in HTMLButtonElement.prototype)) {
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("button[commandfor]");
    const dialog = button && document.getElementById(button.getAttribute("commandfor"));
    if (!dialog) return;
    if (button.getAttribute("command") === "show-modal") dialog.showModal();
    else if (button.getAttribute("command") === "close") dialog.close();
  });
}

// Explanations behind a state open by pointing and by focus; where `interestfor` is not known yet, this does it. A tap opens them anywhere.
if (!("interestForElement" in HTMLButtonElement.prototype)) {
  const tipOf = (node) => document.getElementById(node?.closest?.("button[interestfor]")?.getAttribute("interestfor") ?? "");
  const show = ({ target, pointerType }) => {
    const tip = pointerType === "touch" ? null : tipOf(target);
    if (tip && !tip.matches(":popover-open")) tip.showPopover({ source: target.closest("button") });
  };
  const hide = ({ target, relatedTarget, pointerType }) => {
    const tip = tipOf(target) ?? target.closest?.(".tip");
    const stays = tip?.contains(relatedTarget) || tipOf(relatedTarget) === tip;
    if (tip && !stays && pointerType !== "touch" && tip.matches(":popover-open")) tip.hidePopover();
  };
  for (const type of ["pointerover", "focusin"]) document.addEventListener(type, show);
  for (const type of ["pointerout", "focusout"]) document.addEventListener(type, hide);
}

// "Copy" buttons: the text of the element they name goes to the clipboard, and the button says so.
document.addEventListener("click", async (event) => {
  const button = event.target.closest?.("button[data-copy]");
  const source = button && document.getElementById(button.dataset.copy);
  if (!source) return;
  await navigator.clipboard.writeText(source.textContent.trim());
  button.textContent = button.dataset.copied ?? button.textContent;
});

// Where tabs are more than fit beside each other, the current one is in sight.
for (const tab of document.querySelectorAll(".tabs [aria-current]")) {
  const row = tab.closest("ul");
  const [seen, wanted] = [row.getBoundingClientRect(), tab.getBoundingClientRect()];
  row.scrollLeft += wanted.left - seen.left - (seen.width - wanted.width) / 2;
}
