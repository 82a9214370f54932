import { definePage } from "#core/events/page.ts";

/** `/admin/sign-out`: posting to it ends the session; opening it asks whether to. */
export const adminSignOutPage = definePage({
  area: "admin",
  path: "/sign-out",
  title: "Sign out",
  permission: "profile.manage",
  template: "sign-out",
  load: async () => ({}),
  actions: {
    "sign-out": async (_scope, { call }) => {
      await call("profile_logout");
      return { to: "/sign-in?signed-out=1" };
    },
  },
});
