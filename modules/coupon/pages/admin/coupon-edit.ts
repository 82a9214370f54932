import { isDeepStrictEqual } from "node:util";
import { textField } from "#core/events/form-fields.ts";
import { definePage, type Fields } from "#core/events/page.ts";
import type { RuleInfo } from "#core/views/args/arg-fields.ts";
import type { ConditionNode } from "../../condition-node.ts";
import type { CouponView } from "../../services/coupon-view.ts";
import { editorFields, editorFromForm, editorOf } from "../condition-editor.ts";
import { idOf } from "../coupon-of-page.ts";
import { atFields, refusedFields } from "../form-faults.ts";
import { couponOfForm } from "../form-input.ts";
import { formModel } from "../form-model.ts";
import { formOptions } from "../form-options.ts";
import { formStep } from "../form-steps.ts";
import { valuesOfCoupon, valuesOfForm } from "../form-values.ts";

/** `/admin/coupons/:id/edit`: the same form; a change begins a new version, and is refused when somebody else was faster. */
export const couponEditPage = definePage({
  area: "admin",
  path: "/coupons/:id/edit",
  title: "Edit coupon",
  permission: "coupon.manage",
  template: "coupon-form",
  scripts: ["coupons.js"],
  load: async (scope, request) => {
    const { form, call } = request;
    const coupon = await call<CouponView>("coupon_get", { id: idOf(request) });
    const options = await formOptions(scope, request);
    const values = form === undefined ? valuesOfCoupon(coupon, scope.shop.timeZone) : valuesOfForm(form);
    const editor = form === undefined ? editorOf(coupon.conditions as ConditionNode | null, options.rules) : editorFromForm(form["nodes"]);
    const state = { values, editor, refused: refusedFields(form), ownCode: coupon.code, withPreview: true };
    return {
      title: coupon.code ?? coupon.internal_name,
      back: `/coupons/${coupon.id}`,
      backLabel: coupon.code ?? coupon.internal_name,
      lead: "What was priced before keeps the terms it was priced with.",
      submit: "Save changes",
      isNew: false,
      form: await formModel(scope, request, state, options),
    };
  },
  actions: {
    save: async (scope, request) => {
      const { form = {}, call } = request;
      const id = idOf(request);
      const coupon = await call<CouponView>("coupon_get", { id });
      const step = await formStep(scope, request, coupon.code);
      if (step !== undefined) return step;
      const { rules } = await formOptions(scope, request);
      const changes = changedFields(coupon, scope.shop.timeZone, form, rules);
      if (Object.keys(changes).length === 0) return { to: `/coupons/${id}`, message: "Nothing was changed." };
      const version = textField(form, "version");
      await atFields(scope, form, () => call("coupon_update", { id, ...changes, ...(version !== "" && { version }) }));
      return { to: `/coupons/${id}`, message: "The changes are saved." };
    },
  },
});

/** Only what somebody changed is sent, so that a moment keeps its seconds and the log says what was done. */
function changedFields(coupon: CouponView, zone: string, form: Fields, rules: ReadonlyMap<string, RuleInfo>): Record<string, unknown> {
  const editor = editorOf(coupon.conditions as ConditionNode | null, rules);
  const before = couponOfForm({ ...valuesOfCoupon(coupon, zone), nodes: editorFields(editor) }, rules);
  const entries = Object.entries(couponOfForm(form, rules)).filter(([name, value]) => !isDeepStrictEqual(value, before[name]));
  return Object.fromEntries(entries);
}
