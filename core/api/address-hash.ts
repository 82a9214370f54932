import { isIPv6 } from "node:net";
import type { Secrets } from "#core/events/scope.ts";
import { keyedHash } from "#core/kernel/secret-code.ts";

/** What is kept of a network address: a keyed hash, of the /64 network for IPv6, where one household has many addresses. */
export function addressHash(secrets: Secrets, address: string): string {
  return keyedHash(secrets.keyFor("address"), addressGroup(address));
}

/** The address, or the network it is counted with. */
export function addressGroup(address: string): string {
  const [bare = ""] = address.toLowerCase().split("%");
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(bare)?.[1];
  if (mapped !== undefined) return mapped;
  return isIPv6(bare) ? `${firstGroups(bare).join(":")}::/64` : bare;
}

const GROUPS = 8;
const GROUPS_OF_NETWORK = 4;

function firstGroups(address: string): readonly string[] {
  const [head = "", tail] = address.split("::");
  const front = head === "" ? [] : head.split(":");
  const back = tail === undefined || tail === "" ? [] : tail.split(":");
  const gap: string[] = tail === undefined ? [] : Array.from({ length: Math.max(0, GROUPS - front.length - back.length) }, () => "0");
  return [...front, ...gap, ...back].slice(0, GROUPS_OF_NETWORK).map((group) => Number.parseInt(group, 16).toString(16));
}
