import { filledFields, textField } from "#core/events/form-fields.ts";
import { definePage } from "#core/events/page.ts";
import { idOf } from "../coupon-of-page.ts";
import { loadCoupon } from "../load-coupon.ts";

const STATUSES = ["free", "used", "archived"];
const FILTERS = ["search", "status", "kind", "batch_id", "page"];

type Batch = { readonly count: number; readonly batch_id: string; readonly task_id: number | null };

/** `/admin/coupons/:id/codes`: the pool of unique codes, to be filled, searched and downloaded. */
export const couponCodesPage = definePage({
  area: "admin",
  path: "/coupons/:id/codes",
  title: "Codes",
  permission: "coupon.codes",
  template: "coupon-codes",
  load: async (scope, request) => {
    const { query } = request;
    const filters = FILTERS.flatMap((name) => (textField(query, name) === "" ? [] : [[name, textField(query, name)]]));
    return {
      ...(await loadCoupon(scope, request)),
      page: await request.call("coupon_get_codes", { ...Object.fromEntries(filters), id: idOf(request), per_page: 50 }),
      statuses: STATUSES.map((value) => ({ value, label: `code.${value}` })),
      kinds: ["unique", "shared"].map((value) => ({ value, label: `code.${value}` })),
    };
  },
  actions: {
    generate: async (_scope, request) => {
      const id = idOf(request);
      const { count, prefix, pattern, length } = filledFields(request.form);
      const wanted = {
        id,
        count,
        ...(prefix !== undefined && { prefix }),
        ...(pattern !== undefined && { pattern }),
        ...(length !== undefined && { length }),
      };
      const batch = await request.call<Batch>("coupon_generate_codes", wanted);
      if (batch.task_id !== null) return { to: `/tasks/${batch.task_id}` };
      return {
        to: `/coupons/${id}/codes?batch_id=${batch.batch_id}`,
        message: "{count} codes are made. This is the new batch.",
        values: { count: batch.count },
      };
    },
  },
});
