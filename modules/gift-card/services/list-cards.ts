import { type ExpressionBuilder, sql } from "kysely";
import { z } from "zod";
import { hasPermission } from "#core/events/actor.ts";
import type { Scope } from "#core/events/scope.ts";
import { clientSearch } from "#core/identity/clients/client-search.ts";
import { boundOf } from "#core/identity/date-range.ts";
import { likePattern } from "#core/identity/like-pattern.ts";
import { minorFromWire, wireMoney } from "#core/kernel/money.ts";
import { offsetOf, type Page, pageInput, pageOf } from "#core/kernel/page.ts";
import { boundedText, currencyCode, flag, idNumber, instantText } from "#core/kernel/wire.ts";
import { cardStatuses } from "../ledger/card-status.ts";
import { type CardRow, type GiftCardTables, giftCardTables } from "../tables.ts";

const instant = instantText.optional();

/** By what lists of cards can be sorted. */
export const cardSorts = ["id", "created_at", "expires_at", "balance", "value", "status", "last4"] as const;

export const cardSources = ["staff", "coupon", "purchase", "module"] as const;

/** By what staff look for cards. The last four characters are all of a code that can be searched. */
export const cardFilters = z.strictObject({
  ...pageInput,
  search: boundedText(200)
    .optional()
    .describe("The last four characters, the id, a part of the note; with client.view also of the owner's name, address or company"),
  status: z
    .preprocess((value) => (typeof value === "string" ? value.split(",") : value), z.array(z.enum(cardStatuses)).max(4))
    .optional()
    .describe("One status, or several at once"),
  client_id: idNumber.optional(),
  promo_id: idNumber.optional(),
  batch_id: idNumber.optional(),
  invoice_id: idNumber.optional().describe("Cards that were bought with it or paid for it"),
  currency: currencyCode.optional(),
  source: z.enum(cardSources).optional(),
  last4: z.string().length(4).toUpperCase().optional(),
  with_balance: flag.optional(),
  balance_min: wireMoney.optional().describe("In `currency`, the shop's when absent; cards in others are left out"),
  balance_max: wireMoney.optional(),
  created_from: instant,
  created_to: instant,
  expires_from: instant,
  expires_to: instant,
  sort: z.enum(cardSorts).default("id"),
  direction: z.enum(["asc", "desc"]).default("desc"),
});

type Filters = z.output<typeof cardFilters>;

/** One page of cards, newest first unless asked otherwise. Throws `request.invalid` for a date or amount that is none. */
export async function listCards(scope: Scope, filters: Filters): Promise<Page<CardRow>> {
  const matches = conditionOf(scope, filters);
  const tables = giftCardTables(scope);
  const rows = await tables
    .selectFrom("gift_card")
    .selectAll()
    .where(matches)
    .orderBy(sortColumn(filters, scope.now), filters.direction)
    .orderBy("id", filters.direction)
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

/** What people see, as `cardStatus` derives it. */
function statusSql(now: Date) {
  return sql<string>`(case when gift_card.status = 'void' then 'void' when gift_card.expires_at <= ${now} then 'expired' else gift_card.status end)`;
}

function sortColumn({ sort }: Filters, now: Date) {
  if (sort === "status") return statusSql(now);
  const columns = { balance: "balance_minor", value: "value_minor" } as const;
  return sql.ref(`gift_card.${sort === "balance" || sort === "value" ? columns[sort] : sort}`);
}

function conditionOf(scope: Scope, filters: Filters) {
  const { promo_id, batch_id, invoice_id, source, last4, with_balance, client_id, status = [] } = filters;
  const range = balanceRange(scope, filters);
  const date = (field: `${"created" | "expires"}_${"from" | "to"}`): Date | undefined =>
    boundOf(scope, field, filters[field], field.endsWith("from") ? "start" : "end");
  const [createdFrom, createdTo] = [date("created_from"), date("created_to")];
  const [expiresFrom, expiresTo] = [date("expires_from"), date("expires_to")];
  return (card: ExpressionBuilder<GiftCardTables, "gift_card">) =>
    card.and([
      ...(filters.search === undefined || filters.search.trim() === "" ? [] : [card.or(searched(scope, card, filters.search.trim()))]),
      ...(status.length === 0 ? [] : [sql<boolean>`${statusSql(scope.now)} = any(${status}::text[])`]),
      ...(client_id === undefined ? [] : [card("client_id", "=", client_id)]),
      ...(promo_id === undefined ? [] : [card("promo_id", "=", promo_id)]),
      ...(batch_id === undefined ? [] : [card("gift_card_batch_id", "=", batch_id)]),
      ...(range.currency === undefined ? [] : [card("currency", "=", range.currency)]),
      ...(source === undefined ? [] : [card("source", "=", source)]),
      ...(last4 === undefined ? [] : [card("last4", "=", last4)]),
      ...(with_balance === undefined ? [] : [card("balance_minor", with_balance ? ">" : "=", 0n)]),
      ...(range.minMinor === undefined ? [] : [card("balance_minor", ">=", range.minMinor)]),
      ...(range.maxMinor === undefined ? [] : [card("balance_minor", "<=", range.maxMinor)]),
      ...(createdFrom === undefined ? [] : [card("created_at", ">=", createdFrom)]),
      ...(createdTo === undefined ? [] : [card("created_at", "<=", createdTo)]),
      ...(expiresFrom === undefined ? [] : [card("expires_at", ">=", expiresFrom)]),
      ...(expiresTo === undefined ? [] : [card("expires_at", "<=", expiresTo)]),
      ...(invoice_id === undefined
        ? []
        : [card("id", "in", (from) => from.selectFrom("gift_card_entry").select("gift_card_id").where("invoice_id", "=", invoice_id))]),
    ]);
}

/** A range of amounts means one currency. */
function balanceRange({ shop }: Scope, { currency, balance_min, balance_max }: Filters) {
  if (balance_min === undefined && balance_max === undefined) return { currency, minMinor: undefined, maxMinor: undefined };
  const meant = currency ?? shop.currency;
  return {
    currency: meant,
    minMinor: balance_min === undefined ? undefined : minorFromWire(balance_min, meant, "balance_min"),
    maxMinor: balance_max === undefined ? undefined : minorFromWire(balance_max, meant, "balance_max"),
  };
}

function searched({ actor }: Scope, card: ExpressionBuilder<GiftCardTables, "gift_card">, text: string) {
  const id = /^#?([1-9]\d{0,8})$/.exec(text)?.[1];
  const pattern = likePattern(text);
  const owner = sql<boolean>`gift_card.client_id = any(array(select id from client where ${clientSearch(text)}))`;
  return [
    card("last4", "=", text.slice(-4).toUpperCase()).and(sql<boolean>`${/^[•*. ]*[0-9a-z*~$=]{4}$/i.test(text)}::boolean`),
    card("note", "ilike", pattern),
    ...(id === undefined ? [] : [card("id", "=", Number(id))]),
    ...(hasPermission(actor, "client.view") ? [owner] : []),
  ];
}
