import { defineHook } from "#core/events/hook.ts";

type DefaultCurrencyMoment = { readonly from: string | undefined; readonly to: string };

/** The shop's default currency is about to change; whoever keeps amounts in it may refuse. */
export const onBeforeAdminCurrencySetDefault = defineHook<DefaultCurrencyMoment>("onBeforeAdminCurrencySetDefault", { mayRefuse: true });
/** The default currency has changed in this transaction; whoever keeps a copy of the fact follows. */
export const onAfterAdminCurrencySetDefault = defineHook<DefaultCurrencyMoment>("onAfterAdminCurrencySetDefault");
