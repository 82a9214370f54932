import type { FieldValue } from "#core/events/page.ts";
import { randomHex } from "#core/kernel/randomness.ts";
import type { View } from "../view.ts";
import { type Component, type ComponentCall, textOf } from "./component.ts";
import { fieldProps } from "./field-props.ts";

/** Forms. Every one that changes something carries the session's CSRF token and a key that makes sending it twice harmless. */
export const forms = {
  /** `{{#form action="save" submit="Save"}}…fields…{{/form}}`; `secondary` is the path of a way out, `upload=true` takes files. */
  form: (call) => {
    const { view, tools, named, block } = call;
    const inner = isRefused(call) ? view : { ...view, failure: undefined };
    const props = {
      ...hiddenProps(call),
      submit: textOf(named["submit"] ?? "Save"),
      icon: named["icon"],
      tone: textOf(named["tone"] ?? "primary"),
      secondary: named["secondary"],
      secondaryLabel: textOf(named["secondaryLabel"] ?? "Cancel"),
      isUpload: named["upload"] === true,
      id: named["id"],
      to: named["to"] ?? view.path,
      body: tools.safe(block?.(undefined, inner) ?? ""),
    };
    return tools.safe(tools.partial(view, "form", props));
  },

  /** `{{field name="email" type="email" label="E-mail address" hint="…" value=client.email required=true}}` */
  field: ({ view, tools, named }) => tools.safe(tools.partial(view, "field", fieldProps(view, tools, named))),

  /**
   * For a field the template writes itself, with the id `field-<name>`: what the summary of a refusal calls it, and below it what was
   * refused. `{{field-error "end_at" label="New end"}}`
   */
  "field-error": ({ view, tools, args: [given], named }) => {
    const name = textOf(given);
    view.labels.set(name, { id: `field-${name}`, label: tools.say(view, textOf(named["label"])) });
    const error = view.failure?.errors[name];
    return error === undefined ? "" : tools.safe(tools.partial(view, "field-error", { id: `field-${name}`, error }));
  },

  /** A button that does one thing: `{{action-button action="enable" label="Enable" values=(object id=id)}}`. With `confirm` it asks first. */
  "action-button": (call) => {
    const { view, tools, named } = call;
    const label = tools.say(view, textOf(named["label"]));
    const subject = named["subject"] === undefined ? undefined : textOf(named["subject"]);
    const props = {
      ...hiddenProps(call),
      to: named["to"] ?? view.path,
      label,
      subject,
      icon: named["icon"],
      tone: textOf(named["tone"] ?? "secondary"),
      confirm: named["confirm"] === undefined ? undefined : tools.say(view, textOf(named["confirm"]), { subject }),
      dialogId: `ask-${randomHex(6)}`,
    };
    return tools.safe(tools.partial(view, props.confirm === undefined ? "action-button" : "action-button-confirm", props));
  },

  /** The hidden fields alone, for a form the template writes itself. */
  "form-guard": (call) => call.tools.safe(call.tools.partial(call.view, "form-guard", hiddenProps(call))),

  /** What somebody typed into a refused form, else the value given: `{{typed "code" coupon.code}}`. */
  typed: ({ view, args: [name, value] }) => typedValue(view, textOf(name)) ?? value,
} satisfies Record<string, Component>;

/** What was typed into a field before the form was refused. */
export function typedValue({ failure }: View, name: string): FieldValue | undefined {
  return failure?.fields[name];
}

/** Whether a refusal, if there is one, is of this form: of its action, and of its row when it says one. Others are drawn as if nothing was. */
function isRefused({ view: { failure }, named: { action, values } }: ComponentCall): boolean {
  if (failure?.action === undefined || action === undefined) return true;
  const id = typeof values === "object" && values !== null && "id" in values ? textOf(values.id) : undefined;
  return failure.action === action && (id === undefined || failure.fields["id"] === undefined || failure.fields["id"] === id);
}

function hiddenProps({ view, named }: ComponentCall) {
  const values = named["values"];
  return {
    csrfToken: view.csrfToken(),
    idempotencyKey: randomHex(16),
    action: named["action"],
    hidden:
      typeof values === "object" && values !== null ? Object.entries(values).map(([name, value]) => ({ name, value: textOf(value) })) : [],
  };
}
