import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { offsetOf, type Page, type PageRequest, pageOf } from "#core/kernel/page.ts";
import { ENTRY_KINDS } from "../ledger/wallet.ts";
import { loyaltyTables } from "../tables.ts";

/** An entry of the ledger on the wire. */
export const transactionSchema = z.object({
  id: z.int(),
  client_id: z.int(),
  seq: z.int().describe("Counts the entries of a client without gaps"),
  kind: z.enum(ENTRY_KINDS),
  points: z.int().describe("Change of all points, pending and held ones included"),
  held_change: z.int(),
  debt_change: z.int(),
  balance_after: z.int(),
  held_after: z.int(),
  debt_after: z.int(),
  description: z.string(),
  cause: z.string().nullable(),
  invoice_id: z.int().nullable(),
  reverses_seq: z.int().nullable().describe("The entry of the same client that it takes back"),
  created_at: z.string(),
});

/** Which entries: those of a client, of a kind, of an invoice. */
export type TransactionFilters = PageRequest & {
  readonly client_id?: number | undefined;
  readonly kind?: (typeof ENTRY_KINDS)[number] | undefined;
  readonly invoice_id?: number | undefined;
};

/** One page of the ledger, newest first. */
export async function listTransactions(scope: Scope, filters: TransactionFilters): Promise<Page<z.input<typeof transactionSchema>>> {
  let entries = loyaltyTables(scope).selectFrom("loyalty_points_transaction");
  const { client_id: clientId, kind, invoice_id: invoiceId } = filters;
  if (clientId !== undefined) entries = entries.where("client_id", "=", clientId);
  if (kind !== undefined) entries = entries.where("kind", "=", kind);
  if (invoiceId !== undefined) entries = entries.where("invoice_id", "=", invoiceId);
  const rows = await entries.selectAll().orderBy("id", "desc").limit(filters.per_page).offset(offsetOf(filters)).execute();
  const { total } = await entries.select(({ fn }) => fn.countAll<bigint>().as("total")).executeTakeFirstOrThrow();
  const list = rows.map((row) => ({
    id: row.id,
    client_id: row.client_id,
    seq: row.seq,
    kind: kindOf(row.kind),
    points: Number(row.points),
    held_change: Number(row.held_change),
    debt_change: Number(row.debt_change),
    balance_after: Number(row.balance_after),
    held_after: Number(row.held_after),
    debt_after: Number(row.debt_after),
    description: row.description,
    cause: row.cause,
    invoice_id: row.invoice_id,
    reverses_seq: row.reverses_seq,
    created_at: row.created_at.toISOString(),
  }));
  return pageOf(list, Number(total), filters);
}

function kindOf(kind: string): (typeof ENTRY_KINDS)[number] {
  const known = ENTRY_KINDS.find((candidate) => candidate === kind);
  if (known === undefined) throw new TypeError(`${kind} is no kind of entry`);
  return known;
}
