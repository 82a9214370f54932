import type { Selectable } from "kysely";
import { z } from "zod";
import type { IdentityTables } from "#core/identity/tables.ts";

/** A client on the wire; never its password or the hash of its key. */
export const clientSchema = z.object({
  id: z.int(),
  email: z.string(),
  email_approved: z.boolean(),
  status: z.enum(["active", "suspended", "canceled"]),
  first_name: z.string(),
  last_name: z.string(),
  group_id: z.int().nullable(),
  group: z.string().nullable(),
  company: z.string().nullable(),
  company_vat: z.string().nullable(),
  phone: z.string().nullable(),
  address_1: z.string().nullable(),
  address_2: z.string().nullable(),
  city: z.string().nullable(),
  postcode: z.string().nullable(),
  state: z.string().nullable(),
  country: z.string().nullable(),
  currency: z.string().nullable(),
  lang: z.string().nullable(),
  birthday: z.string().nullable(),
  tax_exempt: z.boolean(),
  created_at: z.string(),
  updated_at: z.string(),
});

/** The same for staff, with what the client does not see. */
export const clientForStaffSchema = clientSchema.extend({
  notes: z.string().nullable(),
  has_password: z.boolean(),
  has_api_key: z.boolean(),
  erased_at: z.string().nullable(),
});

export type ClientView = z.output<typeof clientSchema>;
export type ClientForStaff = z.output<typeof clientForStaffSchema>;

/** A row of `client` with the title of its group. */
export type ClientRow = Selectable<IdentityTables["client"]> & { readonly group_title: string | null };

export function clientView(row: ClientRow): ClientView {
  return {
    id: row.id,
    email: row.email,
    email_approved: row.email_approved,
    status: row.status,
    first_name: row.first_name,
    last_name: row.last_name,
    group_id: row.client_group_id,
    group: row.group_title,
    company: row.company,
    company_vat: row.company_vat,
    phone: row.phone,
    address_1: row.address_1,
    address_2: row.address_2,
    city: row.city,
    postcode: row.postcode,
    state: row.state,
    country: row.country,
    currency: row.currency,
    lang: row.lang,
    birthday: row.birthday,
    tax_exempt: row.tax_exempt,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
  };
}

export function clientForStaff(row: ClientRow): ClientForStaff {
  return {
    ...clientView(row),
    notes: row.notes,
    has_password: row.pass !== null,
    has_api_key: row.api_key_hash !== null,
    erased_at: row.erased_at?.toISOString() ?? null,
  };
}
