import type { Office } from "./furnish-office.ts";
import type { Stage } from "./stage.ts";

/** Something billed by periods, with the add-ons it can have. */
export type Plan = { readonly id: number; readonly addons: readonly number[] };

/** Ids of what is for sale, by what it is. */
export type Shelves = {
  readonly hosting: readonly Plan[];
  readonly domain: number;
  readonly meeting: number;
  readonly thirty: number;
  /** Sessions that one consultant alone gives. */
  readonly audit: number;
  readonly workshop: number;
  readonly migration: number;
  readonly guide: number;
  /** Empty while no module sells gift cards. */
  readonly giftCards: readonly number[];
};

/** Prices of a plan in cents, and what setting it up costs. */
type Prices = Readonly<Partial<Record<"1M" | "3M" | "1Y" | "2Y", number>>>;

/** Fills the catalogue. */
export async function stockShelves({ desk, amounts }: Stage, { consultants }: Office): Promise<Shelves> {
  const category = (title: string): Promise<number> => desk.staff<number>("product_category_create", { title });
  const product = (title: string, fields: object): Promise<number> => desk.staff<number>("product_create", { title, ...fields });
  const once = (cents: number) => ({ pricing: { type: "once", once: { price: amounts.shop(cents) } } });
  const recurrent = (prices: Prices, setupCents = 0) => ({
    pricing: {
      type: "recurrent",
      recurrent: Object.fromEntries(
        Object.entries(prices).map(([period, cents]) => {
          const setup = period.endsWith("M") ? setupCents : 0;
          return [period, { price: amounts.shop(cents), setup: amounts.shop(setup) }];
        }),
      ),
    },
  });

  const hosting = await category("Hosting");
  const addon = (title: string, prices: Prices) =>
    product(title, { type: "custom", product_category_id: hosting, is_addon: true, ...recurrent(prices) });
  const backups = await addon("Daily backups", { "1M": 290, "1Y": 2900 });
  const address = await addon("Dedicated IP address", { "1M": 390, "1Y": 3900 });
  const support = await addon("Priority support", { "1M": 1900, "1Y": 19000 });
  const plan = async (title: string, prices: Prices, setupCents: number, addons: readonly number[]): Promise<Plan> => ({
    id: await product(title, { type: "custom", product_category_id: hosting, addons, ...recurrent(prices, setupCents) }),
    addons,
  });
  const plans = [
    await plan("Starter hosting", { "1M": 490, "3M": 1390, "1Y": 4900 }, 0, [backups]),
    await plan("Business hosting", { "1M": 1490, "3M": 4190, "1Y": 14900 }, 990, [backups, address]),
    await plan("Agency hosting", { "1M": 3900, "1Y": 39000 }, 2900, [backups, address, support]),
  ];
  await product("Status page", { type: "custom", product_category_id: hosting, pricing: { type: "free" } });

  const consulting = await category("Consulting");
  const service = (title: string, cents: number, fields: object = {}) =>
    product(title, { type: "service", product_category_id: consulting, ...once(cents), ...fields });
  const extras = await category("Extras");
  const other = (title: string, cents: number, fields: object = {}) =>
    product(title, { type: "custom", product_category_id: extras, ...once(cents), ...fields });
  const card = (size: string, cents: number) =>
    product(`Gift card ${size}`, { type: "gift_card", product_category_id: extras, taxed: false, ...once(cents) });
  return {
    hosting: plans,
    domain: await product("Domain name", { type: "custom", product_category_id: hosting, ...recurrent({ "1Y": 1290, "2Y": 2490 }) }),
    meeting: await service("Book a meeting", 12000, { service_type: "book_a_meeting", description: "One hour with a consultant." }),
    thirty: await service("30 for 30", 3000, { service_type: "30_for_30", description: "Thirty minutes, one question, a clear answer." }),
    audit: await service("Site audit with Maya", 24000, { service_type: "book_a_meeting", consultant_id: consultants[0] }),
    workshop: await service("Workshop day", 89000, { service_type: "workshop" }),
    migration: await other("Website migration", 19000),
    guide: await other("Printed brand guide", 4500, { stock_control: true, quantity_in_stock: 60 }),
    giftCards: desk.offers("admin", "coupon_generate_gift_card")
      ? [await card("S", 2500), await card("M", 5000), await card("L", 10000)]
      : [],
  };
}
