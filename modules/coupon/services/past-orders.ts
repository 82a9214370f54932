import { type SqlBool, sql } from "kysely";
import type { InvoiceItemRow, InvoiceRow } from "#core/billing/invoices/invoice-row.ts";
import type { AdjustmentRow } from "#core/billing/invoices/replay-invoice.ts";
import { storedAdjusters, storedInput } from "#core/billing/invoices/replay-invoice.ts";
import type { Adjuster } from "#core/billing/pricing/adjuster.ts";
import type { PricingInput } from "#core/billing/pricing/pricing-input.ts";
import type { ClientFacts } from "#core/billing/pricing-source.ts";
import type { Scope } from "#core/events/scope.ts";
import { couponTables } from "../tables.ts";
import type { CouponTerms } from "../terms.ts";
import { termsFromJson } from "../terms-json.ts";

/** A paid order as it was: prices, what was taken off, and what was known about the client then. */
export type PastOrder = {
  readonly invoice: InvoiceRow;
  readonly client: ClientFacts;
  readonly input: PricingInput;
  readonly adjusters: readonly Adjuster[];
  /** The coupons that were at work. */
  readonly coupons: readonly CouponTerms[];
};

/** Paid checkouts of a span of time, oldest first, some at a time. Groups and countries of clients are today's. */
export async function* pastOrders(scope: Scope, from: Date, to: Date): AsyncGenerator<PastOrder> {
  for (let after = 0; ; ) {
    const invoices = await invoicesOf(scope, from, to, after);
    yield* await ordersOf(scope, invoices);
    const last = invoices.at(-1);
    if (last === undefined || invoices.length < PAGE) return;
    after = last.id;
  }
}

const PAGE = 200;

type InvoiceOfClient = InvoiceRow & {
  readonly client_group_id: number | null;
  readonly client_country: string | null;
  readonly client_currency: string | null;
  readonly client_created_at: Date;
  readonly paid_orders: number;
  readonly owned_product_ids: number[];
};

function invoicesOf(scope: Scope, from: Date, to: Date, after: number): Promise<readonly InvoiceOfClient[]> {
  return couponTables(scope)
    .selectFrom("invoice")
    .innerJoin("client", "client.id", "invoice.client_id")
    .selectAll("invoice")
    .select(["client.client_group_id", "client.country as client_country", "client.currency as client_currency"])
    .select([
      "client.created_at as client_created_at",
      sql<number>`(select count(*)::int from invoice before where before.client_id = invoice.client_id and before.phase = 'checkout'
        and before.id < invoice.id and before.status in ('paid', 'partially_refunded'))`.as("paid_orders"),
      sql<number[]>`array(select distinct o.product_id from client_order o where o.client_id = invoice.client_id
        and o.status <> 'canceled' and o.created_at < invoice.created_at)`.as("owned_product_ids"),
    ])
    .where("invoice.phase", "=", "checkout")
    .where(sql<SqlBool>`invoice.status in ('paid', 'partially_refunded')`)
    .where("invoice.created_at", ">=", from)
    .where("invoice.created_at", "<=", to)
    .where("invoice.id", ">", after)
    .orderBy("invoice.id")
    .limit(PAGE)
    .execute();
}

async function ordersOf(scope: Scope, invoices: readonly InvoiceOfClient[]): Promise<readonly PastOrder[]> {
  const ids = sql<number>`any(${invoices.map(({ id }) => id)}::int[])`;
  const tables = couponTables(scope);
  const items = await tables.selectFrom("invoice_item").selectAll().where("invoice_id", "=", ids).orderBy("position").execute();
  const adjustments = await tables.selectFrom("invoice_adjustment").selectAll().where("invoice_id", "=", ids).orderBy("position").execute();
  const versions = await tables
    .selectFrom("promo_redemption as redemption")
    .innerJoin("promo_version as version", (join) =>
      join.onRef("version.promo_id", "=", "redemption.promo_id").onRef("version.version", "=", "redemption.promo_version"),
    )
    .select(["redemption.invoice_id", "version.terms"])
    .where("redemption.invoice_id", "=", ids)
    .execute();
  return invoices.map((invoice) => ({
    invoice,
    client: factsOf(invoice),
    input: inputOf(invoice, ofInvoice(items, invoice)),
    adjusters: storedAdjusters(ofInvoice<AdjustmentRow>(adjustments, invoice)),
    coupons: ofInvoice(versions, invoice).map(({ terms }) => termsFromJson(terms)),
  }));
}

function ofInvoice<Row extends { readonly invoice_id: number }>(rows: readonly Row[], { id }: InvoiceRow): readonly Row[] {
  return rows.filter(({ invoice_id }) => invoice_id === id);
}

/** The stored lines, with what coupons ask about services. */
function inputOf(invoice: InvoiceRow, items: readonly InvoiceItemRow[]): PricingInput {
  const input = storedInput(invoice, items);
  const lines = input.lines.map((line, index) => ({ ...line, ...serviceFacts(items[index]?.facts) }));
  return { ...input, lines };
}

function serviceFacts(facts: InvoiceItemRow["facts"] | undefined) {
  const { service_type, consultant_id, starts_at } = facts ?? {};
  return {
    serviceType: typeof service_type === "string" ? service_type : undefined,
    consultantId: typeof consultant_id === "number" ? consultant_id : undefined,
    startsAt: typeof starts_at === "string" ? new Date(starts_at) : undefined,
  };
}

function factsOf(invoice: InvoiceOfClient): ClientFacts {
  return {
    id: invoice.client_id,
    groupId: invoice.client_group_id ?? undefined,
    country: invoice.client_country ?? undefined,
    currency: invoice.client_currency ?? undefined,
    paidOrders: invoice.paid_orders,
    ownedProductIds: new Set(invoice.owned_product_ids),
    createdAt: invoice.client_created_at,
  };
}
