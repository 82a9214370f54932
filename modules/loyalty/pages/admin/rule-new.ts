import { textField } from "#core/events/form-fields.ts";
import { definePage, type PageRequest } from "#core/events/page.ts";
import { loyaltyErrors } from "../../errors.ts";
import { atArguments } from "../rule-faults.ts";
import { newRuleValues, type RuleKind, ruleForm, ruleInput, valuesOfForm } from "../rule-form.ts";

/** `/admin/loyalty/rules/new`: first what the rule is made of (`?kind=earning&rule=per_amount`), then what it gives. */
export const ruleNewPage = definePage({
  area: "admin",
  path: "/loyalty/rules/new",
  title: "New rule",
  permission: "loyalty.manage",
  template: "rule-form",
  load: async (scope, request) => {
    const common = { back: "/loyalty/rules", backLabel: "Rules", lead: "Kind: {kind}.", rule: undefined };
    const kinds = await request.call<readonly RuleKind[]>("loyalty_rule_get_kinds");
    if (textField(request.query, "rule") === "") {
      const of = (wanted: RuleKind["kind"]) => kinds.filter(({ kind }) => kind === wanted);
      return { ...common, kinds: { earning: of("earning"), redemption: of("redemption") }, form: undefined, kindTitle: "" };
    }
    const kind = kindOf(kinds, request);
    const values = request.form === undefined ? newRuleValues(kind) : valuesOfForm(request.form);
    return {
      ...common,
      kinds: undefined,
      kindTitle: kind.title,
      form: await ruleForm(scope, request, kind, values, request.form !== undefined),
    };
  },
  actions: {
    save: async (scope, request) => {
      const { form = {}, call } = request;
      const kind = kindOf(await call<readonly RuleKind[]>("loyalty_rule_get_kinds"), request);
      if (textField(form, "step") === "preview") return { shown: { form: await ruleForm(scope, request, kind, valuesOfForm(form), true) } };
      const input = { kind: kind.kind, rule: kind.rule, ...ruleInput(form, kind) };
      await atArguments(() => call("loyalty_rule_create", input));
      return { to: "/loyalty/rules", message: "{name} is created.", values: { name: textField(form, "title") } };
    },
  },
});

/** Throws `loyalty.rule_not_found` (404) for what nobody provides. */
function kindOf(kinds: readonly RuleKind[], { query }: PageRequest): RuleKind {
  const wanted = textField(query, "kind") || "earning";
  const kind = kinds.find((candidate) => candidate.kind === wanted && candidate.rule === textField(query, "rule"));
  if (kind === undefined) throw loyaltyErrors.error("loyalty.rule_not_found");
  return kind;
}
