import { argon2, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { z } from "zod";
import { randomBytesOf } from "#core/kernel/randomness.ts";
import { boundedText } from "#core/kernel/wire.ts";

/** A password to be set: 8 to 256 characters, whatever they are. */
export const newPassword = boundedText(256, 8).meta({ format: "password" });

/** A password that is only compared. Every text is looked at, so that the answer to a short one is the same as to a wrong one. */
export const givenPassword = z.string().max(1_024).meta({ format: "password" });

/** The argon2id hash of a password as a PHC string, about 20 ms of one core and 19 MiB of memory. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytesOf(16);
  const tag = await derive(password, salt, present);
  return `$argon2id$v=19$m=${present.memoryKib},t=${present.passes},p=${present.lanes}$${unpadded(salt)}$${unpadded(tag)}`;
}

/**
 * Whether a password is the one behind a stored hash. Without a stored hash (no such account, no password set) the answer is no, after
 * the same work: the time taken does not tell whether an account exists.
 */
export async function verifyPassword(password: string, stored: string | null | undefined): Promise<boolean> {
  const phc = parsePhc(stored ?? "");
  const tag = await derive(password, phc?.salt ?? absentSalt, phc ?? present);
  return phc !== undefined && timingSafeEqual(tag, phc.tag);
}

type Cost = { readonly memoryKib: number; readonly passes: number; readonly lanes: number };
type Phc = Cost & { readonly salt: Buffer; readonly tag: Buffer };

/** OWASP's second recommended set for argon2id. Older hashes carry their own figures. */
const present: Cost = { memoryKib: 19_456, passes: 2, lanes: 1 };
const TAG_LENGTH = 32;
const absentSalt = Buffer.alloc(16);
const deriveAsync = promisify(argon2);

function derive(password: string, salt: Buffer, { memoryKib, passes, lanes }: Cost): Promise<Buffer> {
  const message = password.normalize("NFC");
  return deriveAsync("argon2id", { message, nonce: salt, memory: memoryKib, passes, parallelism: lanes, tagLength: TAG_LENGTH });
}

function parsePhc(text: string): Phc | undefined {
  const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/-]+)\$([\w+/-]+)$/.exec(text);
  if (match === null) return undefined;
  const [, memory, passes, lanes, salt = "", tag = ""] = match;
  const decoded = { salt: Buffer.from(salt, "base64"), tag: Buffer.from(tag, "base64") };
  if (decoded.tag.length !== TAG_LENGTH) return undefined;
  return { memoryKib: Number(memory), passes: Number(passes), lanes: Number(lanes), ...decoded };
}

function unpadded(bytes: Buffer): string {
  return bytes.toString("base64").replaceAll("=", "");
}
