import { withNulls, withoutEmpty } from "#core/events/form-fields.ts";
import type { Fields } from "#core/events/page.ts";
import { permissionGroups } from "../permission-groups.ts";
import { recordPages } from "../record-pages.ts";

type Staff = { readonly name: string; readonly permissions: readonly string[] };

/** `/admin/staff/new` and `/admin/staff/:id`: a colleague with what he may do. */
export const staffFormPages = recordPages({
  part: "identity",
  path: "/staff",
  permission: "staff.create_and_edit_staff",
  template: "staff-form",
  key: "id",
  methods: { get: "staff_get", create: "staff_create", update: "staff_update" },
  words: {
    create: "New staff member",
    edit: "Staff member",
    created: "The staff member is created.",
    saved: "The staff member is saved. Rights hold from the next click on.",
  },
  blank: { name: "", email: "", status: "active", is_super: false, permissions: [], lang: "" },
  titleOf: ({ name }: Staff) => name,
  choices: async (scope, _request, record) => ({
    permissionGroups: permissionGroups(scope, (record as Staff).permissions),
    languages: [
      { value: "", label: "As the browser asks" },
      { value: "en", label: "English" },
      { value: "de", label: "Deutsch" },
    ],
    statuses: [
      { value: "active", label: "Active" },
      { value: "inactive", label: "Inactive" },
    ],
  }),
  inputOf: (form: Fields) => withoutEmpty(withNulls({ permissions: [], ...form }, ["lang"]), ["password"]),
  actions: {
    "set-password": async (_scope, { params, form, call }) => {
      await call("staff_change_password", { ...form, id: params["id"] });
      return { message: "The password is set, and all sessions of this colleague are ended." };
    },
    remove: async (_scope, { params, call }) => {
      await call("staff_delete", { id: params["id"] });
      return { to: "/staff", message: "The staff member is deleted." };
    },
  },
});
