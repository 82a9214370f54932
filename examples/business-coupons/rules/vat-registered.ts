import { z } from "zod";
import { identityTables } from "#core/identity/tables.ts";
import { eligible, refused } from "#core/kernel/verdict.ts";
import { defineCouponRule } from "#modules/coupon/contract.ts";
import { vatCountry } from "../vat-country.ts";

const CODE = "vat_registered";

/** The client is a company with a VAT number, of one of these countries when any are given. */
export const vatRegistered = defineCouponRule({
  code: CODE,
  title: { en: "VAT number", de: "USt-IdNr." },
  args: z.strictObject({
    countries: z
      .array(z.string().regex(/^[A-Z]{2}$/))
      .min(1)
      .optional(),
  }),
  /** The only place with a statement; what it answers is handed to `check` under the rule's code. */
  async gather(scope, { clientId }) {
    if (clientId === undefined) return undefined;
    const client = await identityTables(scope).selectFrom("client").select("company_vat").where("id", "=", clientId).executeTakeFirst();
    return vatCountry(client?.company_vat ?? null);
  },
  check({ client, gathered }, { countries }) {
    if (client === undefined) return refused("auth.required");
    const country = gathered.get(CODE);
    if (typeof country !== "string") return refused("business_coupons.vat_number_missing");
    return countries === undefined || countries.includes(country)
      ? eligible
      : refused("business_coupons.country_not_covered", { countries });
  },
  summary({ countries }, language) {
    const from = countries === undefined ? "" : ` ${language === "de" ? "aus" : "from"} ${countries.join(", ")}`;
    return language === "de" ? `für Unternehmen mit USt-IdNr.${from}` : `for companies with a VAT number${from}`;
  },
});
