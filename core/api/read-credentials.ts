import { identityErrors } from "#core/identity/errors.ts";

/** An API key as the caller sent it, and which kind of account it has to belong to. */
export type Credentials = { readonly key: string; readonly kind: "client" | "staff" | "any" };

/**
 * Reads the Authorization header: `Basic` with the user name `admin` or `client` and the key as password, or `Bearer` and the key.
 *
 * @throws AppError `auth.required` (401) for any other form of it, so that nobody acts as a guest by mistake.
 */
export function readCredentials(header: string | undefined): Credentials | undefined {
  if (header === undefined) return undefined;
  const [, scheme, value] = /^(\w+) +([\x21-\x7e]+)$/.exec(header) ?? [];
  if (value !== undefined && scheme?.toLowerCase() === "bearer") return { key: value, kind: "any" };
  if (value !== undefined && scheme?.toLowerCase() === "basic") return ofBasic(value);
  throw identityErrors.error("auth.required");
}

function ofBasic(value: string): Credentials {
  const [, user, key] = /^([^:]*):(.+)$/s.exec(Buffer.from(value, "base64").toString("utf8")) ?? [];
  if (key !== undefined && user === "admin") return { key, kind: "staff" };
  if (key !== undefined && user === "client") return { key, kind: "client" };
  throw identityErrors.error("auth.required");
}
