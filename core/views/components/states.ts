import type { View } from "../view.ts";
import { type Component, textOf } from "./component.ts";
import { toneOf } from "./tones.ts";

/** How things stand, and where they go. */
export const states = {
  /**
   * `{{status "active"}}`: a state as icon, word and colour. `tone` and `label` say what is not one of the known states. With `reason` it
   * explains itself: to who points at it, reaches it by keyboard, or taps it.
   */
  status: ({ view, tools, args: [state], named }) => {
    const tone = toneOf(textOf(named["tone"] ?? state));
    const label = tools.say(view, textOf(named["label"] ?? tone.label ?? state));
    const reason = textOf(named["reason"]);
    const href = tools.assets.iconUrl(textOf(named["icon"] ?? tone.icon));
    const tip = reason === "" ? undefined : { id: tipId(view), text: reason };
    return tools.safe(tools.partial(view, "status", { ...tone, label, href, tip }));
  },

  /**
   * `{{trend revenue revenue_before}}`: how a figure compares with the one before it; nothing when there was nothing before. `down=true`
   * where less is better.
   */
  trend: ({ view, tools, args: [now, before], named }) => {
    const share = changeOf(now, before);
    if (share === undefined) return "";
    const way = Math.abs(share) < 0.005 ? "even" : share > 0 ? "up" : "down";
    const isGood = way === "even" ? undefined : (way === "up") !== (named["down"] === true);
    const format = new Intl.NumberFormat(view.scope.language, { style: "percent", maximumFractionDigits: 0 });
    return tools.safe(
      tools.partial(view, "trend", {
        tone: isGood === undefined ? "quiet" : isGood ? "good" : "bad",
        href: tools.assets.iconUrl(ICONS[way]),
        text: way === "even" ? tools.say(view, "as before") : format.format(Math.abs(share)),
        meaning: way === "even" ? undefined : tools.say(view, way === "up" ? "more than before" : "less than before"),
      }),
    );
  },
} satisfies Record<string, Component>;

/** Every icon a trend may bring, for the sprite. */
export function trendIcons(): readonly string[] {
  return Object.values(ICONS);
}

const ICONS = { up: "trending-up", down: "trending-down", even: "arrow-narrow-right" } as const;

/** As a share of what was before; undefined when nothing was, or when it is no number. */
function changeOf(now: unknown, before: unknown): number | undefined {
  const [one, other] = [Number(now), Number(before)];
  return Number.isFinite(one) && Number.isFinite(other) && other > 0 ? (one - other) / other : undefined;
}

/** Explanations of a page are counted, so that the same page has the same ids when it is drawn again. All parts of a page share `labels`. */
const tipsOf = new WeakMap<View["labels"], number>();

function tipId({ labels }: View): string {
  const number = (tipsOf.get(labels) ?? 0) + 1;
  tipsOf.set(labels, number);
  return `tip-${number}`;
}
