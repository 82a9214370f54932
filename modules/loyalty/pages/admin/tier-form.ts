import { textField } from "#core/events/form-fields.ts";
import { definePage, type Fields, type PageRequest } from "#core/events/page.ts";
import type { Scope } from "#core/events/scope.ts";
import { AppError } from "#core/kernel/app-error.ts";
import { loyaltyErrors } from "../../errors.ts";
import type { TierCount } from "../../services/count-tiers.ts";
import { loyaltySettings } from "../../settings.ts";
import { atField } from "../at-field.ts";
import { idInPath } from "../id-in-path.ts";
import { basisWords } from "../tier-words.ts";
import type { Tier } from "./tier-list.ts";

const AT_NAME = { "loyalty.tier_exists": "name" };
const LIST = { back: "/loyalty/tiers", backLabel: "Tiers" };

/** `/admin/loyalty/tiers/new`. */
export const tierNewPage = definePage({
  area: "admin",
  path: "/loyalty/tiers/new",
  title: "New tier",
  permission: "loyalty.manage",
  template: "tier-form",
  load: async (scope, request) => ({
    ...LIST,
    isNew: true,
    tier: undefined,
    form: await tierForm(scope, request, request.form ?? { name: "", threshold: "", multiplier: "1", perks: "" }),
  }),
  actions: {
    save: async (scope, request) => {
      const { form = {}, call } = request;
      if (textField(form, "step") === "preview") return { shown: { form: await tierForm(scope, request, form) } };
      await atField(scope, AT_NAME, () => call("loyalty_tier_create", tierInput(form)));
      return { to: LIST.back, message: "{name} is created.", values: { name: textField(form, "name") } };
    },
  },
});

/** `/admin/loyalty/tiers/:id`: a change counts from the next order on; nobody loses points. */
export const tierEditPage = definePage({
  area: "admin",
  path: "/loyalty/tiers/:id",
  title: "Loyalty tier",
  permission: "loyalty.manage",
  template: "tier-form",
  load: async (scope, request) => {
    const tier = await tierOf(request);
    const stored = { ...tier, threshold: String(tier.threshold), multiplier: String(tier.multiplier), perks: tier.perks.join("\n") };
    const form = await tierForm(
      scope,
      request,
      request.form ?? { name: stored.name, threshold: stored.threshold, multiplier: stored.multiplier, perks: stored.perks },
      tier,
    );
    return { ...LIST, title: tier.name, isNew: false, tier, form };
  },
  actions: {
    save: async (scope, request) => {
      const { form = {}, call } = request;
      const tier = await tierOf(request);
      if (textField(form, "step") === "preview") return { shown: { form: await tierForm(scope, request, form, tier) } };
      await atField(scope, AT_NAME, () => call("loyalty_tier_update", { id: tier.id, ...tierInput(form) }));
      return { to: LIST.back, message: "{name} is saved.", values: { name: textField(form, "name") } };
    },
    delete: async (_scope, request) => {
      const tier = await tierOf(request);
      await request.call("loyalty_tier_delete", { id: tier.id });
      return { to: LIST.back, message: "{name} is deleted.", values: { name: tier.name } };
    },
  },
});

function tierOf(request: PageRequest): Promise<Tier> {
  const id = idInPath(request, () => loyaltyErrors.error("loyalty.tier_not_found"));
  return request.call<Tier>("loyalty_tier_get", { id });
}

/** What people type as 1,5 is 1.5; each line is a benefit. */
function tierInput(form: Fields) {
  const number = (name: string): string => textField(form, name).trim().replace(",", ".");
  const perks = textField(form, "perks")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  return { name: textField(form, "name").trim(), threshold: number("threshold"), multiplier: number("multiplier") || "1", perks };
}

async function tierForm(scope: Scope, request: PageRequest, values: Fields, tier?: Tier) {
  const { tierBasis } = scope.wiring.settings(loyaltySettings);
  const basis = tier?.basis ?? tierBasis;
  return {
    values,
    basisWord: basisWords[basis],
    currency: basis === "spend" ? scope.shop.currency : undefined,
    isMoney: basis === "spend",
    isDormant: basis !== tierBasis,
    ladder: basis === tierBasis ? await ladderOf(request, tierInput(values), tier) : undefined,
  };
}

/** How many clients would be on each step; undefined while the threshold says nothing. */
async function ladderOf({ call }: PageRequest, { name, threshold }: ReturnType<typeof tierInput>, tier: Tier | undefined) {
  if (threshold === "") return undefined;
  const draft = { ...(tier !== undefined && { id: tier.id }), ...(name !== "" && { name }), threshold };
  try {
    const steps = await call<readonly TierCount[]>("loyalty_tier_count", { draft });
    return steps.map((step) => ({ ...step, isOwn: step.threshold !== null && step.id === (tier?.id ?? null) }));
  } catch (fault) {
    if (!(fault instanceof AppError)) throw fault;
    return undefined;
  }
}
