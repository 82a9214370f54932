import type { Scope } from "#core/events/scope.ts";
import { hostContextOf } from "../host-context.ts";

/** Ids of the modules that require the given one, in dependency order. */
export function requirersOf(scope: Scope, id: string): readonly string[] {
  const { modules } = hostContextOf(scope).catalogue;
  return modules.filter(({ manifest }) => manifest.requires.includes(id)).map((module) => module.id);
}
