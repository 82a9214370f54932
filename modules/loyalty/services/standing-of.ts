import type { Scope } from "#core/events/scope.ts";
import { decideTier, type Standing } from "../tiers/decide-tier.ts";
import { contributionsOf, tierProgramme } from "./tier-programme.ts";

/** Where a client stands now. */
export async function standingOf(scope: Scope, clientId: number): Promise<Standing> {
  const programme = await tierProgramme(scope);
  const contributions = programme.tiers.length === 0 ? [] : await contributionsOf(scope, clientId);
  return decideTier(programme, contributions, scope.now);
}
