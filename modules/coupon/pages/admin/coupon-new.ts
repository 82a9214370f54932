import { textField } from "#core/events/form-fields.ts";
import { definePage } from "#core/events/page.ts";
import { editorFromForm, editorOf } from "../condition-editor.ts";
import { couponTemplate, couponTemplates } from "../coupon-templates.ts";
import { atFields, refusedFields } from "../form-faults.ts";
import { couponOfForm } from "../form-input.ts";
import { formModel } from "../form-model.ts";
import { formOptions } from "../form-options.ts";
import { formStep } from "../form-steps.ts";
import { newCouponValues, valuesOfForm } from "../form-values.ts";

/** `/admin/coupons/new`: three fields make the common coupon, the rest is there for who needs it. */
export const couponNewPage = definePage({
  area: "admin",
  path: "/coupons/new",
  title: "Create coupon",
  permission: "coupon.manage",
  template: "coupon-form",
  scripts: ["coupons.js"],
  load: async (scope, request) => {
    const { form } = request;
    const template = couponTemplate(scope, textField(request.query, "template"));
    const options = await formOptions(scope, request);
    const values = form === undefined ? valuesOfForm({ ...newCouponValues, ...template?.values }) : valuesOfForm(form);
    const editor = form === undefined ? editorOf(template?.conditions, options.rules) : editorFromForm(form["nodes"]);
    return {
      templates: form === undefined ? couponTemplates(scope) : [],
      template: template?.key,
      back: "/coupons",
      backLabel: "Coupons",
      lead: "A code, what it gives, and you are done. Everything else has a sensible default.",
      submit: "Create coupon",
      isNew: true,
      form: await formModel(
        scope,
        request,
        { values, editor, refused: refusedFields(form), ownCode: null, withPreview: form !== undefined },
        options,
      ),
    };
  },
  actions: {
    save: async (scope, request) => {
      const step = await formStep(scope, request, null);
      if (step !== undefined) return step;
      const { form = {}, call } = request;
      const { rules } = await formOptions(scope, request);
      const id = await atFields(scope, form, () => call<number>("coupon_create_advanced", couponOfForm(form, rules)));
      return {
        to: `/coupons/${id}`,
        message: "{name} is created.",
        values: { name: textField(form, "code") || textField(form, "internal_name") },
      };
    },
  },
});
