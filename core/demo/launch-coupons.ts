import type { CouponPlan } from "./coupon-plans.ts";
import type { Basket } from "./fill-basket.ts";
import type { Person } from "./people.ts";
import { dayLater, type Stage } from "./stage.ts";

/** The coupons that have been made so far, and what somebody might type. */
export type CouponDrawer = {
  /** What to type for this basket; nothing when nothing comes to mind. */
  readonly codesFor: (basket: Basket, person: Person) => readonly string[];
  /** The id of a coupon by its code, once it has been made. */
  readonly idOf: (code: string) => number | undefined;
};

/** Puts the making of each coupon on the agenda. Without the coupon module there are none. */
export function launchCoupons(stage: Stage, plans: readonly CouponPlan[]): CouponDrawer {
  const { desk, agenda, draws, opening } = stage;
  const made: (CouponPlan & { readonly weight: number })[] = [];
  const ids = new Map<string, number>();
  const unique = new Map<string, string[]>();
  const make = async (plan: CouponPlan): Promise<void> => {
    const { code, fields } = plan;
    const id = await desk.staff<number>("coupon_create_advanced", { ...(code === undefined ? {} : { code }), ...fields });
    made.push({ ...plan, weight: plan.weight ?? 0 });
    if (code === undefined) return;
    ids.set(code, id);
    if (plan.uniqueCodes !== undefined) unique.set(code, await drawUniqueCodes(stage, id, plan.uniqueCodes));
    if (plan.pausedOn !== undefined) {
      agenda.add(dayLater(stage, opening, plan.pausedOn, [9, 17]), () => desk.staff("coupon_deactivate", { id }));
    }
  };
  if (desk.offers("admin", "coupon_create_advanced")) {
    for (const plan of plans) agenda.add(dayLater(stage, opening, plan.since, [6, 7]), () => make(plan));
  }
  return {
    idOf: (code) => ids.get(code),
    codesFor(basket, { group }) {
      const fitting = made.filter((plan) => plan.suits?.some((kind) => basket.kinds.has(kind)) && [undefined, group].includes(plan.group));
      const plan = draws.weigh(fitting);
      if (plan?.code === undefined) return [];
      const code = unique.get(plan.code)?.pop() ?? plan.code;
      return plan.beside !== undefined && draws.chance(60) ? [code, plan.beside] : [code];
    },
  };
}

async function drawUniqueCodes({ desk }: Stage, id: number, count: number): Promise<string[]> {
  await desk.staff("coupon_generate_codes", { id, count, prefix: "NEWS-" });
  const page = await desk.staff<{ readonly list: readonly { readonly code: string }[] }>("coupon_get_codes", {
    id,
    kind: "unique",
    per_page: count,
  });
  return page.list.map(({ code }) => code).toSorted();
}
