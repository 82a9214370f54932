import { type ExpressionBuilder, type RawBuilder, type SqlBool, sql } from "kysely";
import { z } from "zod";
import { orderOf } from "#core/database/order-of.ts";
import type { Scope } from "#core/events/scope.ts";
import { dateRangeInput, dateRangeOf } from "#core/identity/date-range.ts";
import { offsetOf, type Page, type PageRequest, pageInput, pageOf } from "#core/kernel/page.ts";
import { sortInput } from "#core/kernel/sorting.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { ENTRY_KINDS } from "../ledger/wallet.ts";
import { type LoyaltyTables, loyaltyTables } from "../tables.ts";
import { findRule } from "./rules.ts";
import type { RuleRow } from "./rules-in-force.ts";

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

/** The same as staff see it. */
export const staffTransactionSchema = transactionSchema.extend({
  actor_kind: z.string(),
  admin_id: z.int().nullable(),
  staff: z.string().nullable().describe("The name of the colleague whose doing it was"),
});

export type StaffTransaction = z.output<typeof staffTransactionSchema>;

/** Which entries, in which order; the newest first unless told otherwise. */
export const transactionFilters = z.strictObject({
  ...pageInput,
  ...dateRangeInput,
  ...sortInput(["created_at", "points", "balance_after", "kind"]),
  client_id: idNumber.optional(),
  kind: z.enum(ENTRY_KINDS).optional(),
  invoice_id: idNumber.optional(),
  rule_id: idNumber.optional().describe("Only what was earned by a rule, and what of that was taken back"),
});

type TransactionFilters = z.output<typeof transactionFilters>;
type TransactionView = z.input<typeof transactionSchema>;

/** One page of a client's own entries, newest first. */
export async function listOwnTransactions(scope: Scope, clientId: number, request: PageRequest): Promise<Page<TransactionView>> {
  const page = await listTransactions(scope, { ...request, client_id: clientId });
  return { ...page, list: page.list.map(({ actor_kind: _actor, admin_id: _admin, staff: _staff, ...entry }) => entry) };
}

/** One page of the ledger. Throws `request.invalid` for a date that is none, `loyalty.rule_not_found`. */
export async function listTransactions(scope: Scope, filters: TransactionFilters): Promise<Page<z.input<typeof staffTransactionSchema>>> {
  const matches = await conditionOf(scope, filters);
  const entries = loyaltyTables(scope).selectFrom("loyalty_points_transaction").where(matches);
  const rows = await entries
    .leftJoin("admin", "admin.id", "loyalty_points_transaction.admin_id")
    .selectAll("loyalty_points_transaction")
    .select("admin.name as staff")
    .orderBy(orderOf(entryOrder, filters))
    .limit(filters.per_page)
    .offset(offsetOf(filters))
    .execute();
  const { total } = await entries.select(({ fn }) => fn.countAll<bigint>().as("total")).executeTakeFirstOrThrow();
  const list = rows.map((row) => ({
    actor_kind: row.actor_kind,
    admin_id: row.admin_id,
    staff: row.staff,
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

const entryOrder = {
  columns: {
    created_at: sql`loyalty_points_transaction.id`,
    points: sql`loyalty_points_transaction.points`,
    balance_after: sql`loyalty_points_transaction.balance_after`,
    kind: sql`loyalty_points_transaction.kind`,
  },
  id: sql`loyalty_points_transaction.id`,
  standard: sql`loyalty_points_transaction.id desc`,
};

type Entries = ExpressionBuilder<LoyaltyTables, "loyalty_points_transaction">;

async function conditionOf(scope: Scope, filters: TransactionFilters) {
  const { client_id: clientId, kind, invoice_id: invoiceId, rule_id: ruleId } = filters;
  const { from, to } = dateRangeOf(scope, filters);
  const byRule = ruleId === undefined ? undefined : earnedByRule(await findRule(scope, ruleId));
  return (entry: Entries) =>
    entry.and([
      ...(clientId === undefined ? [] : [entry("loyalty_points_transaction.client_id", "=", clientId)]),
      ...(kind === undefined ? [] : [entry("kind", "=", kind)]),
      ...(invoiceId === undefined ? [] : [entry("invoice_id", "=", invoiceId)]),
      ...(from === undefined ? [] : [entry("loyalty_points_transaction.created_at", ">=", from)]),
      ...(to === undefined ? [] : [entry("loyalty_points_transaction.created_at", "<=", to)]),
      ...(byRule === undefined ? [] : [byRule]),
    ]);
}

/** The terms of an order's earning name its rules; an event's entry names the event, which the rule is asked at. */
function earnedByRule({ id, args, rule }: RuleRow): RawBuilder<SqlBool> {
  const event = typeof args["event"] === "string" ? args["event"] : rule;
  return sql<SqlBool>`(loyalty_points_transaction.kind in ('earn', 'claw_back') and (
    starts_with(coalesce(loyalty_points_transaction.cause, ''), ${`${event}:`})
    or exists (select from loyalty_earning where loyalty_earning.invoice_id = loyalty_points_transaction.invoice_id
      and loyalty_earning.client_id = loyalty_points_transaction.client_id
      and jsonb_path_exists(loyalty_earning.terms, ${GAVE_SOMETHING}::jsonpath, jsonb_build_object('id', ${id}::int)))))`;
}

/** A rule that was asked and gave nothing, or a factor of one, is no reason for an entry. */
const GAVE_SOMETHING = '$.rules[*] ? (@.ruleId == $id && (@.value.numerator != "0" || @.factor.numerator != @.factor.denominator))';

function kindOf(kind: string): (typeof ENTRY_KINDS)[number] {
  const known = ENTRY_KINDS.find((candidate) => candidate === kind);
  if (known === undefined) throw new TypeError(`${kind} is no kind of entry`);
  return known;
}
