import { sql } from "kysely";

/** The client's name and address as they are now, as an expression: an invoice keeps those it was issued to. */
export function buyerOf(clientId: number) {
  return sql<Record<string, unknown>>`(
    select jsonb_build_object(
      'first_name', first_name, 'last_name', last_name, 'company', company, 'company_vat', company_vat, 'email', email, 'phone', phone,
      'address', concat_ws(', ', address_1, address_2), 'city', city, 'state', state, 'country', country, 'zip', postcode)
    from client where id = ${clientId})`;
}
