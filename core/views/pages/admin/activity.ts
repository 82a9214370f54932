import { filtersIn } from "#core/events/form-fields.ts";
import { definePage } from "#core/events/page.ts";

const ACTORS = ["guest", "client", "staff", "system"];
const DOORS = ["api", "page", "socket", "job", "shell"];
const FILTERS = ["search", "actor_kind", "door", "date_from", "date_to"];

/** `/admin/activity`: the audit log, and whether its chain is whole. */
export const adminActivityPage = definePage({
  area: "admin",
  path: "/activity",
  title: "Activity log",
  permission: "activity.view",
  template: "activity",
  load: async (_scope, { query, call }) => ({
    page: await call("activity_log_get_list", { ...filtersIn(query, FILTERS), per_page: 50 }),
    actors: ACTORS.map((value) => ({ value, label: capitalised(value) })),
    doors: DOORS.map((value) => ({ value, label: capitalised(value) })),
  }),
  actions: {
    verify: async (_scope, { call }) => ({ shown: { verified: await call("activity_verify") } }),
  },
});

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
