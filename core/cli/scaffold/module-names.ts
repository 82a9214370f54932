/** How a new module is called in the places where it needs a name. */
export type ModuleNames = {
  /** Folder and id: `my-rule`. */
  readonly id: string;
  /** Code of its rule, and prefix of its refusals: `my_rule`. */
  readonly code: string;
  /** In TypeScript: `myRule`. */
  readonly variable: string;
  /** For people: `My rule`. */
  readonly title: string;
};

/** The names that follow from an id; undefined for an id a module cannot have. */
export function moduleNames(id: string): ModuleNames | undefined {
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(id) || id.length > LONGEST_ID) return undefined;
  const words = id.split("-");
  const [first = "", ...rest] = words;
  const capital = (word: string): string => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;
  return {
    id,
    code: words.join("_"),
    variable: [first, ...rest.map(capital)].join(""),
    title: capital(words.join(" ")),
  };
}

const LONGEST_ID = 50;
