import { definePage } from "#core/events/page.ts";

/** `/sign-out`: posting to it ends the session; opening it asks whether to. */
export const clientSignOutPage = definePage({
  area: "client",
  path: "/sign-out",
  title: "Sign out",
  template: "sign-out",
  load: async () => ({}),
  actions: {
    "sign-out": async (_scope, { call }) => {
      await call("profile_logout");
      return { to: "/sign-in?signed-out=1" };
    },
  },
});
