import { invoiceRefunding, invoiceReleasing, invoiceSettling } from "#core/billing/hooks.ts";
import { listen } from "#core/events/hook.ts";
import { releaseOrder } from "../services/release-order.ts";
import { settleOrder } from "../services/settle-order.ts";
import { settleRefund } from "../services/settle-refund.ts";

/** Held points are spent and new ones earned when an invoice is paid. */
export const onInvoiceSettling = listen(invoiceSettling, settleOrder, { lane: "wallet", guards: true });

/** Held points are free again when it is given up. */
export const onInvoiceReleasing = listen(invoiceReleasing, releaseOrder, { lane: "wallet", guards: true });

/** Points that paid come back and points that were earned go back with what is refunded. */
export const onInvoiceRefunding = listen(invoiceRefunding, settleRefund, { lane: "wallet", guards: true });
