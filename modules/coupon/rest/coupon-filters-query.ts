import { z } from "zod";
import { couponFilters } from "../api/coupon-filters.ts";
import { discountType, methodType } from "./coupon-body.ts";

const { type: _type, sort: _sort, ids: _ids, ...kept } = couponFilters.shape;

/** The columns of the administration's table, where the API's method has other names. */
const columns = { discount_type: "type", discount_value: "value", created: "created_at", expires: "expires_at" } as const;

const sort = z.enum([
  "id",
  "code",
  "internal_name",
  "discount_type",
  "discount_value",
  "status",
  "usage",
  "revenue",
  "conversion",
  "created",
  "expires",
  "created_at",
  "expires_at",
  "last_used_at",
]);

/** The filters of the list of coupons. */
export const couponFiltersQuery = z.strictObject({
  ...kept,
  discount_type: z.union([discountType, z.literal("all")]).optional(),
  sort: sort.optional(),
});

/** The same under the names of the API's method. */
export function filtersOfQuery({ discount_type, sort: by, ...same }: z.output<typeof couponFiltersQuery>): object {
  const column = by === undefined ? undefined : by in columns ? columns[by as keyof typeof columns] : by;
  return {
    ...Object.fromEntries(Object.entries(same).filter(([, value]) => value !== undefined)),
    ...(discount_type === undefined ? {} : { type: discount_type === "all" ? discount_type : methodType(discount_type) }),
    ...(column === undefined ? {} : { sort: column }),
  };
}
