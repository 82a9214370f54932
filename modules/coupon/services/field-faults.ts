import { AppError, invalidRequest } from "#core/kernel/app-error.ts";

/** Collects what is wrong with the fields of one request, so that all of it is told at once. */
export type FieldFaults = {
  /** Notes a sentence for a field; the first one stays. */
  readonly add: (field: string, sentence: string) => void;
  /** Runs a conversion that may throw `request.invalid`; what it throws is noted and the fallback is answered. */
  readonly collect: <Value>(convert: () => Value, fallback: Value) => Value;
  /** Throws `request.invalid` with everything noted, if anything was. */
  readonly refuse: () => void;
};

export function fieldFaults(): FieldFaults {
  const faults = new Map<string, string>();
  const add = (field: string, sentence: string): void => {
    if (!faults.has(field)) faults.set(field, sentence);
  };
  return {
    add,
    collect(convert, fallback) {
      try {
        return convert();
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== "request.invalid") throw error;
        for (const [field, sentence] of Object.entries(error.details)) add(field, String(sentence));
        return fallback;
      }
    },
    refuse() {
      if (faults.size > 0) throw invalidRequest(Object.fromEntries(faults));
    },
  };
}
