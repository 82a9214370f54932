import { filtersIn } from "#core/events/form-fields.ts";
import { definePage } from "#core/events/page.ts";
import { recordPages } from "#core/identity/pages/record-pages.ts";

/** `/admin/taxes` and the pages of a tax rule. */
export const taxPages = [
  definePage({
    area: "admin",
    path: "/taxes",
    title: "Taxes",
    permission: "invoice.manage_tax",
    template: "tax-list",
    load: async (_scope, { query, call }) => ({ page: await call("invoice_tax_get_list", { ...filtersIn(query, []), per_page: 50 }) }),
  }),
  ...recordPages({
    part: "billing",
    path: "/taxes",
    permission: "invoice.manage_tax",
    template: "tax-form",
    key: "id",
    methods: { get: "invoice_tax_get", create: "invoice_tax_create", update: "invoice_tax_update", remove: "invoice_tax_delete" },
    words: {
      create: "New tax rule",
      edit: "Tax rule",
      created: "The tax rule is created.",
      saved: "The tax rule is saved.",
      removed: "The tax rule is deleted.",
    },
    blank: { name: "", taxrate: "", country: "", state: "" },
    titleOf: ({ name }: { readonly name: string }) => name,
  }),
];
