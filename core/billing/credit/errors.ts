import { defineErrors } from "#core/kernel/app-error.ts";

/** The refusals of account credit. Amounts in details are major units. */
export const creditErrors = defineErrors({
  "credit.insufficient": { status: 422, message: "The account credit is too low: {available} {currency} are available." },
});
