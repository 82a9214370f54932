import { definePage } from "#core/events/page.ts";

/** `/confirm-address/:token`: where the link in the mail leads. Opening it changes nothing, because mail programs open links by themselves. */
export const confirmAddressPage = definePage({
  area: "client",
  path: "/confirm-address/:token",
  title: "Confirm your e-mail address",
  open: true,
  template: "confirm-address",
  load: async (scope) => ({ company: scope.shop.company }),
  actions: {
    confirm: async (_scope, { params, call }) => {
      await call("client_confirm_email", { token: params["token"] }, "guest");
      return { to: "/", message: "Your e-mail address is confirmed. Thank you!" };
    },
  },
});
