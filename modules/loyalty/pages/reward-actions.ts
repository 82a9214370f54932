import { textField } from "#core/events/form-fields.ts";
import type { Fields, PageAction } from "#core/events/page.ts";

const LIST = "/loyalty/rewards";

/** What the buttons beside a reward do, in the list and on its own page. */
export const rewardActions = {
  activate: async (_scope, { form, call }) => {
    await call("loyalty_reward_update", { id: textField(form, "id"), active: true });
    return { message: "{name} is switched on.", values: nameIn(form) };
  },
  deactivate: async (_scope, { form, call }) => {
    await call("loyalty_reward_update", { id: textField(form, "id"), active: false });
    return { message: "{name} is switched off. Clients no longer see it.", values: nameIn(form) };
  },
  delete: async (_scope, { form, call }) => {
    const id = textField(form, "id");
    await call("loyalty_reward_delete", { id });
    const undo = { action: "restore", values: { id, ...nameIn(form) } };
    return { to: LIST, message: "{name} is deleted. What was redeemed stays.", values: nameIn(form), undo };
  },
  restore: async (_scope, { form, call }) => {
    await call("loyalty_reward_restore", { id: textField(form, "id") });
    return { to: LIST, message: "{name} is back.", values: nameIn(form) };
  },
} as const satisfies Readonly<Record<string, PageAction>>;

function nameIn(form: Fields | undefined): { readonly name: string } {
  return { name: textField(form, "name") };
}
