import { defineWidget } from "#core/events/page.ts";
import { adminClientSlot } from "../client-slot.ts";

const SHOWN = 8;

/** On the page of a client: what was last done to its account, and by itself. */
export const clientActivityWidget = defineWidget({
  slot: adminClientSlot.name,
  title: "Activity",
  order: 95,
  permission: "activity.view",
  template: "widget-client-activity",
  load: async (_scope, { params: { id = "" }, call }) => ({
    id,
    done: await call("activity_log_get_list", { client_id: id, per_page: SHOWN }),
    changed: await call("activity_log_get_list", { object_type: "client", object_id: id, actor_kind: "staff", per_page: SHOWN }),
  }),
});
