import { filtersIn } from "#core/events/form-fields.ts";
import { definePage } from "#core/events/page.ts";
import { activityRows } from "./activity-rows.ts";

const ACTORS = ["guest", "client", "staff", "system"];
const DOORS = ["api", "page", "socket", "job", "shell"];
const FILTERS = ["search", "actor_kind", "door", "date_from", "date_to"];

type ActivityPage = {
  readonly list: readonly {
    readonly admin_id: number | null;
    readonly client_id: number | null;
    readonly object_type: string | null;
    readonly object_id: string | null;
  }[];
};

/** `/admin/activity`: the audit log, and whether its chain is whole. */
export const adminActivityPage = definePage({
  area: "admin",
  path: "/activity",
  title: "Activity log",
  permission: "activity.view",
  template: "activity",
  load: async (scope, request) => {
    const { query, call } = request;
    const page = await call<ActivityPage>("activity_log_get_list", { ...filtersIn(query, FILTERS), per_page: 50 });
    return {
      page: { ...page, list: await activityRows(scope, request, page.list) },
      actors: ACTORS.map((value) => ({ value, label: capitalised(value) })),
      doors: DOORS.map((value) => ({ value, label: capitalised(value) })),
    };
  },
  actions: {
    verify: async (_scope, { call }) => ({ shown: { verified: await call("activity_verify") } }),
  },
});

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
