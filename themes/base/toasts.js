// Announces live messages: to the eye in a stack of at most three, on a phone one at a time; to screen readers as one sentence, at most every
// ten seconds.

const stack = document.getElementById("live-toasts");
const further = stack?.querySelector(".live-toast-more");
const status = document.getElementById("live-status");
const most = () => (matchMedia("(max-width: 767.98px)").matches ? 1 : 3);
const SHOWN_MS = 8_000;
const STEP_MS = 500;
const SPOKEN_EVERY_MS = 10_000;

// How long each is still to be seen, and how often it was told.
const shown = new Map();
let untold = 0;
let timer;

document.addEventListener("live:message", ({ detail: { channel, type, data } }) => {
  const template = document.querySelector(`template[data-toast="${CSS.escape(`${channel}/${type}`)}"]`);
  if (!template) return;
  const sentences = [...template.content.querySelectorAll(".live-toast-sentence")];
  const sentence = sentences.map(({ textContent }) => filled(textContent, data)).find((text) => text !== undefined);
  if (sentence === undefined) return;
  show(template, sentence, data);
  count(template);
});

// A sentence with the fields of a message in it, or nothing when one of them is missing. What comes out is text, never markup.
function filled(text, data, mark = String) {
  let isWhole = true;
  const sentence = text.replace(/\{(\w+)\}/g, (_whole, name) => {
    if (data[name] === null || data[name] === undefined) isWhole = false;
    return mark(data[name]);
  });
  return isWhole ? sentence : undefined;
}

function show(template, sentence, data) {
  const same = [...shown].find(([, entry]) => entry.template === template && entry.sentence === sentence);
  if (same) {
    const [toast, entry] = same;
    entry.times += 1;
    entry.left = SHOWN_MS;
    const times = toast.querySelector(".live-toast-count");
    times.textContent = `×${entry.times}`;
    times.hidden = false;
  } else if (shown.size >= most()) {
    untold += 1;
    further.textContent = further.dataset.more.replace("{count}", untold);
    further.hidden = false;
  } else {
    const toast = template.content.querySelector(".live-toast").cloneNode(true);
    const href = template.dataset.href && filled(template.dataset.href, data, encodeURIComponent);
    const text = href ? document.createElement("a") : document.createElement("span");
    if (href) text.href = href;
    text.textContent = sentence;
    toast.querySelector(".live-toast-text").append(text);
    stack.insertBefore(toast, further);
    shown.set(toast, { template, sentence, times: 1, left: SHOWN_MS });
  }
  timer ??= setInterval(pass, STEP_MS);
}

// Time stands still while somebody is reading, or not looking.
function pass() {
  if (document.hidden || stack.matches(":hover, :focus-within")) return;
  for (const [toast, entry] of shown) {
    entry.left -= STEP_MS;
    if (entry.left <= 0) remove(toast);
  }
}

function remove(toast) {
  shown.delete(toast);
  toast.remove();
  if (shown.size > 0) return;
  untold = 0;
  further.hidden = true;
  clearInterval(timer);
  timer = undefined;
}

// Whoever closes one goes on with the next, then to where they came from.
let before;
stack?.addEventListener("focusin", ({ relatedTarget }) => {
  if (relatedTarget && !stack.contains(relatedTarget)) before = relatedTarget;
});
stack?.addEventListener("click", ({ target }) => {
  const toast = target.closest("button")?.closest(".live-toast");
  if (!toast) return;
  remove(toast);
  goOn();
});
stack?.addEventListener("keydown", ({ key }) => {
  if (key !== "Escape") return;
  for (const toast of [...shown.keys()]) remove(toast);
  goOn();
});
function goOn() {
  const next = stack.querySelector("button") ?? (before?.isConnected ? before : document.getElementById("main"));
  next?.focus({ preventScroll: true });
}

const counts = new Map();
let silence;
function count(template) {
  counts.set(template, (counts.get(template) ?? 0) + 1);
  if (silence === undefined) speak();
}
function speak() {
  const sentences = [...counts].map(([{ dataset }, times]) => (times === 1 ? dataset.one : dataset.many).replace("{count}", times));
  status.textContent = sentences.join(" ");
  counts.clear();
  silence = sentences.length === 0 ? undefined : setTimeout(speak, SPOKEN_EVERY_MS);
}
