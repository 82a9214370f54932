import { filtersIn } from "#core/events/form-fields.ts";
import { definePage } from "#core/events/page.ts";
import { permissionGroups } from "../permission-groups.ts";

type Staff = { readonly id: number; readonly name: string; readonly is_super: boolean; readonly permissions: readonly string[] };
type StaffPage = { readonly list: readonly Staff[]; readonly page: number; readonly pages: number };

/** `/admin/staff/permissions`: who may do what, at a glance; eight colleagues stand beside each other. */
export const staffPermissionsPage = definePage({
  area: "admin",
  path: "/staff/permissions",
  title: "Permissions",
  permission: "staff.view",
  template: "staff-permissions",
  load: async (scope, { query, call }) => {
    const page = await call<StaffPage>("staff_get_list", { ...filtersIn(query, []), status: "active", per_page: COLUMNS });
    const rights = (permission: string) =>
      page.list.map(({ name, is_super: isSuper, permissions }) => ({ name, allowed: isSuper || permissions.includes(permission) }));
    const groups = permissionGroups(scope).map(({ key, options }) => ({
      key,
      rows: options.map(({ value, label }) => ({ label, value, rights: rights(value) })),
    }));
    return {
      staff: page.list,
      columns: page.list.length + 1,
      groups,
      previous: page.page > 1 ? page.page - 1 : "",
      next: page.page < page.pages ? page.page + 1 : "",
    };
  },
});

const COLUMNS = 8;
