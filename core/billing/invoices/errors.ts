import { defineErrors } from "#core/kernel/app-error.ts";

/** The refusals of invoices and their payments. Amounts in details are major units of the invoice's currency. */
export const invoiceErrors = defineErrors({
  "invoice.not_found": { status: 404, message: "There is no such invoice." },
  "invoice.not_payable": { status: 409, message: "This invoice cannot be paid: it is {status}." },
  "invoice.not_adjustable": { status: 409, message: "Only an unpaid invoice can be changed; this one is {status}." },
  "invoice.not_cancellable": { status: 409, message: "Only an unpaid invoice can be cancelled; this one is {status}." },
  "invoice.not_deletable": { status: 409, message: "An invoice that was paid cannot be deleted; this one is {status}." },
  "invoice.not_approvable": { status: 409, message: "Only an unpaid invoice can be approved; this one is {status}." },
  "invoice.not_editable": {
    status: 409,
    message: "Only an invoice that was written by hand, and that its client has not seen yet, can be changed.",
  },
  "invoice.not_remindable": { status: 409, message: "Its client sees no such invoice, or there is nothing left to pay of it." },
  "invoice.version_conflict": { status: 409, message: "Somebody else has changed this invoice. Load it again." },
  "invoice.reminded_recently": {
    status: 409,
    message: "A client is reminded of an invoice once a day at most. The next reminder is possible in {hours} h.",
  },
  "invoice.amount_invalid": { status: 422, message: "The amount must be above 0 and at most {max} {currency}." },
  "invoice.amount_too_large": { status: 422, message: "The total of the invoice would be too large." },
  "invoice.transaction_known": { status: 409, message: "This transaction id belongs to another payment." },
  "invoice.tender_unavailable": { status: 409, message: "Payments of type {type} cannot be moved at the moment." },
});
