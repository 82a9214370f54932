import { definePage } from "#core/events/page.ts";

/** `/admin/clients/:id/export`: everything stored about a client, as a file. */
export const clientExportPage = definePage({
  area: "admin",
  path: "/clients/:id/export",
  title: "Export data",
  permission: "client.export",
  template: "client",
  load: async (_scope, { params: { id = "" }, call }) => {
    const data = await call("client_export_data", { id });
    return { download: { name: `client-${id}.json`, type: "application/json", body: `${JSON.stringify(data, undefined, 2)}\n` } };
  },
});
