import { filtersIn } from "#core/events/form-fields.ts";
import { definePage } from "#core/events/page.ts";

/** `/admin/client-groups`: the groups that clients are put into. */
export const clientGroupListPage = definePage({
  area: "admin",
  path: "/client-groups",
  title: "Client groups",
  permission: "client.view",
  template: "client-group-list",
  load: async (_scope, { query, call }) => ({ page: await call("client_group_get_list", { ...filtersIn(query, []), per_page: 50 }) }),
});
