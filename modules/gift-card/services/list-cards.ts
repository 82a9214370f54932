import { type ExpressionBuilder, sql } from "kysely";
import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { offsetOf, type Page, pageInput, pageOf } from "#core/kernel/page.ts";
import { currencyCode, flag, idNumber } from "#core/kernel/wire.ts";
import { cardStatuses } from "../ledger/card-status.ts";
import { type CardRow, type GiftCardTables, giftCardTables } from "../tables.ts";

/** By what staff look for cards. The last four characters are all of a code that can be searched. */
export const cardFilters = z.strictObject({
  ...pageInput,
  status: z.enum(cardStatuses).optional(),
  client_id: idNumber.optional(),
  promo_id: idNumber.optional(),
  batch_id: idNumber.optional(),
  invoice_id: idNumber.optional().describe("Cards that were bought with it or paid for it"),
  currency: currencyCode.optional(),
  source: z.enum(["staff", "coupon", "purchase", "module"]).optional(),
  last4: z.string().length(4).toUpperCase().optional(),
  with_balance: flag.optional(),
});

type Filters = z.output<typeof cardFilters>;

/** One page of cards, newest first. */
export async function listCards(scope: Scope, filters: Filters): Promise<Page<CardRow>> {
  const matches = conditionOf(scope, filters);
  const tables = giftCardTables(scope);
  const rows = await tables
    .selectFrom("gift_card")
    .selectAll()
    .where(matches)
    .orderBy("id", "desc")
    .limit(filters.per_page)
    .offset(offsetOf(filters))
    .execute();
  const { total } = await tables
    .selectFrom("gift_card")
    .where(matches)
    .select(({ fn }) => fn.countAll<bigint>().as("total"))
    .executeTakeFirstOrThrow();
  return pageOf(rows, Number(total), filters);
}

function conditionOf({ now }: Scope, filters: Filters) {
  const { status, client_id, promo_id, batch_id, invoice_id, currency, source, last4, with_balance } = filters;
  return (card: ExpressionBuilder<GiftCardTables, "gift_card">) => {
    const isOver = sql<boolean>`(expires_at is not null and expires_at <= ${now})`;
    return card.and([
      ...(status === undefined ? [] : [status === "expired" ? card("status", "<>", "void") : card("status", "=", status)]),
      ...(status === "expired" ? [card(isOver, "=", true)] : []),
      ...(status === "active" || status === "suspended" ? [card(isOver, "=", false)] : []),
      ...(client_id === undefined ? [] : [card("client_id", "=", client_id)]),
      ...(promo_id === undefined ? [] : [card("promo_id", "=", promo_id)]),
      ...(batch_id === undefined ? [] : [card("gift_card_batch_id", "=", batch_id)]),
      ...(currency === undefined ? [] : [card("currency", "=", currency)]),
      ...(source === undefined ? [] : [card("source", "=", source)]),
      ...(last4 === undefined ? [] : [card("last4", "=", last4)]),
      ...(with_balance === undefined ? [] : [card("balance_minor", with_balance ? ">" : "=", 0n)]),
      ...(invoice_id === undefined
        ? []
        : [card("id", "in", (from) => from.selectFrom("gift_card_entry").select("gift_card_id").where("invoice_id", "=", invoice_id))]),
    ]);
  };
}
