/**
 * Whether a version lies in a range such as `>=0.1.0 <1.0.0`, `^1.2.0`, `~1.2.0`, `=1.2.3` or `*`. Parts divided by blanks must all hold,
 * alternatives are divided by `||`. Versions are three plain numbers; a pre-release suffix is read as the version it leads to.
 */
export function satisfiesRange(version: string, range: string): boolean {
  const numbers = numbersOf(version);
  return numbers !== undefined && range.split("||").some((part) => partsOf(part).every((comparator) => holds(numbers, comparator)));
}

/** Whether the text is a range that {@link satisfiesRange} understands. */
export function isRange(range: string): boolean {
  return range.split("||").every((part) => part.trim() !== "" && partsOf(part).every((comparator) => COMPARATOR.test(comparator)));
}

/** Whether the text is a version: three numbers, and perhaps a suffix. */
export function isVersion(version: string): boolean {
  return numbersOf(version) !== undefined;
}

type Numbers = readonly [major: number, minor: number, patch: number];

const VERSION = /^(\d{1,9})\.(\d{1,9})\.(\d{1,9})(?:[-+][0-9A-Za-z.+-]+)?$/;
const COMPARATOR = /^(?:\*|(?:>=|<=|>|<|=|\^|~)?\d{1,9}\.\d{1,9}\.\d{1,9}(?:[-+][0-9A-Za-z.+-]+)?)$/;

/** Blanks between an operator and its version belong to the comparator. */
function partsOf(part: string): string[] {
  return part
    .trim()
    .replaceAll(/([<>=^~])\s+/g, "$1")
    .split(/\s+/);
}

function numbersOf(version: string): Numbers | undefined {
  const [, major, minor, patch] = VERSION.exec(version) ?? [];
  return major === undefined ? undefined : [Number(major), Number(minor), Number(patch)];
}

function holds(version: Numbers, comparator: string): boolean {
  if (comparator === "*") return true;
  const operator = /^(?:>=|<=|>|<|=|\^|~)?/.exec(comparator)?.[0] ?? "";
  const bound = numbersOf(comparator.slice(operator.length));
  if (bound === undefined) return false;
  const order = compare(version, bound);
  switch (operator) {
    case ">=":
      return order >= 0;
    case "<=":
      return order <= 0;
    case ">":
      return order > 0;
    case "<":
      return order < 0;
    case "^":
      return order >= 0 && compare(version, nextBreaking(bound)) < 0;
    case "~":
      return order >= 0 && compare(version, [bound[0], bound[1] + 1, 0]) < 0;
    default:
      return order === 0;
  }
}

/** The leftmost number that is not zero may not change. */
function nextBreaking([major, minor, patch]: Numbers): Numbers {
  if (major > 0) return [major + 1, 0, 0];
  return minor > 0 ? [0, minor + 1, 0] : [0, 0, patch + 1];
}

function compare(one: Numbers, other: Numbers): number {
  return one[0] - other[0] || one[1] - other[1] || one[2] - other[2];
}
