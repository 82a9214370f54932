import { sql } from "kysely";
import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { addDays } from "#core/kernel/business-calendar.ts";
import { minorToWire } from "#core/kernel/money.ts";
import { billingTables } from "../tables.ts";

const amount = z.number().describe("Major units of the currency");

/** What invoices come to in one currency, on the wire. */
export const invoiceSumsSchema = z.object({
  currency: z.string(),
  revenue_ever: amount.describe("Paid, less what was refunded, since the beginning"),
  revenue: amount.describe("Paid in the last 30 days, less what was refunded in them"),
  revenue_before: amount.describe("The same of the 30 days before"),
  unpaid: z.int(),
  unpaid_amount: amount.describe("What is still to be paid"),
  overdue: z.int(),
  overdue_amount: amount,
});

/** Revenue, unpaid and overdue invoices, of one client when it is named, by currency with the shop's own first. Prepared and deleted invoices do not count. */
export async function sumInvoices(scope: Scope, clientId?: number): Promise<z.input<typeof invoiceSumsSchema>[]> {
  const { now, shop } = scope;
  const start = addDays(now, -DAYS, shop.timeZone);
  const before = addDays(now, -2 * DAYS, shop.timeZone);
  const rows = await billingTables(scope)
    .selectFrom("invoice")
    .where("deleted_at", "is", null)
    .where("approved", "=", true)
    .$if(clientId !== undefined, (invoices) => invoices.where("client_id", "=", clientId ?? 0))
    .groupBy("currency")
    .select("currency")
    .select([
      sql<string>`coalesce(sum(paid_minor - refunded_minor) filter (where paid_at is not null), 0)`.as("ever"),
      sql<string>`coalesce(sum(paid_minor) filter (where paid_at >= ${start}), 0)`.as("paid"),
      sql<string>`coalesce(sum(paid_minor) filter (where paid_at >= ${before} and paid_at < ${start}), 0)`.as("paid_before"),
      sql<string>`count(*) filter (where status = 'unpaid')`.as("unpaid"),
      sql<string>`coalesce(sum(total_minor - paid_minor - held_minor) filter (where status = 'unpaid'), 0)`.as("unpaid_minor"),
      sql<string>`count(*) filter (where status = 'unpaid' and due_at < ${now})`.as("overdue"),
      sql<string>`coalesce(sum(total_minor - paid_minor - held_minor) filter (where status = 'unpaid' and due_at < ${now}), 0)`.as(
        "overdue_minor",
      ),
    ])
    .execute();
  const refunds = await refundsOf(scope, start, before, clientId);
  return rows
    .map((row) => {
      const money = (minor: bigint) => minorToWire(minor, row.currency);
      const refunded = refunds.find(({ currency }) => currency === row.currency);
      return {
        currency: row.currency,
        revenue_ever: money(BigInt(row.ever)),
        revenue: money(BigInt(row.paid) - BigInt(refunded?.recent ?? 0)),
        revenue_before: money(BigInt(row.paid_before) - BigInt(refunded?.earlier ?? 0)),
        unpaid: Number(row.unpaid),
        unpaid_amount: money(BigInt(row.unpaid_minor)),
        overdue: Number(row.overdue),
        overdue_amount: money(BigInt(row.overdue_minor)),
      };
    })
    .toSorted(
      (one, other) => rank(one.currency, shop.currency) - rank(other.currency, shop.currency) || compare(one.currency, other.currency),
    );
}

const DAYS = 30;

function refundsOf(scope: Scope, start: Date, before: Date, clientId: number | undefined) {
  return billingTables(scope)
    .selectFrom("credit_note")
    .where("created_at", ">=", before)
    .$if(clientId !== undefined, (notes) =>
      notes.where("invoice_id", "in", (from) =>
        from
          .selectFrom("invoice")
          .select("invoice.id")
          .where("client_id", "=", clientId ?? 0),
      ),
    )
    .groupBy("currency")
    .select("currency")
    .select([
      sql<string>`coalesce(sum(amount_minor) filter (where created_at >= ${start}), 0)`.as("recent"),
      sql<string>`coalesce(sum(amount_minor) filter (where created_at < ${start}), 0)`.as("earlier"),
    ])
    .execute();
}

function rank(currency: string, own: string): number {
  return currency === own ? 0 : 1;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : 1;
}
