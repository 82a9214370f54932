import { listField, textField } from "#core/events/form-fields.ts";
import type { Fields } from "#core/events/page.ts";
import type { Scope } from "#core/events/scope.ts";
import { addDaysToDate, zonedParts } from "#core/kernel/business-calendar.ts";

/** The filters that stand in the form. */
export const LIST_FILTERS = ["search", "status", "currency", "source", "expiring", "with_balance", "balance_min", "balance_max"] as const;

/** Those that come from links only; each is shown as a chip. */
export const LINK_FILTERS = { client_id: "Client", batch_id: "Batch", promo_id: "Coupon", invoice_id: "Invoice" } as const;

/** Within how many days a card expires. */
export const EXPIRING_WORDS: Readonly<Record<string, string>> = {
  "7": "Within 7 days",
  "30": "Within 30 days",
  "90": "Within 90 days",
};

const PLAIN = ["search", "currency", "source", "with_balance", "balance_min", "balance_max", ...Object.keys(LINK_FILTERS), "page"];

/** What the list's address says, as `gift_card_get_list` takes it. */
export function listInput({ now, shop }: Scope, query: Fields): Record<string, unknown> {
  const statuses = statusesOf(query);
  const sort = textField(query, "sort");
  const days = Number(textField(query, "expiring"));
  const { date: today } = zonedParts(now, shop.timeZone);
  return {
    ...Object.fromEntries(PLAIN.flatMap((name) => (textField(query, name) === "" ? [] : [[name, textField(query, name)]]))),
    ...(statuses.length > 0 && { status: statuses }),
    ...(days > 0 && days <= 3_650 && { expires_from: now.toISOString(), expires_to: addDaysToDate(today, Math.trunc(days)) }),
    ...(sort !== "" && { sort: sort.replace(/^-/, ""), direction: sort.startsWith("-") ? "desc" : "asc" }),
  };
}

/** Several statuses at once come as `status[]`, one alone may be written `status`. */
export function statusesOf(query: Fields): readonly string[] {
  const many = listField(query, "status");
  return (many.length > 0 ? many : [textField(query, "status")]).flatMap((text) => text.split(",")).filter((status) => status !== "");
}
