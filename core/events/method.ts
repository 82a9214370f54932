import type { z } from "zod";
import type { Scope } from "./scope.ts";

/** Through which door of the API a method is called; a client may call guest methods and then acts as itself. */
export type Role = "guest" | "client" | "admin";

/**
 * An API method: `coupon_get_stats` is `POST /api/admin/coupon/get_stats`. Input and output are strict zod schemas; both are in
 * `/openapi.json`. A method that changes state runs in one transaction together with its idempotency record.
 */
export type Method<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> = {
  readonly name: string;
  readonly role: Role;
  /** Needed by every admin method; the host refuses to start without it. */
  readonly permission?: string;
  readonly summary: string;
  /** Reads only: also answers GET, runs without a transaction of its own, takes no idempotency key. */
  readonly reads: boolean;
  /** Takes or answers a secret (password, key, card code): never by GET, and a stored answer is encrypted. */
  readonly secret: boolean;
  readonly input: Input;
  readonly output: Output;
  readonly handle: (scope: Scope, input: z.output<Input>) => Promise<z.input<Output>>;
};

/** A method whose schemas are no longer known to the compiler; what registries hold. */
export type AnyMethod = Omit<Method, "handle"> & { readonly handle: (scope: Scope, input: never) => Promise<unknown> };

type Declared<Input extends z.ZodType, Output extends z.ZodType> = Omit<Method<Input, Output>, "reads" | "secret"> & {
  readonly reads?: boolean;
  readonly secret?: boolean;
};

/** Declares an API method. */
export function defineMethod<Input extends z.ZodType, Output extends z.ZodType>(method: Declared<Input, Output>): Method<Input, Output> {
  return { reads: false, secret: false, ...method };
}
