import { z } from "zod";
import { defineNotice } from "#core/events/notice.ts";

const phase = z.enum(["checkout", "renewal", "manual"]);
const ofInvoice = { invoice_id: z.int(), client_id: z.int(), phase };

/** A cart was ordered; the invoice may still be unpaid. */
export const orderPlaced = defineNotice("order_placed", z.object({ ...ofInvoice, cart_id: z.int(), order_ids: z.array(z.int()) }));
/** An invoice was written, a draft included. */
export const invoiceIssued = defineNotice("invoice_issued", z.object(ofInvoice));
/** Staff showed an invoice they had prepared to its client. */
export const invoiceApproved = defineNotice("invoice_approved", z.object(ofInvoice));
/** Staff reminded a client of an invoice. */
export const invoiceReminded = defineNotice("invoice_reminded", z.object(ofInvoice));
/** An invoice is paid in full, or had nothing to pay. */
export const invoicePaid = defineNotice("invoice_paid", z.object(ofInvoice));
/** Part or all of a paid invoice went back. */
export const invoiceRefunded = defineNotice("invoice_refunded", z.object({ ...ofInvoice, credit_note_id: z.int(), is_full: z.boolean() }));
/** An unpaid invoice was cancelled or deleted, or what it held expired. */
export const invoiceCancelled = defineNotice("invoice_cancelled", z.object({ ...ofInvoice, reason: z.string() }));
