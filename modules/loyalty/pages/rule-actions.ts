import { textField } from "#core/events/form-fields.ts";
import type { Fields, PageAction } from "#core/events/page.ts";

const LIST = "/loyalty/rules";

/** What the buttons beside a rule do, in the list and on its own page. */
export const ruleActions = {
  activate: async (_scope, { form, call }) => {
    await call("loyalty_rule_update", { id: textField(form, "id"), active: true });
    return { message: "{name} is switched on.", values: nameIn(form) };
  },
  deactivate: async (_scope, { form, call }) => {
    await call("loyalty_rule_update", { id: textField(form, "id"), active: false });
    return { message: "{name} is switched off. What was earned by it stays.", values: nameIn(form) };
  },
  delete: async (_scope, { form, call }) => {
    const id = textField(form, "id");
    await call("loyalty_rule_delete", { id });
    const undo = { action: "restore", values: { id, ...nameIn(form) } };
    return { to: LIST, message: "{name} is deleted. What was earned by it stays.", values: nameIn(form), undo };
  },
  restore: async (_scope, { form, call }) => {
    await call("loyalty_rule_restore", { id: textField(form, "id") });
    return { to: LIST, message: "{name} is back.", values: nameIn(form) };
  },
} as const satisfies Readonly<Record<string, PageAction>>;

function nameIn(form: Fields | undefined): { readonly name: string } {
  return { name: textField(form, "name") };
}
