import type { Secrets } from "#core/events/scope.ts";

/** One look at a card whose PIN is being tried. */
export type PinGuess = {
  /** Wrong PINs that the card, as it was read in the course of this look, may not show yet. */
  readonly unseen: () => number;
  /** The PIN was wrong. What it answers is to be called once the database has counted it. */
  readonly wrong: () => () => void;
  readonly end: () => void;
};

/**
 * Begins a look at a card; call it before the card is read. A wrong PIN is counted in the database only after its transaction was undone,
 * so many that are tried at once would all find the card as it was. Between the comparison and that count this process remembers it.
 */
export function beginGuess({ secrets }: { readonly secrets: Secrets }, cardKey: string): PinGuess {
  const known = knownGuesses.get(secrets) ?? new Map<string, Guesses>();
  knownGuesses.set(secrets, known);
  const guesses = known.get(cardKey) ?? { lookers: 0, wrong: 0, counted: 0 };
  known.set(cardKey, guesses);
  guesses.lookers += 1;
  const seen = guesses.counted;
  const forget = (): void => {
    if (guesses.lookers === 0 && guesses.wrong === guesses.counted) known.delete(cardKey);
  };
  return {
    unseen: () => guesses.wrong - seen,
    wrong: () => {
      guesses.wrong += 1;
      return () => {
        guesses.counted += 1;
        forget();
      };
    },
    end: () => {
      guesses.lookers -= 1;
      forget();
    },
  };
}

type Guesses = { lookers: number; wrong: number; counted: number };

/** One store per host, found by what all of its scopes share. */
const knownGuesses = new WeakMap<Secrets, Map<string, Guesses>>();
