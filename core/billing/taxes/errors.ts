import { defineErrors } from "#core/kernel/app-error.ts";

/** The refusals of tax rules. */
export const taxErrors = defineErrors({
  "tax.not_found": { status: 404, message: "There is no such tax rule." },
});
