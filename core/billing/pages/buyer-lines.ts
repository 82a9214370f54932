/** The buyer of an invoice as an envelope has it; who it was is kept with the invoice, whatever the client is called today. */
export function buyerLines(buyer: Readonly<Record<string, string | null>>): readonly string[] {
  return LINES.map((names) =>
    names
      .map((name) => buyer[name] ?? "")
      .join(" ")
      .trim(),
  ).filter((line) => line !== "");
}

const LINES = [["first_name", "last_name"], ["company"], ["company_vat"], ["address"], ["zip", "city"], ["state", "country"], ["email"]];
