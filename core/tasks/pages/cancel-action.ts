import { textField } from "#core/events/form-fields.ts";
import type { PageAction } from "#core/events/page.ts";

/** The button that stops background work, in the list and on its own page. */
export const cancelAction: PageAction = async (_scope, { form, call }) => {
  await call("task_cancel", { id: textField(form, "id") });
  return { message: "The work is stopped. What was done so far stays." };
};
