import { textField } from "#core/events/form-fields.ts";
import type { PageRequest } from "#core/events/page.ts";
import type { Scope } from "#core/events/scope.ts";
import { AppError } from "#core/kernel/app-error.ts";
import type { RulePreview } from "../services/preview-rule.ts";
import { pageWord } from "./page-word.ts";
import type { RuleKind } from "./rule-form.ts";

/** A rule in a sentence and on examples, or what keeps it from that. */
export async function previewOf(scope: Scope, { call, form }: PageRequest, kind: RuleKind, input: Readonly<Record<string, unknown>>) {
  const at = textField(form, "at");
  const draft = { ...input, kind: kind.kind, rule: kind.rule, title: input["title"] || kind.title, ...(at !== "" && { at }) };
  try {
    const { examples, ...preview } = await call<RulePreview>("loyalty_rule_preview", draft);
    return { ...preview, examples: examples.map((example) => ({ ...example, title: titleOf(scope, example) })), faults: [] };
  } catch (fault) {
    if (!(fault instanceof AppError)) throw fault;
    return { summary: "", at: "", examples: [], faults: faultsOf(scope, kind, fault) };
  }
}

function faultsOf(scope: Scope, { arg_titles: titles }: RuleKind, { code, details }: AppError): readonly Fault[] {
  if (code !== "request.invalid") return [{ label: undefined, sentence: scope.sentence(code, details) }];
  return Object.entries(details).map(([path, sentence]) => {
    const [head = path, arg = ""] = path.split(".");
    const label = head === "args" ? (titles[arg] ?? arg) : pageWord(scope, FIELD_WORDS[head] ?? head);
    return { label, sentence: String(sentence) };
  });
}

type Fault = { readonly label: string | undefined; readonly sentence: string };

/** What the fields of the form are called. */
const FIELD_WORDS: Readonly<Record<string, string>> = {
  title: "Title",
  multiplier: "Factor",
  max_points: "At most at once",
  max_points_per_client: "At most per client",
  window_days: "Counted over days",
  starts_at: "First day",
  ends_at: "Last day",
  at: "As if it happened on",
};

function titleOf(scope: Scope, { occasion, first_order: isFirst }: RulePreview["examples"][number]): string {
  if (occasion === "order") return pageWord(scope, isFirst ? "First order of somebody who was referred" : "Order");
  const known = OCCASION_WORDS[occasion];
  return known === undefined ? pageWord(scope, "Event “{event}”", { event: occasion }) : pageWord(scope, known);
}

const OCCASION_WORDS: Readonly<Record<string, string>> = {
  referral: "For who referred them",
  sign_up: "Sign-up",
  birthday: "Birthday",
  cart: "Cart",
};
