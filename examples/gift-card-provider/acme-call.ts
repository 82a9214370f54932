import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { acmeSettings } from "./settings.ts";

/** What the third party answers for certain; everything else is thrown, and means that the outcome is unknown. */
export type AcmeAnswer = { readonly status: 200; readonly body: unknown } | { readonly status: 404 | 409; readonly reason: string };

/** One call. A 200 is a yes, 404 and 409 are a no; a time-out, a broken connection and every other status leave the outcome unknown. */
export async function acmeCall(
  { wiring }: Pick<Scope, "wiring">,
  path: string,
  body: Readonly<Record<string, string>> | undefined,
  idempotencyKey?: string,
): Promise<AcmeAnswer> {
  const { baseUrl, apiKey, timeoutMs } = wiring.settings(acmeSettings);
  const answer = await fetch(new URL(path, baseUrl), {
    method: body === undefined ? "GET" : "POST",
    headers: {
      authorization: `Bearer ${apiKey}`,
      "content-type": "application/json",
      ...(idempotencyKey === undefined ? {} : { "idempotency-key": idempotencyKey }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    redirect: "error",
    signal: AbortSignal.timeout(timeoutMs),
  });
  const json: unknown = await answer.json();
  if (answer.status === 200) return { status: 200, body: json };
  if (answer.status === 404 || answer.status === 409) return { status: answer.status, reason: refusal.parse(json).reason };
  throw new Error(`Acme answered ${answer.status}.`);
}

const refusal = z.object({ reason: z.string().max(100) });
