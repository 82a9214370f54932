import type { PricedDocument } from "../pricing/priced-document.ts";
import type { CartFragments } from "../pricing-source.ts";

/** Where a sale came from. */
export type Attribution = {
  readonly utm_source: string | null;
  readonly utm_medium: string | null;
  readonly utm_campaign: string | null;
};

/** What a line of the document says on the invoice, beside its price. */
export type DraftLine = { readonly title: string; readonly orderId: number | undefined };

/** An invoice about to be issued. The document is final: it is stored as it is and never priced again. */
export type InvoiceDraft = {
  readonly clientId: number;
  readonly cartId: number | undefined;
  readonly phase: "checkout" | "renewal" | "manual";
  readonly approved: boolean;
  /** Millionths of the document's currency for one unit of the shop's default currency. */
  readonly currencyRateMillionths: bigint;
  readonly taxName: string | undefined;
  readonly document: PricedDocument;
  /** What the pricing sources told: coupons with their codes, points. */
  readonly fragments: CartFragments;
  /** By the keys of the document's lines. */
  readonly lines: ReadonlyMap<string, DraftLine>;
  readonly dueAt: Date | undefined;
  /** When the invoice is cancelled if it stays unpaid; undefined for one that holds nothing. */
  readonly holdUntil: Date | undefined;
  readonly attribution: Attribution;
  readonly notes: string | undefined;
};

/** An invoice that was just written. */
export type IssuedInvoice = {
  readonly id: number;
  readonly hash: string;
  /** Key of the document's line → id of the invoice line. */
  readonly itemIds: ReadonlyMap<string, number>;
};

export const noAttribution: Attribution = { utm_source: null, utm_medium: null, utm_campaign: null };
