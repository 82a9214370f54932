import { sql } from "kysely";
import { billingTables } from "#core/billing/tables.ts";
import type { Scope } from "#core/events/scope.ts";
import type { CouponTerms } from "../terms.ts";
import type { HypotheticalItem } from "./hypothetical-lines.ts";

export type ExampleItem = HypotheticalItem & { readonly title: string };

/**
 * Three carts of products that can be bought: one that the coupon is meant for, the same beside something else, and a large one. Where
 * the coupon is for nothing in particular, what is first in the catalogue stands in. No products, no carts.
 */
export async function exampleCarts(scope: Scope, terms: CouponTerms): Promise<readonly (readonly ExampleItem[])[]> {
  const products = await sellable(scope);
  const meant = products.filter((product) => isMeant(product, terms));
  const others = products.filter((product) => !isMeant(product, terms));
  const bundle = (terms.bundle ?? []).flatMap(({ id, quantity }) =>
    products.filter((product) => product.id === id).map(item(quantity, terms)),
  );
  const [main = others[0], second = others[0]] = meant;
  if (main === undefined) return [];
  const beside = [second, others[0], others[1]].find((product) => product !== undefined && product.id !== main.id);
  const base = bundle.length > 0 ? bundle : [item(1, terms)(main)];
  const added = (quantity: number): readonly ExampleItem[] => {
    const free = beside !== undefined && base.every(({ id }) => id !== beside.id);
    return free ? [item(quantity, terms)(beside)] : [];
  };
  return [base, [...base, ...added(1)], [...base.map((entry) => ({ ...entry, quantity: entry.quantity * LARGE })), ...added(2)]];
}

const LARGE = 5;

type Sellable = {
  readonly id: number;
  readonly title: string;
  readonly type: string;
  readonly service_type: string | null;
  readonly consultant_id: number | null;
  readonly is_addon: boolean;
};

function sellable(scope: Scope): Promise<readonly Sellable[]> {
  return billingTables(scope)
    .selectFrom("product")
    .select(["id", "title", "type", "service_type", "consultant_id", "is_addon"])
    .where("deleted_at", "is", null)
    .where("status", "=", "enabled")
    .where("hidden", "=", false)
    .where("type", "<>", "gift_card")
    .orderBy(sql`is_addon`)
    .orderBy("priority")
    .orderBy("id")
    .limit(MOST_LOOKED_AT)
    .execute();
}

const MOST_LOOKED_AT = 200;

/** As the fixed fields say; what further conditions say shows in the price. */
function isMeant(product: Sellable, { products, serviceTypes, consultants, applicableTo, type }: CouponTerms): boolean {
  if (products !== undefined && !products.includes(product.id)) return false;
  if (serviceTypes !== undefined && !serviceTypes.includes(product.service_type ?? "")) return false;
  if (consultants !== undefined && !consultants.includes(product.consultant_id ?? 0)) return false;
  if (SERVICE_AUDIENCES.has(applicableTo) && product.service_type !== applicableTo) return false;
  return type !== "free_session" || product.service_type !== null;
}

const SERVICE_AUDIENCES: ReadonlySet<string> = new Set(["book_a_meeting", "30_for_30"]);

function item(quantity: number, { periods }: CouponTerms): (product: Sellable) => ExampleItem {
  return ({ id, title }) => ({ id, title, quantity, period: periods?.[0] });
}
