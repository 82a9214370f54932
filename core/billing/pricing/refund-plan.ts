import type { Refusal } from "#core/kernel/verdict.ts";

/** Either whole units of lines, or an amount over the document, or everything that is left; never two of them. */
export type RefundRequest =
  | { readonly kind: "everything" }
  | { readonly kind: "amount"; readonly amountMinor: bigint }
  | { readonly kind: "units"; readonly lines: readonly { readonly key: string; readonly quantity: number }[] };

export type TenderRefund = {
  readonly tenderId: string;
  readonly amountMinor: bigint;
};

/** What goes back for one line. `quantity` is 0 when an amount, not units, is refunded. */
export type LineRefund = {
  readonly key: string;
  readonly quantity: number;
  readonly amountMinor: bigint;
  /** Every tender of the line in payment order, also those that get 0n. */
  readonly tenders: readonly TenderRefund[];
};

/** What goes back in all, by tender and by line. */
export type RefundPlan = {
  readonly ok: true;
  readonly amountMinor: bigint;
  /** True when nothing that was paid is left after it (nothing paid at all: when no unit is left). */
  readonly isFull: boolean;
  readonly tenders: readonly TenderRefund[];
  /** Only the lines that are touched, in document order. */
  readonly lines: readonly LineRefund[];
};

/**
 * A plan, or why there is none: `refund.quantity_exceeds_left`, `refund.amount_exceeds_left`, `refund.line_not_found`,
 * `refund.nothing_left`, `refund.quantity_not_positive`, `refund.amount_not_positive`.
 */
export type RefundVerdict = RefundPlan | Refusal;
