import { textField } from "#core/events/form-fields.ts";
import { definePage, type Fields, type PageRequest } from "#core/events/page.ts";
import type { Scope } from "#core/events/scope.ts";
import { AppError } from "#core/kernel/app-error.ts";
import type { Explanation } from "../../services/explain-coupon.ts";
import { formOptions, MOST_CHOICES } from "../form-options.ts";
import { loadCoupon } from "../load-coupon.ts";
import type { RuleInfo } from "../rule-fields.ts";

/** `/admin/coupons/:id/test`: why its code can or cannot be used, by whom, for what and when. The address is the question; nothing changes. */
export const couponTestPage = definePage({
  area: "admin",
  path: "/coupons/:id/test",
  title: "Test this code",
  permission: "coupon.view",
  template: "coupon-test",
  load: async (scope, request) => {
    const common = await loadCoupon(scope, request);
    const { query } = request;
    const options = await formOptions(scope, request);
    const items = itemsOf(query);
    const code = textField(query, "code") || (common.coupon.code ?? "");
    return {
      ...common,
      asked: {
        code,
        client_id: textField(query, "client_id"),
        cart_id: textField(query, "cart_id"),
        at: textField(query, "at"),
        currency: textField(query, "currency"),
        quantity: textField(query, "quantity") || "1",
        items,
      },
      products: options.products.length > MOST_CHOICES ? [] : options.products,
      currencies: [{ value: "", label: "The cart's own" }, ...options.currencies],
      ...(textField(query, "ask") === "" || code === "" ? NOTHING : await explained(scope, request, code, options.rules)),
    };
  },
});

const NOTHING = { answer: undefined, refusal: undefined };

async function explained(scope: Scope, { query, call }: PageRequest, code: string, rules: ReadonlyMap<string, RuleInfo>) {
  const items = itemsOf(query);
  const quantity = textField(query, "quantity") || "1";
  const given = ["client_id", "cart_id", "currency", "at"].flatMap((name) =>
    textField(query, name) === "" ? [] : [[name, textField(query, name)]],
  );
  const question = { code, ...Object.fromEntries(given), ...(items.length > 0 && { items: items.map((id) => ({ id, quantity })) }) };
  try {
    const answer = await call<Explanation>("coupon_explain", question);
    return {
      refusal: undefined,
      answer: {
        ...answer,
        verdicts: answer.verdicts.map((verdict) => ({
          ...verdict,
          depth: Math.min(3, verdict.path.split(".").length - 1),
          title: rules.get(verdict.rule)?.title ?? OWN_VERDICTS[verdict.rule] ?? verdict.rule,
        })),
      },
    };
  } catch (fault) {
    if (!(fault instanceof AppError)) throw fault;
    const sentences =
      fault.code === "request.invalid" ? Object.values(fault.details).map(String) : [scope.sentence(fault.code, fault.details)];
    return { answer: undefined, refusal: sentences.join(" ") };
  }
}

function itemsOf(query: Fields): readonly string[] {
  const items = query["items"];
  return Array.isArray(items) ? items.filter((id) => typeof id === "string") : [];
}

/** What is looked at beside rules. */
const OWN_VERDICTS: Readonly<Record<string, string>> = {
  code: "The code",
  combination: "Beside other coupons",
  eligible_items: "Something to discount",
  not: "None of these holds",
  open_hold: "One unpaid invoice at a time",
  maxuses: "Uses in all",
  max_uses_per_user: "Uses per client",
  budget: "Budget",
  currency_amounts: "Amounts",
};
