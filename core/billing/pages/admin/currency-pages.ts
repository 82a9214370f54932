import { filtersIn, textField, withoutEmpty } from "#core/events/form-fields.ts";
import { definePage } from "#core/events/page.ts";
import { recordPages } from "#core/identity/pages/record-pages.ts";

/** `/admin/currencies` and the pages of one. */
export const currencyPages = [
  definePage({
    area: "admin",
    path: "/currencies",
    title: "Currencies",
    permission: "currency.view",
    template: "currency-list",
    load: async (_scope, { query, call }) => ({ page: await call("currency_get_list", { ...filtersIn(query, []), per_page: 50 }) }),
    actions: {
      "set-default": async (_scope, { form, call }) => {
        await call("currency_set_default", { code: textField(form, "code") });
        return {
          message: "{code} is the shop's currency now. Look at the rates of the others.",
          values: { code: textField(form, "code") },
        };
      },
    },
  }),
  ...recordPages({
    part: "billing",
    path: "/currencies",
    permission: "currency.manage",
    template: "currency-form",
    key: "code",
    methods: { get: "currency_get", create: "currency_create", update: "currency_update", remove: "currency_delete" },
    words: {
      create: "New currency",
      edit: "Currency",
      created: "The shop sells in this currency now.",
      saved: "The currency is saved.",
      removed: "The shop no longer sells in this currency.",
    },
    blank: { code: "", title: "", conversion_rate: 1, default: false },
    titleOf: ({ code, title }: { readonly code: string; readonly title: string }) => (title === "" ? code : `${code} – ${title}`),
    inputOf: (form) => withoutEmpty(form, ["title"]),
  }),
];
