import { defineErrors } from "#core/kernel/app-error.ts";

/** The refusals of this layer. */
export const identityErrors = defineErrors({
  throttled: { status: 429, message: "Too many failed attempts. Please try again later." },
  "auth.required": { status: 401, message: "Please sign in, or send a valid API key." },
  "auth.invalid_credentials": { status: 401, message: "The e-mail address or the password is wrong." },
  "auth.wrong_password": { status: 422, message: "The current password is wrong." },
  "auth.not_grantable": { status: 403, message: "You cannot give or take what you may not do yourself: {permissions}." },
  "auth.reset_invalid": { status: 422, message: "This link was used already or has expired. Please ask for a new one." },
  "client.not_found": { status: 404, message: "There is no such client." },
  "client.email_taken": { status: 409, message: "An account with this e-mail address exists already." },
  "client.erased": { status: 409, message: "This client was erased." },
  "client.token_invalid": { status: 422, message: "This confirmation is invalid or has expired." },
  "client.already_confirmed": { status: 409, message: "Your e-mail address is confirmed already." },
  "client_group.not_found": { status: 404, message: "There is no such client group." },
  "client_group.in_use": { status: 409, message: "The group still has {clients} clients." },
  "staff.not_found": { status: 404, message: "There is no such staff member." },
  "staff.email_taken": { status: 409, message: "A staff member with this e-mail address exists already." },
  "staff.last_super": { status: 409, message: "The last active super administrator must stay." },
  "staff.out_of_reach": {
    status: 403,
    message: "Only a super administrator, or a colleague with the same permissions, may change this account.",
  },
});
