/** `a, b` and one to a line alike. */
export function splitList(text: string): string[] {
  return text
    .split(/[,;\n]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");
}

export function listText(items: readonly unknown[]): string {
  return items.map(String).join(", ");
}

/** Products with quantities as `3, 5 × 2`. */
export function partsText(value: unknown): string {
  if (!Array.isArray(value)) return "";
  return value
    .map((part: unknown) => {
      if (typeof part !== "object" || part === null || !("id" in part)) return String(part);
      const quantity = "quantity" in part ? Number(part.quantity) : 1;
      return quantity === 1 ? String(part.id) : `${String(part.id)} × ${quantity}`;
    })
    .join(", ");
}

/** The same read back: `5 × 2`, `5x2` and `5*2` are two of product 5. What cannot be read goes on as it is, for the refusal to name. */
export function partsValue(text: string): unknown[] {
  return splitList(text).map((entry) => {
    const [, id, quantity = "1"] = /^#?(\d{1,10})(?:\s*[×x*]\s*(\d{1,6}))?$/i.exec(entry) ?? [];
    return id === undefined ? entry : { id: Number(id), quantity: Number(quantity) };
  });
}

/** An amount in the shop's currency as `10`, one for each currency as `USD 10; EUR 9`. */
export function amountText(value: unknown): string {
  if (typeof value !== "object" || value === null) return String(value ?? "");
  return Object.entries(value)
    .map(([currency, amount]) => `${currency} ${String(amount)}`)
    .join("; ");
}

/** The same read back. */
export function amountValue(text: string): unknown {
  const pairs = text.split(/[;\n]/).map((entry) => /^\s*([A-Z]{3})\s+(\S+)\s*$/.exec(entry));
  if (pairs.some((pair) => pair === null)) return text.trim();
  return Object.fromEntries(pairs.flatMap((pair) => (pair === null ? [] : [[pair[1] ?? "", pair[2] ?? ""]])));
}
