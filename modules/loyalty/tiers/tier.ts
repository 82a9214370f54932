/** A tier as it is decided on; thresholds in the units of the programme's basis. */
export type Tier = {
  readonly id: number;
  readonly name: string;
  readonly threshold: bigint;
  readonly multiplierPpm: bigint;
  readonly perks: readonly string[];
};

/** Something that counts towards a tier from a moment on, in the units of the basis. */
export type Contribution = { readonly at: Date; readonly value: bigint };

/** What counts at a moment: the last days, the running calendar year of the shop, or everything ever. */
export type TierWindow = { readonly kind: "rolling" | "calendar" | "lifetime"; readonly days: number; readonly timeZone: string };

/** What a tier programme consists of. */
export type TierProgramme = { readonly tiers: readonly Tier[]; readonly window: TierWindow };
