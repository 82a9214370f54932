import { filledFields, groupField, textField } from "#core/events/form-fields.ts";
import type { PageAction, PageRequest } from "#core/events/page.ts";
import { atFields } from "./at-fields.ts";

/**
 * What can be done to one card. In the list its id is in the form, on its own page in the address. Each form on that page has a group of
 * fields of its own, so that a refusal stands at the right one.
 */
export const cardActions = {
  suspend: async (_scope, request) => {
    await call(request, "suspend", "gift_card_suspend");
    return { message: "The gift card is suspended. Nobody can pay with it until it is resumed." };
  },
  resume: async (_scope, request) => {
    await call(request, "resume", "gift_card_resume");
    return { message: "The gift card can be spent again." };
  },
  void: async (_scope, request) => {
    await call(request, "void", "gift_card_void");
    return { message: "The gift card is void." };
  },
  recharge: async (_scope, request) => {
    await call(request, "recharge", "gift_card_recharge");
    return { message: "The gift card is recharged." };
  },
  adjust: async (_scope, request) => {
    await call(request, "adjust", "gift_card_adjust");
    return { message: "The balance is adjusted." };
  },
  extend: async (_scope, request) => {
    const until = textField(groupField(request.form, "extend"), "expires_at");
    await call(request, "extend", "gift_card_extend", { expires_at: until === "" ? null : until });
    return { message: "The gift card has a new last day." };
  },
  send: async (_scope, request) => {
    await call(request, "send", "gift_card_send");
    return { message: "The mail is on its way. It has a new code, and the one before is worth nothing then." };
  },
  reissue: async (_scope, request) => {
    const { code } = await call<{ readonly code: string }>(request, "reissue", "gift_card_reissue");
    return { shown: { code } };
  },
} as const satisfies Readonly<Record<string, PageAction>>;

function call<Result>(request: PageRequest, group: string, method: string, more: object = {}): Promise<Result> {
  const { params, form } = request;
  const fields = { ...filledFields(groupField(form, group)), ...more, id: params["id"] ?? textField(form, "id") };
  return atFields(
    (field) => `${group}.${field}`,
    () => request.call<Result>(method, fields),
  );
}
