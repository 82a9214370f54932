import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { givenEmailAddress } from "#core/identity/email-address.ts";
import { idNumber } from "#core/kernel/wire.ts";
import { type ClientReference, findClient } from "./find-client.ts";

/** How a caller names a client: by id or, without one, by address. */
export const clientReferenceInput = z
  .strictObject({ id: idNumber.optional(), email: givenEmailAddress.optional() })
  .refine(({ id, email }) => id !== undefined || email !== undefined, { path: ["id"], error: "Give the id or the email" });

type Given = { readonly id?: number | undefined; readonly email?: string | undefined };

/** What was given, the id first. */
export function referenceOf({ id, email }: Given): ClientReference {
  return id === undefined ? { email: email ?? "" } : { id };
}

/** The id of the client that was named. Throws `client.not_found`. */
export async function referencedClientId(scope: Scope, given: Given): Promise<number> {
  return given.id ?? (await findClient(scope, referenceOf(given))).id;
}
