import { textField } from "#core/events/form-fields.ts";
import type { ActionOutcome, Fields, PageRequest } from "#core/events/page.ts";
import type { Scope } from "#core/events/scope.ts";
import { type EditorGroup, editorFromForm, isFields, withoutPart, withPart } from "./condition-editor.ts";
import { formModel } from "./form-model.ts";
import { formOptions } from "./form-options.ts";
import { type FormValues, valuesOfForm } from "./form-values.ts";

type Step = { readonly values: FormValues; readonly editor: EditorGroup };

/**
 * What the buttons of the form do beside saving: look, suggest a code, add and remove conditions. Each draws the form again with what
 * stands in it, so that it works without a script. Undefined for the button that saves.
 */
export async function formStep(scope: Scope, request: PageRequest, ownCode: string | null): Promise<ActionOutcome | undefined> {
  const form = request.form ?? {};
  const [name = "save", key = ""] = textField(form, "step").split(" ");
  const step = STEPS[name];
  if (step === undefined) return undefined;
  const options = await formOptions(scope, request);
  const given = { values: valuesOfForm(form), editor: editorFromForm(form["nodes"]) };
  const state = await step(given, key, request, (rule) => options.rules.has(rule));
  const shown = await formModel(scope, request, { ...state, refused: [], ownCode, withPreview: true }, options);
  return { shown: { form: shown } };
}

type StepWork = (given: Step, key: string, request: PageRequest, isRule: (code: string) => boolean) => Step | Promise<Step>;

const STEPS: Readonly<Record<string, StepWork>> = {
  preview: (given) => given,
  generate: async ({ values, editor }, _key, { call }) => {
    const recipe = isFields(values["generate"]) ? values["generate"] : {};
    const filled = Object.fromEntries(Object.entries(recipe).filter(([, value]) => value !== ""));
    const { code } = await call<{ readonly code: string }>("coupon_suggest_code", filled);
    return { values: { ...values, code }, editor };
  },
  "add-rule": ({ values, editor }, key, { form }, isRule) => {
    const rule = textField(pickedIn(form), key);
    return { values, editor: isRule(rule) ? withPart(editor, key, { rule, args: {} }) : editor };
  },
  "add-group": ({ values, editor }, key) => ({ values, editor: withPart(editor, key, { mode: "any", parts: [] }) }),
  remove: ({ values, editor }, key) => ({ values, editor: withoutPart(editor, key) }),
};

function pickedIn(form: Fields | undefined): Fields {
  const picked = form?.["pick"];
  return isFields(picked) ? picked : {};
}
