import { clientHome, definePage } from "#core/events/page.ts";

type Profile = { readonly first_name: string };

/** `/`: the first page of the portal; modules put what a client has and can do into it. */
export const clientHomePage = definePage({
  area: "client",
  path: "/",
  title: "Home",
  open: true,
  template: "home",
  slots: [clientHome],
  load: async (scope, { call }) => {
    const company = scope.shop.company;
    if (scope.actor.kind !== "client") return { company, client: undefined };
    return { company, client: await call<Profile>("profile_get") };
  },
});
