import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { minorToWire } from "#core/kernel/money.ts";
import { offsetOf, type Page, pageInput, pageOf } from "#core/kernel/page.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { couponTables } from "../tables.ts";

const FOSS_STATUSES = ["reserved", "committed", "released"] as const;
const text = z.string().nullable();

export const promoRedemptionFilters = z.strictObject({
  ...pageInput,
  promo_id: idNumber,
  client_id: idNumber.optional(),
  client_order_id: idNumber.optional(),
  phase: z.enum(["checkout", "renewal"]).optional(),
  status: z.enum(FOSS_STATUSES).optional(),
});

/** A redemption with FOSSBilling's fields. Its three states: a held use is reserved, one that expired or was reversed is released. */
export const promoRedemptionSchema = z.object({
  id: z.int(),
  promo_id: z.int(),
  client_id: z.int(),
  client_order_id: z.int().nullable(),
  invoice_id: z.int(),
  phase: z.string(),
  status: z.enum(FOSS_STATUSES),
  discount_amount: z.number(),
  currency: z.string(),
  committed_at: text,
  released_at: text,
  release_reason: text,
  created_at: z.string(),
  client: z.object({ id: z.int(), first_name: z.string(), last_name: z.string(), email: z.string() }),
  order: z.object({ id: z.int(), title: z.string(), created_at: z.string() }).nullable(),
  invoice: z.object({ id: z.int(), serie_nr: z.string(), status: z.string(), created_at: z.string() }),
});

export type PromoRedemptionView = z.output<typeof promoRedemptionSchema>;

const STORED = { reserved: ["held"], committed: ["committed"], released: ["released", "expired", "reversed"] } as const;

export async function promoRedemptions(scope: Scope, filters: z.output<typeof promoRedemptionFilters>): Promise<Page<PromoRedemptionView>> {
  const { client_id, client_order_id, phase, status } = filters;
  const matching = couponTables(scope)
    .selectFrom("promo_redemption")
    .where("promo_redemption.promo_id", "=", filters.promo_id)
    .$if(client_id !== undefined, (rows) => rows.where("promo_redemption.client_id", "=", client_id ?? 0))
    .$if(client_order_id !== undefined, (rows) => rows.where("promo_redemption.client_order_id", "=", client_order_id ?? 0))
    .$if(phase !== undefined, (rows) => rows.where("promo_redemption.phase", "=", phase ?? "checkout"))
    .$if(status !== undefined, (rows) => rows.where("promo_redemption.status", "in", STORED[status ?? "reserved"]));
  const rows = await matching
    .innerJoin("client", "client.id", "promo_redemption.client_id")
    .innerJoin("invoice", "invoice.id", "promo_redemption.invoice_id")
    .leftJoin("client_order", "client_order.id", "promo_redemption.client_order_id")
    .selectAll("promo_redemption")
    .select([
      "client.first_name",
      "client.last_name",
      "client.email",
      "client_order.title as order_title",
      "client_order.created_at as order_created_at",
    ])
    .select(["invoice.serie as invoice_serie", "invoice.status as invoice_status", "invoice.created_at as invoice_created_at"])
    .orderBy("promo_redemption.id", "desc")
    .limit(filters.per_page)
    .offset(offsetOf(filters))
    .execute();
  const { total } = await matching.select(({ fn }) => fn.countAll<bigint>().as("total")).executeTakeFirstOrThrow();
  const views = rows.map((row) => ({
    id: row.id,
    promo_id: row.promo_id,
    client_id: row.client_id,
    client_order_id: row.client_order_id,
    invoice_id: row.invoice_id,
    phase: row.phase,
    status: row.status === "held" ? ("reserved" as const) : row.status === "committed" ? ("committed" as const) : ("released" as const),
    discount_amount: minorToWire(row.discount_minor, row.currency),
    currency: row.currency,
    committed_at: row.committed_at?.toISOString() ?? null,
    released_at: row.released_at?.toISOString() ?? null,
    release_reason: row.release_reason,
    created_at: row.created_at.toISOString(),
    client: { id: row.client_id, first_name: row.first_name, last_name: row.last_name, email: row.email },
    order: orderOf(row),
    invoice: {
      id: row.invoice_id,
      serie_nr: `${row.invoice_serie}${row.invoice_id}`,
      status: row.invoice_status,
      created_at: row.invoice_created_at.toISOString(),
    },
  }));
  return pageOf(views, Number(total), filters);
}

type OrderColumns = {
  readonly client_order_id: number | null;
  readonly order_title: string | null;
  readonly order_created_at: Date | null;
};

function orderOf({ client_order_id, order_title, order_created_at }: OrderColumns): PromoRedemptionView["order"] {
  if (client_order_id === null || order_title === null || order_created_at === null) return null;
  return { id: client_order_id, title: order_title, created_at: order_created_at.toISOString() };
}
