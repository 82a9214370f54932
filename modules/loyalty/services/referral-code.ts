import { createHmac } from "node:crypto";
import type { Scope } from "#core/events/scope.ts";

const MAC_LENGTH = 6;

/** The code by which a client refers others: the client's number and six characters that nobody else can make. */
export function referralCodeOf({ secrets }: Pick<Scope, "secrets">, clientId: number): string {
  const name = clientId.toString(36).toUpperCase();
  const mac = createHmac("sha256", secrets.keyFor("loyalty-referral")).update(name, "utf8").digest("hex");
  return `${name}-${mac.slice(0, MAC_LENGTH).toUpperCase()}`;
}

/** The client whose referral code a text is; undefined for any other text. */
export function referrerOf(scope: Pick<Scope, "secrets">, text: string): number | undefined {
  const [name = ""] = text.trim().toUpperCase().split("-");
  if (!/^[0-9A-Z]{1,6}$/.test(name)) return undefined;
  const clientId = Number.parseInt(name, 36);
  return clientId <= 2_147_483_647 && referralCodeOf(scope, clientId) === text.trim().toUpperCase() ? clientId : undefined;
}
