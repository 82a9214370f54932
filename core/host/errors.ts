import { defineErrors } from "#core/kernel/app-error.ts";

/** The refusals of the host: modules, their settings, the shop's settings. */
export const hostErrors = defineErrors({
  "extension.not_found": { status: 404, message: "There is no extension {id}." },
  "extension.faulty": { status: 409, message: "The extension {id} cannot be loaded: {fault}" },
  "extension.required": { status: 409, message: "The extension {id} is required by {required_by}." },
  "extension.requires": { status: 409, message: "The extension {id} requires {requires}, which is not active." },
  "extension.not_deactivated": { status: 409, message: "The extension {id} has to be deactivated first." },
  "extension.not_installed": { status: 409, message: "The extension {id} is not installed." },
  "extension.open_balances": { status: 409, message: "The extension {id} still holds value: {balances}" },
  "system.currency_in_use": { status: 409, message: "The currency cannot be changed any more: there are invoices." },
  "cron.running": { status: 409, message: "The scheduled jobs are being run by hand already." },
  "auth.forbidden": { status: 403, message: "You are not allowed to do this." },
});
