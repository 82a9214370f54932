import { filtersIn, optionsOf } from "#core/events/form-fields.ts";
import { definePage } from "#core/events/page.ts";

const FILTERS = ["search", "status", "group_id", "date_from", "date_to", "erased"];

/** `/admin/clients`: everybody with an account, newest first. */
export const clientListPage = definePage({
  area: "admin",
  path: "/clients",
  title: "Clients",
  permission: "client.view",
  template: "client-list",
  load: async (scope, { query, call }) => ({
    page: await call("client_get_list", { ...filtersIn(query, FILTERS), per_page: 50 }),
    groups: optionsOf(await call<Readonly<Record<string, string>>>("client_group_get_pairs")),
    statuses: ["active", "suspended", "canceled"].map((value) => ({ value, label: scope.word("identity", STATUS_WORDS[value] ?? value) })),
    withErased: [{ value: "1", label: "Shown as well" }],
  }),
});

const STATUS_WORDS: Readonly<Record<string, string>> = { active: "Active", suspended: "Suspended", canceled: "Cancelled" };
