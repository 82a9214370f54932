import { defineEntity, p } from "@mikro-orm/core";
import { ClientGroup } from "./client-group.ts";

/**
 * A customer of the shop. `email` is stored lower-case; after erasure the row stays under a pseudonym with `erased_at` set, so
 * that invoices keep their client. `email_approved` is a fact about the address, not a permission.
 */
export const Client = defineEntity({
  name: "Client",
  tableName: "client",
  properties: {
    id: p.integer().primary().autoincrement(),
    client_group: () => p.manyToOne(ClientGroup).nullable(),
    email: p.text().unique("client_email_unique"),
    email_approved: p.boolean().default(false),
    pass: p.text().nullable(),
    status: p.enum(["active", "suspended", "canceled"] as const).default("active"),
    first_name: p.text(),
    last_name: p.text().default(""),
    company: p.text().nullable(),
    company_vat: p.text().nullable(),
    phone: p.text().nullable(),
    address_1: p.text().nullable(),
    address_2: p.text().nullable(),
    city: p.text().nullable(),
    postcode: p.text().nullable(),
    state: p.text().nullable(),
    country: p.text().nullable(),
    currency: p.text().nullable(),
    lang: p.text().nullable(),
    birthday: p.date().nullable(),
    tax_exempt: p.boolean().default(false),
    referred_by: p.text().nullable(),
    notes: p.text().nullable(),
    api_key_hash: p.text().nullable().unique("client_api_key_hash_unique"),
    erased_at: p.datetime(3).nullable(),
    created_at: p.datetime(3),
    updated_at: p.datetime(3),
  },
  indexes: [
    { name: "client_client_group_index", properties: ["client_group"] },
    {
      name: "client_name_index",
      expression: `create index "client_name_index" on "client" (lower(first_name || ' ' || last_name), "id")`,
    },
    {
      name: "client_search_index",
      expression: `create index "client_search_index" on "client" using gin ((first_name || ' ' || last_name || ' ' || email || ' ' || coalesce(company, '')) gin_trgm_ops)`,
    },
  ],
});
