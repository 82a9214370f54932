import { defineErrors } from "#core/kernel/app-error.ts";

/** The refusals of refunds. Amounts in details are major units of the invoice's currency. */
export const refundErrors = defineErrors({
  "refund.not_refundable": { status: 409, message: "Only a paid invoice can be refunded; this one is {status}." },
  "refund.nothing_left": { status: 409, message: "Everything of this invoice was refunded already." },
  "refund.line_not_found": { status: 422, message: "The invoice has no line {line}." },
  "refund.quantity_not_positive": { status: 422, message: "At least one unit has to be refunded." },
  "refund.quantity_exceeds_left": { status: 422, message: "Only {left} units of line {line} are left to refund." },
  "refund.amount_not_positive": { status: 422, message: "The amount must be above 0." },
  "refund.amount_exceeds_left": { status: 422, message: "Only {max} {currency} are left to refund." },
});
