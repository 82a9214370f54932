import { textField } from "#core/events/form-fields.ts";
import type { Fields, PageRequest } from "#core/events/page.ts";
import type { Scope } from "#core/events/scope.ts";
import { AppError } from "#core/kernel/app-error.ts";
import type { RuleInfo } from "#core/views/args/arg-fields.ts";
import type { Explanation } from "../services/explain-coupon.ts";

/** What a page answers about one code: how each rule stands, or why the question cannot be answered. */
export type Explained =
  | { readonly refusal: undefined; readonly answer: Omit<Explanation, "verdicts"> & { readonly verdicts: readonly TitledVerdict[] } }
  | { readonly refusal: string; readonly answer: undefined };

type TitledVerdict = Explanation["verdicts"][number] & { readonly depth: number; readonly title: string };

/** The cart, client, day and products that the address asks about, as the fields of its form show them. */
export function askedIn(query: Fields) {
  return {
    client_id: textField(query, "client_id"),
    cart_id: textField(query, "cart_id"),
    at: textField(query, "at"),
    currency: textField(query, "currency"),
    quantity: textField(query, "quantity") || "1",
    items: itemsOf(query),
  };
}

/** Asks why a code can or cannot be used for what the address says. */
export async function explained(
  scope: Scope,
  { query, call }: Pick<PageRequest, "query" | "call">,
  code: string,
  rules: ReadonlyMap<string, RuleInfo>,
): Promise<Explained> {
  const { items, quantity, ...ground } = askedIn(query);
  const given = Object.entries(ground).filter(([, text]) => text !== "");
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
