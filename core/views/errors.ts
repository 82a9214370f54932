import { defineErrors } from "#core/kernel/app-error.ts";

/** What the pages themselves refuse. */
export const viewErrors = defineErrors({
  "page.unknown_action": { status: 400, message: "This page cannot do what the form asks of it. Please reload it." },
  "saved_view.not_found": { status: 404, message: "There is no such saved view." },
  "saved_view.unknown_page": { status: 422, message: "There is no such list, or you may not see it." },
  "saved_view.query_refused": { status: 422, message: "The list does not understand these filters, so they cannot be saved." },
  "saved_view.name_taken": { status: 409, message: "You have a view of this name for this list already." },
  "saved_view.too_many": { status: 409, message: "There can be {most} saved views for a list. Delete one first." },
});
