import { filledFields, filtersIn, textField } from "#core/events/form-fields.ts";
import { definePage, type PageRequest } from "#core/events/page.ts";
import type { Scope } from "#core/events/scope.ts";
import { AppError } from "#core/kernel/app-error.ts";
import { addDaysToDate, zonedParts } from "#core/kernel/business-calendar.ts";
import type { Page } from "#core/kernel/page.ts";
import { MOST_CHOICES } from "#core/views/args/shop-choices.ts";
import type { CouponView } from "../../services/coupon-view.ts";
import { couponTabs } from "../coupon-tabs.ts";
import { valueText } from "../coupon-words.ts";
import { askedIn, type Explained, explained } from "../explained.ts";
import { type FormOptions, formOptions } from "../form-options.ts";

const SHOWN = 20;
const MOST_CODES = 50;
/** What the past begins with before anybody has chosen. */
const DAYS = 30;
const PAST = ["type", "value", "min_order_amount", "max_discount_amount"];

/**
 * `/admin/coupons/simulate`: what each coupon of the shop would give for a cart, and what a coupon that does not exist would have done to
 * past orders. The address is the question; nothing changes.
 */
export const couponSimulatePage = definePage({
  area: "admin",
  path: "/coupons/simulate",
  title: "Simulate",
  permission: "coupon.view",
  template: "coupon-simulate",
  load: async (scope, request) => {
    const { query } = request;
    const options = await formOptions(scope, request);
    const asks = textField(query, "ask");
    const { date: to } = zonedParts(scope.now, scope.shop.timeZone);
    const lately: Readonly<Record<string, string>> = asks === "past" ? {} : { from: addDaysToDate(to, 1 - DAYS), to };
    return {
      tabs: couponTabs(scope),
      asked: { codes: textField(query, "codes"), ...askedIn(query) },
      past: Object.fromEntries([...PAST, "from", "to"].map((name) => [name, textField(query, name) || (lately[name] ?? "")])),
      types: [
        { value: "percentage", label: "coupon.type.percentage" },
        { value: "absolute", label: "coupon.type.absolute" },
      ],
      products: options.products.length > MOST_CHOICES ? [] : options.products,
      currencies: [{ value: "", label: "The cart's own" }, ...options.currencies],
      ...(asks === "cart" ? await forCart(scope, request, options) : { rows: undefined, page: undefined, refusal: undefined }),
      ...(asks === "past" ? await forPast(scope, request) : { replay: undefined, pastRefusal: undefined }),
    };
  },
});

type Row = Explained & { readonly code: string; readonly id: number | undefined; readonly value: string; readonly reason: string };

/** The codes that were typed, else the active coupons, a page at a time; those that give the most stand first. */
async function forCart(scope: Scope, request: PageRequest, { rules }: FormOptions) {
  const typed = textField(request.query, "codes")
    .split(/[\s,;]+/)
    .filter((code) => code !== "")
    .slice(0, MOST_CODES);
  const page = typed.length > 0 ? undefined : await activeCoupons(request);
  const wanted =
    page === undefined
      ? typed.map((code) => ({ code, id: undefined, value: "" }))
      : page.list.flatMap((coupon) =>
          coupon.code === null ? [] : [{ code: coupon.code, id: coupon.id, value: valueText(scope, coupon) }],
        );
  const rows: Row[] = [];
  for (const coupon of wanted) {
    const told = await explained(scope, request, coupon.code, rules);
    rows.push({ ...coupon, ...told, reason: told.answer?.verdicts.find(({ ok }) => !ok)?.message ?? "" });
  }
  const [first] = rows;
  const isAllRefused = first !== undefined && rows.every(({ answer }) => answer === undefined);
  if (isAllRefused) return { rows: undefined, page: undefined, refusal: first.refusal };
  return { rows: rows.toSorted((one, other) => givenBy(other) - givenBy(one)), page, refusal: undefined };
}

function activeCoupons({ query, call }: PageRequest): Promise<Page<CouponView>> {
  return call<Page<CouponView>>("coupon_get_list", { ...filtersIn(query, []), status: "active", automatic: false, per_page: SHOWN });
}

function givenBy({ answer }: Row): number {
  return answer?.valid === true ? answer.discount : -1;
}

async function forPast(scope: Scope, { query, call }: PageRequest) {
  const { from = "", to = "" } = filledFields(query);
  const coupon = {
    code: "SIMULATED",
    ...Object.fromEntries(PAST.flatMap((name) => (textField(query, name) === "" ? [] : [[name, textField(query, name)]]))),
  };
  try {
    return { replay: await call("coupon_simulate", { coupon, from, to }), pastRefusal: undefined };
  } catch (fault) {
    if (!(fault instanceof AppError)) throw fault;
    const isInvalid = fault.code === "request.invalid";
    return {
      replay: undefined,
      pastRefusal: isInvalid ? Object.values(fault.details).join(" ") : scope.sentence(fault.code, fault.details),
    };
  }
}
