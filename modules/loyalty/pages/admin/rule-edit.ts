import { textField } from "#core/events/form-fields.ts";
import { definePage, type PageRequest } from "#core/events/page.ts";
import { loyaltyErrors } from "../../errors.ts";
import { idInPath } from "../id-in-path.ts";
import { ruleActions } from "../rule-actions.ts";
import { atArguments } from "../rule-faults.ts";
import { type RuleKind, ruleForm, ruleInput, valuesOfForm, valuesOfRule } from "../rule-form.ts";
import { type Rule, stateOf } from "./rule-list.ts";

/** `/admin/loyalty/rules/:id`: the same form; what was earned before keeps the terms of that time. */
export const ruleEditPage = definePage({
  area: "admin",
  path: "/loyalty/rules/:id",
  title: "Loyalty rule",
  permission: "loyalty.manage",
  template: "rule-form",
  load: async (scope, request) => {
    const { rule, kind } = await ruleOf(request);
    const { form } = request;
    const values = form === undefined ? valuesOfRule(rule, kind, scope.shop.timeZone) : valuesOfForm(form);
    return {
      title: rule.title,
      back: "/loyalty/rules",
      backLabel: "Rules",
      lead: "Kind: {kind}. What was earned before keeps the terms of that time.",
      kinds: undefined,
      kindTitle: rule.rule_title,
      rule: { ...rule, ...stateOf(rule, scope.now) },
      form: await ruleForm(scope, request, kind, values, true),
    };
  },
  actions: {
    ...ruleActions,
    save: async (scope, request) => {
      const { form = {}, call } = request;
      const { rule, kind } = await ruleOf(request);
      if (textField(form, "step") === "preview") return { shown: { form: await ruleForm(scope, request, kind, valuesOfForm(form), true) } };
      const before = ruleInput(valuesOfRule(rule, kind, scope.shop.timeZone), kind);
      const changed = Object.entries(ruleInput(form, kind)).filter(
        ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name]),
      );
      await atArguments(() => call("loyalty_rule_update", { id: rule.id, ...Object.fromEntries(changed) }));
      return { to: "/loyalty/rules", message: "{name} is saved.", values: { name: textField(form, "title") } };
    },
  },
});

async function ruleOf(request: PageRequest): Promise<{ readonly rule: Rule; readonly kind: RuleKind | undefined }> {
  const id = idInPath(request, () => loyaltyErrors.error("loyalty.rule_not_found"));
  const rule = await request.call<Rule>("loyalty_rule_get", { id });
  const kinds = await request.call<readonly RuleKind[]>("loyalty_rule_get_kinds");
  return { rule, kind: kinds.find((kind) => kind.kind === rule.kind && kind.rule === rule.rule) };
}
