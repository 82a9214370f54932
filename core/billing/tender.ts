import { defineExtensionPoint } from "#core/events/extension-point.ts";
import type { Scope } from "#core/events/scope.ts";

/** A payment as a tender sees it; the row is `transaction`. */
export type TenderPayment = {
  readonly id: number;
  readonly invoiceId: number;
  readonly clientId: number;
  readonly instrumentRef: string | undefined;
  readonly amountMinor: bigint;
  readonly currency: string;
};

/**
 * A kind of money that modules add beside the gateway and account credit: gift cards, for instance. The host owns the payment row
 * and the invoice's sums; the tender moves its own balance, each method inside the host's transaction and exactly once per payment.
 */
export type Tender = {
  readonly type: string;
  /** Whether it may pay for a line; gift cards do not buy gift cards unless the shop says so. */
  readonly mayPay: (scope: Scope, line: { readonly type: string }) => boolean;
  /** Turns the hold into a payment; called when the invoice is settled. */
  readonly capture: (scope: Scope, payment: TenderPayment) => Promise<void>;
  /** Gives the hold back; called when the invoice is cancelled. */
  readonly release: (scope: Scope, payment: TenderPayment) => Promise<void>;
  /** Returns part of a captured payment to the instrument it came from. */
  readonly refund: (
    scope: Scope,
    payment: TenderPayment,
    refund: { readonly creditNoteId: number | undefined; readonly amountMinor: bigint },
  ) => Promise<void>;
};

/** Where modules add tenders. */
export const tenders = defineExtensionPoint<Tender>("billing.tenders");
