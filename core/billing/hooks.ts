import { defineHook, defineLanedHook } from "#core/events/hook.ts";
import { lockLanes } from "#core/events/lock-lanes.ts";
import type { PricedDocument } from "./pricing/priced-document.ts";
import type { PricingPlans } from "./pricing-source.ts";

/** What a checkout has made so far, when modules take their holds. Rows of orders, invoice and lines exist already. */
export type CheckoutHolding = {
  readonly cartId: number;
  readonly clientId: number;
  readonly invoiceId: number;
  readonly orderIds: readonly number[];
  readonly currency: string;
  readonly document: PricedDocument;
  /** Cart line key → invoice line id. */
  readonly itemIds: ReadonlyMap<string, number>;
  readonly plans: PricingPlans;
  /** Until when holds last if the invoice stays unpaid. */
  readonly holdUntil: Date;
  /** Gift cards named by the buyer, by code or as one of its own by id, in the order given; the gift-card module spends them. */
  readonly giftCards: readonly (({ readonly code: string } | { readonly id: number }) & { readonly pin: string | undefined })[];
};

/** An invoice that changes hands: settled, released or refunded. */
export type InvoiceMoment = {
  readonly invoiceId: number;
  readonly clientId: number;
  readonly phase: "checkout" | "renewal" | "manual";
  readonly currency: string;
};

/** A refund in progress; the credit note and its lines exist already. `isFull`: nothing of the invoice is left. */
export type InvoiceRefunding = InvoiceMoment & {
  readonly creditNoteId: number;
  readonly isFull: boolean;
  readonly lines: readonly { readonly itemId: number; readonly quantity: number; readonly amountMinor: bigint }[];
};

/** Modules hold uses, points and card balances for an invoice that was just made. Throwing refuses the checkout. */
export const checkoutHolding = defineLanedHook<CheckoutHolding>()("checkoutHolding", lockLanes);
/** A renewal invoice was made; modules record what they gave it. */
export const renewalHolding = defineLanedHook<
  InvoiceMoment & {
    readonly orderId: number;
    readonly plans: PricingPlans;
    readonly document: PricedDocument;
    /** Line key (the order's id) → invoice line id. */
    readonly itemIds: ReadonlyMap<string, number>;
  }
>()("renewalHolding", lockLanes);
/** The invoice is paid in full (or its total is zero): holds become uses, points are earned, bought cards are issued. */
export const invoiceSettling = defineLanedHook<InvoiceMoment>()("invoiceSettling", lockLanes);
/** The invoice was cancelled or deleted, or its hold expired: holds are given back. */
export const invoiceReleasing = defineLanedHook<InvoiceMoment & { readonly reason: string }>()("invoiceReleasing", lockLanes);
/** Part or all of a paid invoice goes back. */
export const invoiceRefunding = defineLanedHook<InvoiceRefunding>()("invoiceRefunding", lockLanes);
/** A guest's cart becomes the client's (`intoCartId`); modules move what they attached to it. */
export const cartMerging = defineHook<{ readonly fromCartId: number; readonly intoCartId: number; readonly clientId: number }>(
  "cartMerging",
  { mayRefuse: true },
);
/** A cart is about to be emptied or removed. */
export const cartResetting = defineHook<{ readonly cartId: number }>("cartResetting", { mayRefuse: true });
/** A cart was priced for its owner to see; modules keep what they have to stand by at the checkout. Nothing is said when nothing changed. */
export const cartShown = defineHook<{ readonly cartId: number; readonly plans: PricingPlans }>("cartShown");

export const onBeforeProductAddedToCart = defineHook<{ readonly cartId: number; readonly productId: number; readonly quantity: number }>(
  "onBeforeProductAddedToCart",
  {
    mayRefuse: true,
  },
);
export const onAfterProductAddedToCart = defineHook<{ readonly cartId: number; readonly productId: number; readonly quantity: number }>(
  "onAfterProductAddedToCart",
);
/** Before the cart is priced for the last time; `points` replaces the number of points chosen for the cart when it is given. */
export const onBeforeClientCheckout = defineHook<{
  readonly clientId: number;
  readonly cartId: number;
  readonly points: number | undefined;
}>("onBeforeClientCheckout", { mayRefuse: true });
export const onAfterClientOrderCreate = defineHook<{ readonly clientId: number; readonly id: number }>("onAfterClientOrderCreate");
export const onBeforeAdminOrderActivate = defineHook<{ readonly id: number }>("onBeforeAdminOrderActivate", { mayRefuse: true });
export const onAfterAdminOrderActivate = defineHook<{ readonly id: number }>("onAfterAdminOrderActivate");
export const onBeforeAdminOrderRenew = defineHook<{ readonly id: number }>("onBeforeAdminOrderRenew", { mayRefuse: true });
export const onAfterAdminOrderRenew = defineHook<{ readonly id: number }>("onAfterAdminOrderRenew");
export const onBeforeAdminOrderSuspend = defineHook<{ readonly id: number }>("onBeforeAdminOrderSuspend", { mayRefuse: true });
export const onAfterAdminOrderSuspend = defineHook<{ readonly id: number }>("onAfterAdminOrderSuspend");
export const onBeforeAdminOrderUnsuspend = defineHook<{ readonly id: number }>("onBeforeAdminOrderUnsuspend", { mayRefuse: true });
export const onAfterAdminOrderUnsuspend = defineHook<{ readonly id: number }>("onAfterAdminOrderUnsuspend");
export const onBeforeAdminOrderCancel = defineHook<{ readonly id: number }>("onBeforeAdminOrderCancel", { mayRefuse: true });
export const onAfterAdminOrderCancel = defineHook<{ readonly id: number }>("onAfterAdminOrderCancel");
export const onBeforeAdminOrderUpdate = defineHook<{ readonly id: number }>("onBeforeAdminOrderUpdate", { mayRefuse: true });
export const onAfterAdminOrderUpdate = defineHook<{ readonly id: number }>("onAfterAdminOrderUpdate");
export const onBeforeAdminOrderDelete = defineHook<{ readonly id: number }>("onBeforeAdminOrderDelete", { mayRefuse: true });
export const onAfterAdminOrderDelete = defineHook<{ readonly id: number }>("onAfterAdminOrderDelete");
export const onBeforeAdminInvoiceApprove = defineHook<{ readonly id: number }>("onBeforeAdminInvoiceApprove", { mayRefuse: true });
export const onAfterAdminInvoiceApprove = defineHook<{ readonly id: number }>("onAfterAdminInvoiceApprove");
export const onBeforeAdminInvoiceUpdate = defineHook<{ readonly id: number }>("onBeforeAdminInvoiceUpdate", { mayRefuse: true });
export const onAfterAdminInvoiceUpdate = defineHook<{ readonly id: number }>("onAfterAdminInvoiceUpdate");
export const onBeforeAdminInvoiceSendReminder = defineHook<{ readonly id: number }>("onBeforeAdminInvoiceSendReminder", {
  mayRefuse: true,
});
export const onAfterAdminInvoicePaymentReceived = defineHook<{ readonly id: number }>("onAfterAdminInvoicePaymentReceived");
export const onBeforeAdminInvoiceRefund = defineHook<{ readonly id: number }>("onBeforeAdminInvoiceRefund", { mayRefuse: true });
export const onAfterAdminInvoiceRefund = defineHook<{ readonly id: number; readonly creditNoteId: number }>("onAfterAdminInvoiceRefund");
export const onBeforeAdminInvoiceDelete = defineHook<{ readonly id: number }>("onBeforeAdminInvoiceDelete", { mayRefuse: true });
export const onAfterAdminInvoiceDelete = defineHook<{ readonly id: number }>("onAfterAdminInvoiceDelete");
export const onBeforeAdminGenerateRenewalInvoice = defineHook<{ readonly orderId: number }>("onBeforeAdminGenerateRenewalInvoice", {
  mayRefuse: true,
});
export const onAfterAdminGenerateRenewalInvoice = defineHook<{ readonly orderId: number; readonly id: number }>(
  "onAfterAdminGenerateRenewalInvoice",
);
export const onBeforeAdminCronRun = defineHook<Record<string, never>>("onBeforeAdminCronRun");
export const onAfterAdminCronRun = defineHook<Record<string, never>>("onAfterAdminCronRun");
