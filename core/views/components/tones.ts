/** How a state is shown: never by colour alone. */
export type Tone = {
  readonly tone: "good" | "bad" | "warning" | "info" | "quiet";
  readonly icon: string;
  readonly label: string | undefined;
};

/** The look of a state, or of a tone by its own name; what is unknown is quiet. */
export function toneOf(state: string): Tone {
  for (const { tone, icon, states } of TONES) if (tone === state || states.includes(state)) return { tone, icon, label: labelOf(state) };
  return { tone: "quiet", icon: "circle", label: labelOf(state) };
}

/** Every icon a state may bring, for the sprite. */
export function toneIcons(): readonly string[] {
  return ["circle", ...TONES.map(({ icon }) => icon)];
}

const TONES: readonly (Pick<Tone, "tone" | "icon"> & { readonly states: readonly string[] })[] = [
  {
    tone: "good",
    icon: "circle-check",
    states: ["active", "installed", "paid", "completed", "available", "used", "ok", "redeemed", "enabled"],
  },
  {
    tone: "bad",
    icon: "alert-circle",
    states: ["failed", "expired", "cancelled", "canceled", "void", "voided", "refused", "blocked", "erased", "exhausted"],
  },
  {
    tone: "warning",
    icon: "alert-triangle",
    states: ["pending", "pending_setup", "suspended", "unpaid", "held", "partially_refunded", "limit_reached", "expiring", "flagged"],
  },
  { tone: "info", icon: "info-circle", states: ["scheduled", "refunded", "released", "reversed", "draft", "open"] },
  { tone: "quiet", icon: "circle-off", states: ["deactivated", "inactive", "uninstalled", "disabled", "archived", "deleted"] },
];

/** `pending_setup` reads "Pending setup", which is also the key of the word. */
function labelOf(state: string): string | undefined {
  const text = (state === "canceled" ? "cancelled" : state).replaceAll("_", " ");
  return text === "" ? undefined : text.charAt(0).toUpperCase() + text.slice(1);
}
