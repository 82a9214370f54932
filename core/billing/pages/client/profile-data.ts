import { definePage } from "#core/events/page.ts";

/** `/account/data`: everything the shop keeps about the client, as a file. */
export const clientProfileDataPage = definePage({
  area: "client",
  path: "/account/data",
  title: "My data",
  template: "profile",
  load: async (_scope, { call }) => ({
    download: {
      name: "my-data.json",
      type: "application/json; charset=utf-8",
      body: JSON.stringify(await call("profile_export"), null, 2),
    },
  }),
});
