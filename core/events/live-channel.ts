import type { z } from "zod";
import { defineExtensionPoint } from "./extension-point.ts";
import type { Notice } from "./notice.ts";
import type { Scope } from "./scope.ts";
import type { Wiring } from "./wiring.ts";

/** A stream of messages for staff, `GET /ws/<name>`: for whoever has the permission, for as long as they have it. */
export type LiveChannel = { readonly name: string; readonly permission: string };

/**
 * What a notice becomes in a channel: a message `{id, type, at, data}`. `toData` gets the payloads of several notices at once, after
 * the commit of what they tell of, and answers the data of each in the same order; it only reads.
 */
export type LiveMessage = {
  readonly channel: string;
  readonly type: string;
  readonly notice: string;
  readonly payload: z.ZodType;
  readonly toData: (scope: Scope, payloads: readonly never[]) => Promise<readonly object[]>;
  /** How it is announced on open pages; without, it only has them drawn anew. */
  readonly toast?: LiveToast;
};

/** How a message is announced to whoever has an admin page open. Sentences are words of the module. */
export type LiveToast = {
  readonly module: string;
  readonly tone: "good" | "info" | "warning" | "bad" | "quiet";
  /** With `{fields}` of the message's data; the first one that the data fills is shown. */
  readonly sentences: readonly string[];
  /** For screen readers, which are told of several at once: the sentence for one, and for `{count}` of them. */
  readonly summary: readonly [one: string, many: string];
  /** Where to read more, a path of the admin pages with `{fields}`; left out for who may not go there. */
  readonly href?: string;
};

/** Where modules add channels. */
export const liveChannels = defineExtensionPoint<LiveChannel>("events.live-channels");

/** Where modules add messages, to their own channels and to those of the modules they require. */
export const liveMessages = defineExtensionPoint<LiveMessage>("events.live-messages");

/** Declares a message; `provides: [provide(liveMessages, myMessage)]` sends it. */
export function defineLiveMessage<Payload extends z.ZodType>(
  channel: LiveChannel,
  type: string,
  notice: Notice<Payload>,
  toData: (scope: Scope, payloads: readonly z.output<Payload>[]) => Promise<readonly object[]>,
  toast?: LiveToast,
): LiveMessage {
  const message = { channel: channel.name, type, notice: notice.name, payload: notice.payload, toData };
  return toast === undefined ? message : { ...message, toast };
}

/** Whether anybody wants to know of a notice: a listener, or a channel. What nobody wants to know is not written down. */
export function isHeard(wiring: Wiring, notice: string): boolean {
  return wiring.noticeListeners(notice).length > 0 || wiring.provided(liveMessages).some((message) => message.notice === notice);
}
