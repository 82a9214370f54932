import { textField } from "#core/events/form-fields.ts";
import type { Fields, PageAction } from "#core/events/page.ts";

/** What the buttons beside a coupon do, in the list and on its own page. */
export const couponActions = {
  activate: async (_scope, { form, call }) => {
    await call("coupon_activate", { id: textField(form, "id") });
    return { message: "{name} is switched on.", values: nameIn(form) };
  },
  deactivate: async (_scope, { form, call }) => {
    await call("coupon_deactivate", { id: textField(form, "id") });
    return { message: "{name} is switched off. Nobody can use it until it is activated.", values: nameIn(form) };
  },
  duplicate: async (_scope, { form, call }) => {
    const copy = await call<{ readonly id: number }>("coupon_duplicate", { id: textField(form, "id") });
    return {
      to: `/coupons/${copy.id}/edit`,
      message: "This is a copy of {name}. It is switched off until you activate it.",
      values: nameIn(form),
    };
  },
  delete: async (_scope, { form, call }) => {
    const id = textField(form, "id");
    await call("coupon_delete", { id });
    return {
      to: "/coupons",
      message: "{name} is deleted. Its history stays.",
      values: nameIn(form),
      undo: { to: "/coupons", action: "restore", values: { ids: id } },
    };
  },
} as const satisfies Readonly<Record<string, PageAction>>;

function nameIn(form: Fields | undefined): { readonly name: string } {
  return { name: textField(form, "name") };
}
