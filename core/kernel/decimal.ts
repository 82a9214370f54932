/** A decimal as people write it: optional minus, digits, optional fraction. No exponent, no plus sign, no blanks. */
export const DECIMAL_PATTERN = /^-?\d+(?:\.\d+)?$/;

/** Long enough for every amount there can be, short enough to be harmless. */
export const DECIMAL_LENGTH = 40;

/**
 * The exact integer `value × 10^scale`, or undefined when the value is no plain decimal or has a non-zero digit beyond the scale.
 * A number counts as the shortest decimal text that names it, so 0.1 is one tenth and 1e-7 is 0.0000001.
 */
export function scaledFromDecimal(value: number | string, scale: number): bigint | undefined {
  const text = typeof value === "number" ? decimalText(value) : value;
  if (!DECIMAL_PATTERN.test(text)) return undefined;
  const [whole = "", fraction = ""] = text.split(".");
  if (/[^0]/.test(fraction.slice(scale))) return undefined;
  const digits = whole + fraction.slice(0, scale).padEnd(scale, "0");
  return BigInt(digits);
}

/** The decimal text of `scaled ÷ 10^scale`, with exactly `scale` decimals. */
export function decimalFromScaled(scaled: bigint, scale: number): string {
  if (scale === 0) return String(scaled);
  const digits = String(scaled < 0n ? -scaled : scaled).padStart(scale + 1, "0");
  return `${scaled < 0n ? "-" : ""}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

function decimalText(value: number): string {
  const text = String(value);
  const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (match === null) return text;
  const [, sign = "", leading = "", fraction = "", exponentText = "0"] = match;
  const exponent = Number(exponentText);
  // JavaScript writes exponents only from 1e21 up and from 1e-7 down, so the point always falls outside the digits on one side.
  return exponent < 0 ? `${sign}0.${"0".repeat(-exponent - 1)}${leading}${fraction}` : `${sign}${leading}${fraction.padEnd(exponent, "0")}`;
}
