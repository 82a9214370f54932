// Hears live messages: one socket for each channel the page may read, made anew after a while when it is lost, and never when it is over for
// good. Whoever wants to know listens for "live:message", and for "live:again": more than messages may have been missed.

const { live: channels = "", liveAfter } = document.body.dataset;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 30_000;
const STEADY_MS = 5_000;
const ASLEEP_AFTER_MS = 300_000;
const BEAT_MS = 10_000;
const OVERSLEPT_MS = 90_000;

function listen(channel) {
  const address = `/ws/${channel}`;
  let last = liveAfter;
  let socket;
  let retry;
  let failures = 0;
  let isFirst = true;
  let isOver = false;

  const open = () => {
    clearTimeout(retry);
    if (isOver || (socket && socket.readyState <= WebSocket.OPEN)) return;
    const mine = new WebSocket(`${location.origin.replace(/^http/, "ws")}${address}?after=${last}`);
    let openedAt;
    socket = mine;
    mine.addEventListener("open", () => {
      openedAt = performance.now();
      // What came since the page was drawn is told by the first connection.
      if (!isFirst) document.dispatchEvent(new CustomEvent("live:again"));
      isFirst = false;
    });
    mine.addEventListener("message", ({ data }) => {
      const message = JSON.parse(data);
      last = message.id;
      document.dispatchEvent(new CustomEvent("live:message", { detail: { channel, ...message } }));
    });
    mine.addEventListener("close", async ({ code }) => {
      if (socket !== mine) return;
      failures = openedAt !== undefined && performance.now() - openedAt > STEADY_MS ? 0 : failures + 1;
      isOver = code === 1008 || (openedAt === undefined && (await isRefused(address)));
      if (isOver || socket !== mine) return;
      retry = setTimeout(open, Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures) * (0.5 + Math.random() / 2));
    });
  };
  const close = () => {
    clearTimeout(retry);
    const mine = socket;
    socket = undefined;
    mine?.close();
  };
  open();
  return { open, close };
}

// A browser does not say why a socket was not opened; asked without one, the server does. 426: it would have been.
async function isRefused(address) {
  try {
    const { status } = await fetch(address);
    return status >= 400 && status < 500 && status !== 426 && status !== 429;
  } catch {
    return false;
  }
}

const listeners = channels.split(" ").filter(Boolean).map(listen);
const open = () => {
  for (const listener of listeners) listener.open();
};
const close = () => {
  for (const listener of listeners) listener.close();
};
const renew = () => {
  close();
  open();
};

// Nobody looks for long: nothing is to be heard. A socket from before a sleep or another network may be dead without saying so.
let sleep;
document.addEventListener("visibilitychange", () => {
  clearTimeout(sleep);
  if (document.hidden) sleep = setTimeout(close, ASLEEP_AFTER_MS);
  else open();
});
let beat = Date.now();
setInterval(() => {
  if (Date.now() - beat > OVERSLEPT_MS && !document.hidden) renew();
  beat = Date.now();
}, BEAT_MS);
addEventListener("online", renew);
addEventListener("pagehide", close);
addEventListener("pageshow", ({ persisted }) => {
  if (persisted) open();
});
