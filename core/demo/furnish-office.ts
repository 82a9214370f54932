import type { Stage } from "./stage.ts";

/** Ids of what the shop is run with. */
export type Office = {
  readonly groups: { readonly partners: number; readonly nonprofits: number; readonly regulars: number };
  /** Who gives sessions. */
  readonly consultants: readonly number[];
};

/** Sets up currencies, tax rules, client groups, consultants and the shop's own holidays. */
export async function furnishOffice({ desk, amounts, present }: Stage): Promise<Office> {
  const known = new Set(Object.keys(await desk.staff<Record<string, string>>("currency_get_pairs")));
  for (const code of ["USD", "EUR", "JPY", "KWD"]) {
    if (!known.has(code)) await desk.staff("currency_create", { code, conversion_rate: amounts.rateOf(code) });
  }
  for (const rule of TAX_RULES) await desk.staff("invoice_tax_create", rule);
  const groups = {
    partners: await desk.staff<number>("client_group_create", { title: "Partners" }),
    nonprofits: await desk.staff<number>("client_group_create", { title: "Non-profits" }),
    regulars: await desk.staff<number>("client_group_create", { title: "Regulars" }),
  };
  const consultants: number[] = [];
  for (const name of CONSULTANTS) {
    const email = `${name.split(" ")[0]?.toLowerCase()}@consultants.example`;
    consultants.push(await desk.staff<number>("consultant_create", { name, email }));
  }
  if (desk.offers("admin", "coupon_holiday_create")) {
    for (const [name, day] of COMPANY_HOLIDAYS) {
      await desk.staff("coupon_holiday_create", { name, date: `${present.getUTCFullYear()}-${day}` });
    }
  }
  return { groups, consultants };
}

const TAX_RULES: readonly object[] = [
  { name: "USt.", taxrate: 19, country: "DE" },
  { name: "USt.", taxrate: 20, country: "AT" },
  { name: "TVA", taxrate: 20, country: "FR" },
  { name: "Consumption tax", taxrate: 10, country: "JP" },
  { name: "Sales tax", taxrate: 7.25, country: "US", state: "CA" },
  { name: "Sales tax", taxrate: 8.875, country: "US", state: "NY" },
];

const CONSULTANTS = ["Maya Lindholm", "Rafael Ortiz", "Ingrid Bauer", "Deniz Aydin"] as const;

const COMPANY_HOLIDAYS = [
  ["Founders' day", "03-14"],
  ["Summer outing", "07-17"],
] as const;
