import type { Updateable } from "kysely";
import type { IdentityTables } from "#core/identity/tables.ts";
import type { ClientFields } from "./client-fields.ts";

/** The columns that given fields stand for; a field that is left out leaves its column alone. */
export function clientColumns(fields: ClientFields): Updateable<IdentityTables["client"]> {
  return {
    ...given("first_name", fields.first_name),
    ...(fields.last_name === undefined ? {} : { last_name: fields.last_name ?? "" }),
    ...text("company", fields.company),
    ...text("company_vat", fields.company_vat),
    ...text("phone", fields.phone),
    ...text("address_1", fields.address_1),
    ...text("address_2", fields.address_2),
    ...text("city", fields.city),
    ...text("postcode", fields.postcode),
    ...text("state", fields.state),
    ...text("country", fields.country),
    ...text("currency", fields.currency),
    ...given("lang", fields.lang),
    ...given("birthday", fields.birthday),
    ...given("client_group_id", fields.group_id),
    ...given("status", fields.status),
    ...given("tax_exempt", fields.tax_exempt),
    ...given("email_approved", fields.email_approved),
    ...text("notes", fields.notes),
  };
}

function given<Name extends string, Value>(name: Name, value: Value | undefined): { readonly [Key in Name]?: Value } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [Key in Name]: Value });
}

function text<Name extends string>(name: Name, value: string | null | undefined): { readonly [Key in Name]?: string | null } {
  return given(name, value === "" ? null : value);
}
