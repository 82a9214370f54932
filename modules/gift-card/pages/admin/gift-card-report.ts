import { textField } from "#core/events/form-fields.ts";
import { definePage, type PageRequest } from "#core/events/page.ts";
import type { Scope } from "#core/events/scope.ts";
import { giftCardTabs } from "./gift-card-tabs.ts";

export type Liability = {
  readonly from: string | null;
  readonly at: string;
  readonly currencies: readonly {
    readonly currency: string;
    readonly opening: number;
    readonly issued: number;
    readonly redeemed: number;
    readonly expired: number;
    readonly voided: number;
    readonly closing: number;
    readonly promotional: number;
    readonly held: number;
    readonly closes: boolean;
  }[];
};

export type LiabilityMonths = readonly {
  readonly month: string | null;
  readonly currency: string;
  readonly cards: number;
  readonly issued: number;
  readonly redeemed: number;
  readonly expired: number;
  readonly voided: number;
  readonly outstanding: number;
}[];

/** `/admin/gift-cards/report`: what the shop owes on cards, how it came about, and when it was sold or will expire. */
export const giftCardReportPage = definePage({
  area: "admin",
  path: "/gift-cards/report",
  title: "Liability",
  permission: "gift_card.report",
  template: "gift-card-report",
  load: async (scope, request) => {
    const { currencies, ...range } = await liabilityOf(request);
    const by = monthKindOf(request);
    return {
      tabs: giftCardTabs(scope),
      ...range,
      currencies: currencies.map((row) => ({ ...row, breakage: row.issued > 0 ? row.expired / row.issued : null })),
      isWrong: currencies.some(({ closes }) => !closes),
      by,
      months: (await request.call<LiabilityMonths>("gift_card_liability_months", { by })).map((row) => ({
        ...row,
        word: row.month === null ? null : monthWord(scope, row.month),
      })),
      exportQuery: new URLSearchParams(rangeOf(request)).toString(),
    };
  },
});

/** The report for the days that the address names. */
export function liabilityOf(request: PageRequest): Promise<Liability> {
  return request.call<Liability>("gift_card_liability", rangeOf(request));
}

/** By what the address puts months together. */
export function monthKindOf({ query }: PageRequest): "issued" | "expires" {
  return textField(query, "by") === "expires" ? "expires" : "issued";
}

function rangeOf({ query }: PageRequest): Record<string, string> {
  return Object.fromEntries(["from", "at"].flatMap((name) => (textField(query, name) === "" ? [] : [[name, textField(query, name)]])));
}

function monthWord({ language }: Scope, month: string): string {
  return new Intl.DateTimeFormat(language, { month: "long", year: "numeric", timeZone: "UTC" }).format(new Date(`${month}-01T00:00:00Z`));
}
