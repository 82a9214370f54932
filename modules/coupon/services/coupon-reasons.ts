import { z } from "zod";
import { wireDetails } from "#core/billing/carts/wire-details.ts";
import type { Scope } from "#core/events/scope.ts";
import type { Refusal } from "#core/kernel/verdict.ts";

/** Why a code cannot be used, on the wire; details such as `missing` stand beside the sentence. */
export const reasonSchema = z.looseObject({ code: z.string(), message: z.string() });

export type WireReason = z.input<typeof reasonSchema>;

/** Refusals as the reasons a client is told; amounts in major units of the currency. */
export function wireReasons(scope: Pick<Scope, "sentence">, refusals: readonly Refusal[], currency: string): WireReason[] {
  return refusals.map(({ code, details }) => {
    const told = wireDetails(details, currency);
    return { ...told, code, message: scope.sentence(code, told) };
  });
}
