import { defineErrors } from "#core/kernel/app-error.ts";

/** What the pages themselves refuse. */
export const viewErrors = defineErrors({
  "page.unknown_action": { status: 400, message: "This page cannot do what the form asks of it. Please reload it." },
});
