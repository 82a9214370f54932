import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { emailAddress } from "#core/identity/email-address.ts";
import { invalidRequest } from "#core/kernel/app-error.ts";
import { parseInstant } from "#core/kernel/business-calendar.ts";
import { periodSchema } from "#core/kernel/period.ts";
import { boundedText, flag, idNumber, instantText, quantity } from "#core/kernel/wire.ts";
import type { NewItem } from "./add-item.ts";
import type { CartConfig } from "./cart-config.ts";

/** Forms send an empty text, some callers null, for what was not chosen. */
function optional<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess((value) => (value === "" || value === null ? undefined : value), schema.optional());
}

const addonChoice = z.strictObject({ selected: flag.default(false), period: optional(periodSchema), quantity: quantity.default(1) });

const campaignText = optional(boundedText(200, 1));

/** What a buyer says about a line. */
export const configInput = z.strictObject({
  consultant_id: optional(idNumber),
  starts_at: optional(instantText),
  recipient_name: optional(boundedText(100, 1)),
  recipient_email: optional(emailAddress),
  message: optional(boundedText(1_000, 1)),
  deliver_at: optional(instantText),
});

/** What a caller says when it puts something into a cart. There is no price among it: a price that is sent is an unknown field. */
export const addItemInput = z.strictObject({
  id: idNumber.describe("The product"),
  quantity: quantity.default(1),
  period: optional(periodSchema),
  multiple: flag.default(true).describe("False empties the cart first"),
  addons: z
    .record(z.string().regex(/^[1-9]\d{0,9}$/), addonChoice)
    .refine((addons) => Object.keys(addons).length <= 50, { error: "Must name at most 50 add-ons" })
    .default({})
    .describe("Add-on id → whether it is selected, its period and quantity"),
  config: configInput.prefault({}),
  utm_source: campaignText,
  utm_medium: campaignText,
  utm_campaign: campaignText,
});

/** The item meant; dates are read in the shop's zone. Throws `request.invalid` for a date that is none. */
export function newItemFrom(scope: Scope, input: z.output<typeof addItemInput>): NewItem {
  const { utm_source, utm_medium, utm_campaign } = input;
  return {
    productId: input.id,
    quantity: input.quantity,
    period: input.period,
    isBesides: input.multiple,
    addons: Object.entries(input.addons)
      .filter(([, { selected }]) => selected)
      .map(([id, choice]) => ({ productId: Number(id), quantity: choice.quantity, period: choice.period })),
    config: configFrom(scope, input.config),
    attribution: {
      ...(utm_source === undefined ? {} : { utm_source }),
      ...(utm_medium === undefined ? {} : { utm_medium }),
      ...(utm_campaign === undefined ? {} : { utm_campaign }),
    },
  };
}

/** The same as it is stored; dates are read in the shop's zone. Throws `request.invalid` for a date that is none. */
export function configFrom(scope: Scope, given: z.output<typeof configInput>): CartConfig {
  const config = {
    ...given,
    starts_at: instantFrom(scope, given.starts_at, "config.starts_at"),
    deliver_at: instantFrom(scope, given.deliver_at, "config.deliver_at"),
  };
  return Object.fromEntries(Object.entries(config).filter(([, value]) => value !== undefined));
}

function instantFrom(scope: Scope, text: string | undefined, field: string): string | undefined {
  if (text === undefined) return undefined;
  const instant = parseInstant(text, scope.shop.timeZone, "start");
  if (instant === undefined) throw invalidRequest({ [field]: "Must be a date or an instant." });
  return instant.toISOString();
}
