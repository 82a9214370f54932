// Keeps the numbers of an open page true: when a message comes, when the connection was lost, and every minute while somebody looks, the page
// is asked for again, and those of its parts that differ are exchanged.

const PAUSE_MS = 400;
const LONGEST_PAUSE_MS = 30_000;
const AFTER_FAULT_MS = 5_000;
const AT_LEAST_EVERY_MS = 60_000;

// Asking for the page: at once, then not more often than every 400 ms and than the server can easily answer.
let fresh = new Map();
let isWanted = false;
let isAsking = false;
let timer;
let notBefore = 0;

function refresh() {
  isWanted = true;
  if (document.hidden || isAsking || timer !== undefined) return;
  timer = setTimeout(ask, Math.max(0, notBefore - performance.now()));
}

async function ask() {
  timer = undefined;
  if (document.hidden) return;
  isWanted = false;
  if (!document.querySelector("[data-live-part]")) return;
  isAsking = true;
  const began = performance.now();
  const address = location.href;
  try {
    const answers = await Promise.all([address, ...furtherRows(address)].map(load));
    // Whoever went on to other filters meanwhile sees their rows already.
    if (address === location.href) {
      fresh = new Map(answers.flatMap((body) => [...body.querySelectorAll("[data-live-part]")].map((part) => [part.id, part])));
      settle();
    } else isWanted = true;
  } catch (fault) {
    if (fault instanceof Refused) return;
    isWanted = true;
    notBefore = began + AFTER_FAULT_MS;
  } finally {
    const took = performance.now() - began;
    notBefore = Math.max(notBefore, performance.now() + Math.max(PAUSE_MS, Math.min(took * 2, LONGEST_PAUSE_MS)));
    isAsking = false;
    if (isWanted) refresh();
  }
}

class Refused extends Error {}

async function load(address) {
  const headers = { accept: "text/html", "hx-request": "true", "hx-request-type": "partial", "x-refresh": "live" };
  const answer = await fetch(address, { headers, redirect: "manual" });
  if (answer.status >= 500 || answer.status === 429) throw new Error(`The page answered ${answer.status}.`);
  if (!answer.ok || answer.headers.has("hx-redirect")) throw new Refused();
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

// Rows that "Show more" has added belong to other addresses than the page's own.
let shown = { address: location.href, more: [] };
function furtherRows(address) {
  if (shown.address !== address) shown = { address, more: [] };
  return shown.more;
}
document.addEventListener("click", ({ target }) => {
  const link = target.closest?.(".load-more");
  if (link) furtherRows(location.href).push(link.href);
});

// Exchanging: never under somebody's hands. What is held back is exchanged when they let go.
const canHover = matchMedia("(hover: hover)").matches;
const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;

function settle() {
  const held = new Map();
  for (const part of document.querySelectorAll("[data-live-part]")) {
    const next = fresh.get(part.id);
    if (!next || !part.isConnected || isSame(part, next)) continue;
    if (isHeld(part)) held.set(part.id, next);
    else exchange(part, next);
  }
  fresh = held;
}

// A part around parts is as good as before while the same ones are in it.
function isSame(part, next) {
  const inner = innerIds(part);
  return inner === innerIds(next) && (inner !== "" || part.isEqualNode(next));
}

function innerIds(part) {
  return [...part.querySelectorAll("[data-live-part]")].map(({ id }) => id).join(" ");
}

function isHeld(part) {
  const selection = getSelection();
  return (
    part.contains(document.activeElement) ||
    part.querySelector("form, input, select, textarea, :popover-open, dialog[open]") !== null ||
    (canHover && part.matches(":hover") && part.querySelector("a, button, summary, [tabindex]") !== null) ||
    (!selection.isCollapsed && selection.containsNode(part, true))
  );
}

function exchange(part, next) {
  part.replaceWith(next);
  globalThis.htmx?.process(next);
  if (!isCalm) next.animate([{ backgroundColor: "var(--live-changed)" }, {}], { duration: 1_500, easing: "ease-out" });
}

function letGo() {
  if (fresh.size > 0 && !isAsking) setTimeout(settle);
}
for (const name of ["focusout", "pointerout", "selectionchange", "toggle"]) document.addEventListener(name, letGo, true);

document.addEventListener("live:message", refresh);
document.addEventListener("live:again", () => {
  clearTimeout(timer);
  timer = undefined;
  notBefore = 0;
  refresh();
});
document.addEventListener("visibilitychange", () => {
  if (isWanted) refresh();
});
addEventListener("pageshow", ({ persisted }) => {
  if (persisted) refresh();
});
setInterval(refresh, AT_LEAST_EVERY_MS);
