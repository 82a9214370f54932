import type { z } from "zod";
import type { Scope } from "./scope.ts";

/** Something that has happened, told after commit, at least once, with a stable id. The payload is plain JSON of this schema. */
export type Notice<Payload extends z.ZodType = z.ZodType> = { readonly name: string; readonly payload: Payload };

/** Declares a notice; names are past tense. */
export function defineNotice<Payload extends z.ZodType>(name: string, payload: Payload): Notice<Payload> {
  return { name, payload };
}

/** One module's reaction to a notice; `key` is stable, so that a delivery can be repeated for this listener alone. */
export type NoticeListener = {
  readonly notice: string;
  readonly key: string;
  readonly handle: (scope: Scope, payload: never, id: bigint) => Promise<void>;
};

/** Ties a handler to a notice. It may run more than once for the same id and has to make that harmless. */
export function onNotice<Payload extends z.ZodType>(
  notice: Notice<Payload>,
  key: string,
  handle: (scope: Scope, payload: z.output<Payload>, id: bigint) => Promise<void>,
): NoticeListener {
  return { notice: notice.name, key, handle: handle as NoticeListener["handle"] };
}
