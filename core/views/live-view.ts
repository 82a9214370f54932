import { lastLiveId } from "#core/api/live/last-live-id.ts";
import { hasPermission } from "#core/events/actor.ts";
import { type LiveMessage, type LiveToast, liveChannels, liveMessages } from "#core/events/live-channel.ts";
import type { Scope } from "#core/events/scope.ts";
import { addressOf } from "./area-path.ts";
import { toneOf } from "./components/tones.ts";
import { mayOpen } from "./page-access.ts";
import { say } from "./say.ts";

/** What a page is told live: by which channels, from which message on, and how it is announced. */
export type LiveView = {
  readonly channels: readonly string[];
  /** The last message before the page was loaded. */
  readonly after: bigint;
  readonly toasts: readonly ToastView[];
};

/** A toast in the caller's language, its `{fields}` still open. */
export type ToastView = {
  /** `coupons/coupon_used`: the channel and the type of the message. */
  readonly key: string;
  readonly tone: string;
  readonly icon: string;
  readonly sentences: readonly string[];
  readonly one: string;
  readonly many: string;
  readonly href: string | undefined;
};

/**
 * What the caller of an admin page may be told while it is open; undefined when that is nothing. To be asked before the page loads its
 * data, so that nothing falls between the two.
 */
export async function liveViewOf(scope: Scope): Promise<LiveView | undefined> {
  const { actor, wiring } = scope;
  if (actor.kind !== "staff") return undefined;
  const channels = wiring
    .provided(liveChannels)
    .filter(({ permission }) => hasPermission(actor, permission))
    .map(({ name }) => name);
  if (channels.length === 0) return undefined;
  const told = wiring.provided(liveMessages).filter(({ channel }) => channels.includes(channel));
  return { channels, after: await lastLiveId(scope.db), toasts: told.flatMap((message) => toastView(scope, message)) };
}

function toastView(scope: Scope, { channel, type, toast }: LiveMessage): readonly ToastView[] {
  if (toast === undefined) return [];
  const word = (key: string): string => say({ scope, module: toast.module }, key);
  const { tone, icon } = toneOf(toast.tone);
  const [one, many] = toast.summary;
  const view = { tone, icon, sentences: toast.sentences.map(word), one: word(one), many: word(many), href: hrefOf(scope, toast) };
  return [{ key: `${channel}/${type}`, ...view }];
}

/** Only for whoever may go there. */
function hrefOf({ wiring, actor }: Scope, { href }: LiveToast): string | undefined {
  return href !== undefined && mayOpen(wiring, "admin", href, actor) ? addressOf("admin", href) : undefined;
}
