import { createServer, type IncomingMessage, type Server } from "node:http";

/** What goes wrong with the next movements: nothing; silence before the work or after it; a fault before it; the line cut after it. */
export type Mishap = "none" | "silent before" | "silent after" | "fault" | "cut after";

type Hold = { readonly card: string; left: bigint; captured: bigint };

/** A third party that keeps gift cards, as small as can be: cards by code, holds, and the answers to every idempotency key. */
export type AcmeServer = {
  readonly url: string;
  readonly cards: Map<string, { readonly ref: string; readonly pin: string | undefined; readonly currency: string; available: bigint }>;
  readonly holds: Map<string, Hold>;
  /** How often it was asked for each path's last word, repetitions included. */
  readonly asked: Map<string, number>;
  mishap: Mishap;
  readonly close: () => Promise<void>;
};

type Answer = { readonly status: number; readonly body: object };

/** Starts the service on a free port of the loopback. */
export async function acmeServer(): Promise<AcmeServer> {
  const answers = new Map<string, Answer>();
  const server = createServer(async (request, response) => {
    const path = request.url ?? "/";
    const word = path.split("/").at(-1) ?? "";
    acme.asked.set(word, (acme.asked.get(word) ?? 0) + 1);
    const { mishap } = acme;
    if (mishap === "silent before") return;
    const body = await bodyOf(request);
    const key = String(request.headers["idempotency-key"] ?? "");
    const answer = mishap === "fault" ? { status: 500, body: {} } : (answers.get(key) ?? work(acme, path, body));
    if (key !== "" && mishap !== "fault") answers.set(key, answer);
    if (mishap === "silent after") return;
    if (mishap === "cut after") return void request.socket.destroy();
    response.writeHead(answer.status, { "content-type": "application/json" }).end(JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const acme: AcmeServer = {
    url: addressOf(server),
    cards: new Map(),
    holds: new Map(),
    asked: new Map(),
    mishap: "none",
    close: () => closed(server),
  };
  return acme;
}

function work(acme: AcmeServer, path: string, body: Readonly<Record<string, string>>): Answer {
  const [, kind, name = "", verb] = path.split("/");
  if (kind === "cards") {
    const [code, card] =
      [...acme.cards].find(([text, { ref, pin }]) => (name === "find" ? text === body.code && pin === body.pin : ref === name)) ?? [];
    if (code === undefined || card === undefined) return { status: 404, body: { reason: "unknown" } };
    return { status: 200, body: { ref: card.ref, last4: code.slice(-4), currency: card.currency, available: String(card.available) } };
  }
  const amount = BigInt(body.amount ?? "0");
  if (name === "") return takeHold(acme, body.card ?? "", amount);
  const hold = acme.holds.get(name);
  const card = [...acme.cards.values()].find(({ ref }) => ref === hold?.card);
  if (hold === undefined || card === undefined) return { status: 404, body: { reason: "unknown" } };
  if ((verb === "refund" ? hold.captured : hold.left) < amount) return { status: 409, body: { reason: "gift_card.balance_too_low" } };
  if (verb === "capture") [hold.left, hold.captured] = [hold.left - amount, hold.captured + amount];
  if (verb === "release") [hold.left, card.available] = [hold.left - amount, card.available + amount];
  if (verb === "refund") [hold.captured, card.available] = [hold.captured - amount, card.available + amount];
  return { status: 200, body: { id: name } };
}

function takeHold(acme: AcmeServer, ref: string, amount: bigint): Answer {
  const card = [...acme.cards.values()].find((candidate) => candidate.ref === ref);
  if (card === undefined || card.available < amount) return { status: 409, body: { reason: "gift_card.balance_too_low" } };
  card.available -= amount;
  const id = `hold-${acme.holds.size + 1}`;
  acme.holds.set(id, { card: ref, left: amount, captured: 0n });
  return { status: 200, body: { id } };
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, string>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return chunks.length === 0 ? {} : JSON.parse(Buffer.concat(chunks).toString("utf8"));
}

function addressOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === "string") throw new TypeError("The server does not listen.");
  return `http://127.0.0.1:${address.port}`;
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
