import { defineErrors } from "#core/kernel/app-error.ts";

/** The refusals of orders. */
export const orderErrors = defineErrors({
  "order.not_found": { status: 404, message: "There is no such order." },
  "order.state_invalid": { status: 409, message: "This cannot be done with an order that is {status}." },
  "order.not_deletable": { status: 409, message: "An order that is {status} cannot be deleted. Please cancel it first." },
  "order.not_renewable": { status: 422, message: "This order has no billing period, so there is nothing to renew." },
});
