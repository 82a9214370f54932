import type { z } from "zod";
import type { AnyMethod, Method, Role } from "./method.ts";
import type { Scope } from "./scope.ts";

export type RestVerb = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** What a request says besides its verb: the named parts of its path, its query, its body (an empty object where none is read). */
export type RestRequest<Query, Body> = {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Query;
  readonly body: Body;
};

/**
 * An address of the REST API, `/api/v1` + `path`. It is another name for an API method: the same caller, permission, transaction and
 * refusals, but with its own names of fields, without an envelope, and with the statuses of HTTP. While the method's module is disabled
 * there is nothing at the address.
 */
export type RestRoute = {
  readonly verb: RestVerb;
  /** Below `/api/v1`: `/admin/coupons/{id}`. A fixed part wins over a named one. */
  readonly path: string;
  readonly role: Role;
  readonly method: string;
  readonly summary: string;
  /** The status of a success. */
  readonly status: 200 | 201;
  /** Strict; without one the query has to be empty. */
  readonly query: z.ZodType | undefined;
  /** Strict; without one no body is read. */
  readonly body: z.ZodType | undefined;
  readonly output: z.ZodType;
  /** Names of the method's fields, where the caller knows them by another: used in refusals. */
  readonly names: Readonly<Record<string, string>>;
  /** What the method is given; its own schema reads it, so that it refuses what does not fit. */
  readonly toInput: (request: RestRequest<never, never>) => unknown;
  /** The body of the answer, inside the method's transaction. */
  readonly toBody: (result: never, scope: Scope) => unknown;
};

type Declared<
  Input extends z.ZodType,
  Output extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Answer extends z.ZodType,
> = {
  readonly verb: RestVerb;
  readonly path: string;
  readonly method: Method<Input, Output>;
  readonly summary?: string;
  readonly status?: 200 | 201;
  readonly query?: Query;
  readonly body?: Body;
  readonly output: Answer;
  readonly names?: Readonly<Record<string, string>>;
  readonly toInput: (request: RestRequest<z.output<Query>, z.output<Body>>) => object;
  readonly toBody: (result: z.output<Output>, scope: Scope) => z.input<Answer> | Promise<z.input<Answer>>;
};

/** Declares an address of the REST API. */
export function defineRestRoute<
  Input extends z.ZodType,
  Output extends z.ZodType,
  Answer extends z.ZodType,
  Query extends z.ZodType = z.ZodObject<Record<never, never>>,
  Body extends z.ZodType = z.ZodObject<Record<never, never>>,
>({ method, summary, status, query, body, names, toInput, toBody, ...rest }: Declared<Input, Output, Query, Body, Answer>): RestRoute {
  const { role, name }: Pick<AnyMethod, "role" | "name"> = method;
  return {
    ...rest,
    role,
    method: name,
    summary: summary ?? method.summary,
    status: status ?? 200,
    query,
    body,
    names: names ?? {},
    toInput,
    toBody,
  };
}
