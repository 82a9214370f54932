import type { AnyMethod, Role } from "#core/events/method.ts";
import type { Wiring } from "#core/events/wiring.ts";
import { AppError } from "#core/kernel/app-error.ts";
import { apiErrors } from "./errors.ts";

/** The parts of `/api/{role}/{module}/{method}`. */
export type MethodAddress = { readonly role: string; readonly module: string; readonly method: string };

/** The address's role and method. `gift/card_redeem` and `gift_card/redeem` are both `gift_card_redeem`. */
export type FoundMethod = { readonly role: Role; readonly method: AnyMethod };

/** @throws AppError `request.not_found` (404) when there is no such method among those of core and the active modules. */
export function findMethod(wiring: Wiring, { role, module, method: rest }: MethodAddress): FoundMethod {
  const method = isRole(role) ? wiring.method(role, `${module}_${rest}`) : undefined;
  if (!isRole(role) || method === undefined) throw apiErrors.error("request.not_found");
  return { role, method };
}

/** @throws AppError `request.method_not_allowed` (405) for anything but POST, and GET where the method only reads and tells no secret. */
export function assertVerb(method: AnyMethod, verb: string): void {
  const allowed = verbsOf(method);
  if (allowed.includes(verb)) return;
  throw new VerbRefused(verb, allowed);
}

/** The verbs a method answers, for the `Allow` header and the description of the API. */
export function verbsOf(method: Pick<AnyMethod, "reads" | "secret">): readonly string[] {
  return method.reads && !method.secret ? ["GET", "POST"] : ["POST"];
}

/** 405 together with what goes into its `Allow` header. */
export class VerbRefused extends AppError {
  readonly allowed: readonly string[];

  constructor(verb: string, allowed: readonly string[]) {
    super({ ...apiErrors.table["request.method_not_allowed"], code: "request.method_not_allowed", details: { verb } });
    this.allowed = allowed;
  }
}

function isRole(text: string): text is Role {
  return text === "guest" || text === "client" || text === "admin";
}
