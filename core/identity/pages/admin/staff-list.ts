import { filtersIn } from "#core/events/form-fields.ts";
import { definePage } from "#core/events/page.ts";

/** `/admin/staff`: who works here. */
export const staffListPage = definePage({
  area: "admin",
  path: "/staff",
  title: "Staff",
  permission: "staff.view",
  template: "staff-list",
  load: async (_scope, { query, call }) => ({
    page: await call("staff_get_list", { ...filtersIn(query, ["search", "status"]), per_page: 50 }),
    statuses: [
      { value: "active", label: "Active" },
      { value: "inactive", label: "Inactive" },
    ],
  }),
});
