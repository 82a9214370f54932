import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { minorToWire } from "#core/kernel/money.ts";
import { offsetOf, type Page, type PageRequest, pageOf } from "#core/kernel/page.ts";
import { billingTables } from "../tables.ts";

/** An entry of account credit on the wire. */
export const creditEntrySchema = z.object({
  id: z.int(),
  seq: z.int().describe("Counts the entries of a client and currency without gaps"),
  type: z.string(),
  description: z.string(),
  amount: z.number(),
  balance_after: z.number(),
  currency: z.string(),
  invoice_id: z.int().nullable(),
  invoice_hash: z.string().nullable(),
  rel_id: z.string().nullable(),
  created_at: z.string(),
});

/** The entries of a client's account credit, newest first. */
export async function listCredit(scope: Scope, clientId: number, page: PageRequest): Promise<Page<z.input<typeof creditEntrySchema>>> {
  const entries = billingTables(scope).selectFrom("client_balance").where("client_balance.client_id", "=", clientId);
  const rows = await entries
    .leftJoin("invoice", "invoice.id", "client_balance.invoice_id")
    .selectAll("client_balance")
    .select("invoice.hash as invoice_hash")
    .orderBy("client_balance.id", "desc")
    .limit(page.per_page)
    .offset(offsetOf(page))
    .execute();
  const { total } = await entries.select(({ fn }) => fn.countAll<bigint>().as("total")).executeTakeFirstOrThrow();
  const list = rows.map((row) => ({
    id: row.id,
    seq: row.seq,
    type: row.type,
    description: row.description,
    amount: minorToWire(row.amount_minor, row.currency),
    balance_after: minorToWire(row.balance_after_minor, row.currency),
    currency: row.currency,
    invoice_id: row.invoice_id,
    invoice_hash: row.invoice_hash,
    rel_id: row.rel_id,
    created_at: row.created_at.toISOString(),
  }));
  return pageOf(list, Number(total), page);
}
