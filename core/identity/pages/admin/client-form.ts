import { optionsOf, withNulls, withoutEmpty } from "#core/events/form-fields.ts";
import type { Fields } from "#core/events/page.ts";
import { recordPages } from "../record-pages.ts";

const BLANK = {
  id: "",
  email: "",
  first_name: "",
  last_name: "",
  company: "",
  company_vat: "",
  phone: "",
  address_1: "",
  address_2: "",
  city: "",
  postcode: "",
  state: "",
  country: "",
  currency: "",
  lang: "",
  birthday: "",
  group_id: "",
  status: "active",
  tax_exempt: false,
  email_approved: false,
  notes: "",
};

/** `/admin/clients/new` and `/admin/clients/:id/edit`. */
export const clientFormPages = recordPages({
  part: "identity",
  path: "/clients",
  editPath: "/clients/:id/edit",
  permission: "client.edit_profile",
  createPermission: "client.create",
  template: "client-form",
  key: "id",
  methods: { get: "client_get", create: "client_create", update: "client_update" },
  words: { create: "New client", edit: "Edit client", created: "The client is created.", saved: "The client is saved." },
  blank: BLANK,
  after: (id) => `/clients/${id}`,
  choices: async (_scope, { call }) => ({
    groups: optionsOf(await call<Readonly<Record<string, string>>>("client_group_get_pairs"), "No group"),
    currencies: optionsOf(await call<Readonly<Record<string, string>>>("currency_get_pairs", {}, "guest"), "The shop's currency"),
    languages: [
      { value: "", label: "As the browser asks" },
      { value: "en", label: "English" },
      { value: "de", label: "Deutsch" },
    ],
    statuses: [
      { value: "active", label: "Active" },
      { value: "suspended", label: "Suspended" },
      { value: "canceled", label: "Cancelled" },
    ],
  }),
  inputOf: (form: Fields) => withoutEmpty(withNulls(form, ["group_id", "currency", "lang", "birthday"]), ["password"]),
});
