import { filtersIn, withNulls } from "#core/events/form-fields.ts";
import { definePage } from "#core/events/page.ts";
import { recordPages } from "#core/identity/pages/record-pages.ts";

/** `/admin/consultants` and the pages of one. */
export const consultantPages = [
  definePage({
    area: "admin",
    path: "/consultants",
    title: "Consultants",
    permission: "consultant.view",
    template: "consultant-list",
    load: async (_scope, { query, call }) => ({
      page: await call("consultant_get_list", { ...filtersIn(query, ["search", "active"]), per_page: 50 }),
      states: [
        { value: "1", label: "Active" },
        { value: "0", label: "Inactive" },
      ],
    }),
  }),
  ...recordPages({
    part: "billing",
    path: "/consultants",
    permission: "consultant.manage",
    template: "consultant-form",
    key: "id",
    methods: { get: "consultant_get", create: "consultant_create", update: "consultant_update", remove: "consultant_delete" },
    words: {
      create: "New consultant",
      edit: "Consultant",
      created: "The consultant is created.",
      saved: "The consultant is saved.",
      removed: "The consultant is deleted.",
    },
    blank: { name: "", email: "", active: true },
    titleOf: ({ name }: { readonly name: string }) => name,
    inputOf: (form) => withNulls(form, ["email"]),
  }),
];
