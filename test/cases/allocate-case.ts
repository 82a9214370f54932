import { allocate } from "#core/kernel/allocate.ts";
import type { Figures, PeerCase } from "./peer-case.ts";

/** Splits an amount over weights. What is taken off is a positive amount here; where the peer writes it negative, so are the shares. */
export function allocateCase({ allocation }: PeerCase): Figures {
  if (allocation === undefined) return {};
  const { weights, amount, percent = 0 } = allocation;
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const total = amount ?? (sum * percent) / 100;
  const shares = allocate(BigInt(Math.abs(total)), weights.map(BigInt)).map((share) => Number(share) * (total < 0 ? -1 : 1));
  return { shares, undistributed: total - shares.reduce((given, share) => given + share, 0) };
}
