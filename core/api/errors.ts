import { defineErrors } from "#core/kernel/app-error.ts";

/** What the door itself refuses, before or instead of running a method. */
export const apiErrors = defineErrors({
  "request.invalid": { status: 400, message: "The request is invalid." },
  "request.not_found": { status: 404, message: "There is nothing at this address." },
  "request.method_not_allowed": { status: 405, message: "This address does not answer {verb}." },
  "request.too_large": { status: 413, message: "The request is too large." },
  "request.unsupported_type": { status: 415, message: "Send the request as JSON or as a form." },
  "request.upgrade_required": { status: 426, message: "This address speaks WebSocket." },
  "auth.csrf": {
    status: 403,
    message: "The request does not come from a page of this shop, or the page is out of date. Please reload it.",
  },
  "idempotency.in_progress": { status: 409, message: "A request with the same Idempotency-Key is still being worked on." },
  "idempotency.mismatch": { status: 422, message: "This Idempotency-Key was used for another request." },
  "idempotency.answer_gone": {
    status: 409,
    message: "The request with this Idempotency-Key was carried out; its answer held a secret and can no longer be read.",
  },
  internal: { status: 500, message: "Something went wrong. Please tell support the request id." },
});
