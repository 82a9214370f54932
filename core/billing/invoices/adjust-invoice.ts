import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { minorFromWire, minorToWire, type WireMoney } from "#core/kernel/money.ts";
import { claimsOf } from "../payments/payable-by.ts";
import { fitsLines } from "../payments/payable-left.ts";
import { settleWhenCovered } from "../payments/settle-when-covered.ts";
import type { Adjuster } from "../pricing/adjuster.ts";
import { priceDocument } from "../pricing/price-document.ts";
import type { PricedAdjustment, PricedDocument } from "../pricing/priced-document.ts";
import { takeAmount } from "../pricing/take-amount.ts";
import { billingTables } from "../tables.ts";
import { adjustmentRow } from "./adjustment-rows.ts";
import { invoiceErrors } from "./errors.ts";
import { amountInvalid, type InvoiceItemRow, type InvoiceRow } from "./invoice-row.ts";
import { settledFigures } from "./item-rows.ts";
import { type InvoiceReference, lockInvoice } from "./lock-invoice.ts";
import { storedAdjusters, storedInput } from "./replay-invoice.ts";

/**
 * Staff take an amount off an unpaid invoice, for a reason: spread over what is left of its lines after everything that was taken
 * before, which stays as it was; tax is computed again. What is paid and held stays covered by the total.
 * @throws AppError `invoice.not_found`, `invoice.not_adjustable`, `invoice.amount_invalid` with the most that can be taken.
 */
export async function adjustInvoice(scope: Scope, reference: InvoiceReference, amount: WireMoney, reason: string): Promise<void> {
  await scope.transaction(async (inner) => {
    const invoice = await lockInvoice(inner, reference);
    if (invoice.status !== "unpaid") throw invoiceErrors.error("invoice.not_adjustable", { status: invoice.status });
    const amountMinor = minorFromWire(amount, invoice.currency, "amount");
    const stored = await readStored(inner, invoice);
    const adjusted = priceAdjusted(stored, amountMinor, reason);
    if (adjusted === undefined || !(await coversPayments(inner, invoice, stored.items, adjusted.document))) {
      throw amountInvalid(await mostToTake(inner, invoice, stored, reason), invoice.currency);
    }
    await write(inner, invoice, stored, adjusted, reason);
    await recordActivity(inner, {
      action: "invoice.adjust",
      objectType: "invoice",
      objectId: invoice.id,
      message: "An amount was taken off an invoice.",
      changes: { amount: minorToWire(amountMinor, invoice.currency), total: minorToWire(adjusted.document.totalMinor, invoice.currency) },
    });
    await settleWhenCovered(inner, invoice.id);
  });
}

type Stored = {
  readonly items: readonly InvoiceItemRow[];
  readonly input: ReturnType<typeof storedInput>;
  readonly adjusters: readonly Adjuster[];
};
type Adjusted = { readonly document: PricedDocument; readonly adjustment: PricedAdjustment };

async function readStored(scope: Scope, invoice: InvoiceRow): Promise<Stored> {
  const tables = billingTables(scope);
  const items = await tables.selectFrom("invoice_item").selectAll().where("invoice_id", "=", invoice.id).orderBy("position").execute();
  const rows = await tables.selectFrom("invoice_adjustment").selectAll().where("invoice_id", "=", invoice.id).orderBy("position").execute();
  return { items, input: storedInput(invoice, items), adjusters: storedAdjusters(rows) };
}

/** The document with the amount taken off after everything else; undefined when not all of it can be. */
function priceAdjusted({ input, adjusters }: Stored, amountMinor: bigint, reason: string): Adjusted | undefined {
  if (amountMinor <= 0n) return undefined;
  const source = { kind: "manual", ref: String(adjusters.length), title: reason };
  const last: Adjuster = {
    source,
    lane: "points",
    priority: Number.MAX_SAFE_INTEGER,
    id: 0,
    take: (state) => takeAmount(state, undefined, amountMinor),
  };
  const document = priceDocument(input, [...adjusters, last]);
  const taken = document.adjustments.at(-1);
  return taken === undefined || taken.amountMinor < amountMinor ? undefined : { document, adjustment: { ...taken, lane: "manual" } };
}

/** The total still covers what is paid and held, and every payment still finds lines it may pay. */
async function coversPayments(
  scope: Scope,
  invoice: InvoiceRow,
  items: readonly InvoiceItemRow[],
  document: PricedDocument,
): Promise<boolean> {
  if (invoice.paid_minor + invoice.held_minor === 0n) return true;
  if (document.totalMinor < invoice.paid_minor + invoice.held_minor) return false;
  const payments = await billingTables(scope)
    .selectFrom("transaction")
    .select(["type", "amount_minor"])
    .where("invoice_id", "=", invoice.id)
    .where("status", "<>", "released")
    .execute();
  return fitsLines(new Map(document.lines.map((line) => [Number(line.key), line.totalMinor])), claimsOf(scope, items, payments));
}

/** The most that can be taken: found by halving, because tax is rounded anew for every amount. */
async function mostToTake(scope: Scope, invoice: InvoiceRow, stored: Stored, reason: string): Promise<bigint> {
  let possible = 0n;
  let impossible = invoice.total_minor + 1n;
  while (impossible - possible > 1n) {
    const middle = (possible + impossible) / 2n;
    const tried = priceAdjusted(stored, middle, reason);
    if (tried !== undefined && (await coversPayments(scope, invoice, stored.items, tried.document))) possible = middle;
    else impossible = middle;
  }
  return possible;
}

async function write(scope: Scope, invoice: InvoiceRow, stored: Stored, { document, adjustment }: Adjusted, reason: string): Promise<void> {
  const tables = billingTables(scope);
  const { discountMinor, taxMinor, totalMinor } = document;
  await tables
    .updateTable("invoice")
    .set({ discount_minor: discountMinor, tax_minor: taxMinor, total_minor: totalMinor, updated_at: scope.now })
    .where("id", "=", invoice.id)
    .execute();
  for (const line of document.lines) {
    await tables.updateTable("invoice_item").set(settledFigures(line)).where("id", "=", Number(line.key)).execute();
  }
  const itemIds = new Map(stored.items.map(({ id }) => [String(id), id]));
  const place = { invoiceId: invoice.id, position: stored.adjusters.length, itemIds, now: scope.now, reason };
  await tables.insertInto("invoice_adjustment").values(adjustmentRow(adjustment, place)).execute();
}
