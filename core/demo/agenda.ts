/** Something that happens at a moment. */
export type Errand = () => Promise<void>;

/** What is still to happen, in the order of time; what happens may put more on it. */
export type Agenda = {
  readonly add: (at: Date, errand: Errand) => void;
  /** Runs everything up to a moment, telling each moment before; what lies beyond is left undone. */
  readonly runUntil: (end: Date, tell: (now: Date) => void) => Promise<void>;
};

export function openAgenda(): Agenda {
  const entries: { readonly at: Date; readonly errand: Errand }[] = [];
  return {
    add(at, errand) {
      const place = entries.findLastIndex((entry) => entry.at <= at) + 1;
      entries.splice(place, 0, { at, errand });
    },
    async runUntil(end, tell) {
      for (let entry = entries.shift(); entry !== undefined && entry.at <= end; entry = entries.shift()) {
        tell(entry.at);
        await entry.errand();
      }
    },
  };
}
