import type { Actor } from "#core/events/actor.ts";
import { type TestHost, type TestHostOptions, testHost } from "#test/harness/test-host.ts";

/** A client as it calls. */
export type ClientCaller = Extract<Actor, { readonly kind: "client" }>;

/** What generating a card answers. */
export type IssuedCard = {
  readonly id: number;
  readonly code: string;
  readonly last4: string;
  readonly value: number;
  readonly balance: number;
  readonly currency: string;
  readonly status: string;
  readonly client_id: number | null;
  readonly promo_id: number | null;
  readonly expires_at: string | null;
};

/** A card as staff see it. */
export type CardAnswer = Omit<IssuedCard, "code"> & {
  readonly held: number;
  readonly source: string;
  readonly promotional: boolean;
  readonly pin_protected: boolean;
  readonly pin_locked: boolean;
  readonly entries: readonly {
    readonly seq: number;
    readonly kind: string;
    readonly amount: number;
    readonly held_change: number;
    readonly balance_after: number;
    readonly invoice_id: number | null;
    readonly reason: string | null;
  }[];
};

/** An invoice; the fields that tests look at. */
export type InvoiceAnswer = {
  readonly id: number;
  readonly hash: string;
  readonly status: string;
  readonly total: number;
  readonly paid: number;
  readonly held: number;
  readonly balance_due: number;
  readonly refunded: number;
  readonly payments: readonly { readonly type: string; readonly amount: number; readonly reference: string | null }[];
  readonly lines: readonly { readonly id: number; readonly title: string; readonly total: number }[];
};

export type RedeemAnswer = {
  readonly redeemed: number;
  readonly pending?: number;
  readonly balance: number;
  readonly invoice: InvoiceAnswer;
};

/** A host with its first staff member. */
export async function giftShop(t: Parameters<typeof testHost>[0], options: TestHostOptions = {}): Promise<TestHost> {
  const shop = await testHost(t, options);
  await shop.call("admin", "staff_create", { email: "first@example.com", name: "First", password: "a long enough password" });
  return shop;
}

/** A client with an account. */
export async function giftClient(shop: TestHost, name = "ada"): Promise<ClientCaller> {
  clients += 1;
  const clientId = await shop.call<number>("admin", "client_create", { email: `${name}-${clients}@example.com`, first_name: name });
  return { kind: "client", clientId };
}

let clients = 0;

/** A card by staff. */
export function makeCard(shop: TestHost, value: number | string, fields: Readonly<Record<string, unknown>> = {}): Promise<IssuedCard> {
  return shop.call("admin", "coupon_generate_gift_card", { value, ...fields });
}

/** A card with its entries. */
export function readCard(shop: TestHost, id: number): Promise<CardAnswer> {
  return shop.call("admin", "coupon_get_gift_card", { id });
}

/** An approved, unpaid invoice of one line. */
export async function makeInvoice(shop: TestHost, client: ClientCaller, price: number | string): Promise<number> {
  return shop.call("admin", "invoice_prepare", {
    client_id: client.clientId,
    items: [{ title: "Work", price, quantity: 1, taxed: false }],
    approve: true,
  });
}

export function readInvoice(shop: TestHost, id: number): Promise<InvoiceAnswer> {
  return shop.call("admin", "invoice_get", { id });
}

/** The code and details of a refusal. */
export async function refusalOf(
  work: Promise<unknown>,
): Promise<{ readonly code: string; readonly status: number; readonly details: Readonly<Record<string, unknown>> }> {
  const fault: unknown = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (fault instanceof Error && "code" in fault && "details" in fault && "status" in fault) {
    return { code: String(fault.code), status: Number(fault.status), details: fault.details as Readonly<Record<string, unknown>> };
  }
  throw new Error("It was not refused.", { cause: fault });
}

export async function codeOf(work: Promise<unknown>): Promise<string> {
  return (await refusalOf(work)).code;
}

/** Every promise about value, checked. Answers the ids of those that are broken. */
export async function brokenPromises(shop: TestHost): Promise<readonly string[]> {
  const { verifyBooks } = await import("#core/verify/verify-books.ts");
  const reports = await verifyBooks(await shop.scope(), { about: "value" });
  return reports
    .filter(({ isKept }) => !isKept)
    .map(
      ({ id, fault, bad }) =>
        `${id} ${fault ?? ""} ${JSON.stringify(bad, (_key, value) => (typeof value === "bigint" ? String(value) : value))}`,
    );
}

/** Runs everything the clock would run, and then what was queued by it. */
export async function runJob(shop: TestHost, name: string, payload: unknown = {}): Promise<void> {
  const scope = await shop.scope();
  const job = scope.wiring.job(name);
  if (job === undefined) throw new Error(`There is no job ${name}.`);
  await job.run(scope, job.payload.parse(payload) as never);
  await shop.host.finish(scope);
}
