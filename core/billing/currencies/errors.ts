import { defineErrors } from "#core/kernel/app-error.ts";

/** The refusals of currencies. */
export const currencyErrors = defineErrors({
  "currency.not_found": { status: 404, message: "The shop does not sell in this currency." },
  "currency.exists": { status: 409, message: "The shop already sells in this currency." },
  "currency.is_default": { status: 409, message: "{code} is the shop's default currency." },
  "currency.in_use": { status: 409, message: "{code} is in use and cannot be deleted." },
});
