import { textField } from "#core/events/form-fields.ts";
import { type Area, definePage, type Page } from "#core/events/page.ts";

/** `/reset-password` and `/reset-password/:token` of an area: asking for a link by mail, and setting a new password by it. */
export function passwordPages(area: Area): readonly [Page, Page] {
  const kind = area === "admin" ? "staff" : "client";
  const asking = definePage({
    area,
    path: "/reset-password",
    title: "Forgotten password",
    open: true,
    template: "reset-password",
    load: async () => ({}),
    actions: {
      ask: async (_scope, { form, call }) => {
        await call(`${kind}_reset_password`, { email: textField(form, "email") }, "guest");
        return { message: "If there is an account with this address, a mail with a link is on its way to it." };
      },
    },
  });
  const setting = definePage({
    area,
    path: "/reset-password/:token",
    title: "New password",
    open: true,
    template: "new-password",
    load: async () => ({}),
    actions: {
      set: async (_scope, { params, form, call }) => {
        const fields = { password: textField(form, "password"), password_confirm: textField(form, "password_confirm") };
        await call(`${kind}_update_password`, { hash: params["token"], ...fields }, "guest");
        return { to: "/sign-in", message: "Your new password is set. Please sign in with it." };
      },
    },
  });
  return [asking, setting];
}
