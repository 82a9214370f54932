import { isIP } from "node:net";
import { delimiter } from "node:path";
import { z } from "zod";
import { isTimeZone } from "#core/kernel/business-calendar.ts";
import { currencyCode, flag } from "#core/kernel/wire.ts";

/**
 * Every environment variable, in the order of `.env.example`. The variable's name is the field's in capitals (`dataDir`: DATA_DIR).
 * All are optional. `secret` marks those that can also be given as the name of a file, in `<NAME>_FILE`.
 */
export const environmentSchema = z.object({
  host: described(z.string().max(253).default("127.0.0.1"), "The address to listen on."),
  port: described(wholeNumber(0, 65_535).default(3_000), "The port to listen on; 0 takes a free one."),
  publicUrl: described(
    z
      .url({ protocol: /^https?$/, error: "Must be an http or https address." })
      .transform((url) => url.replace(/\/+$/, ""))
      .optional(),
    "The address under which clients reach the host, when that differs from HOST and PORT.",
  ),
  trustProxy: described(
    list(",", "Must be addresses, networks (10.0.0.0/8) or loopback, linklocal, uniquelocal, separated by commas.", isProxy),
    "The reverse proxies whose X-Forwarded-* headers are believed: addresses or networks, separated by commas.",
  ),
  databaseUrl: described(
    z.url({ protocol: /^postgres(ql)?$/, error: "Must be a postgres:// address." }).optional(),
    "The PostgreSQL database. Unset, an embedded PostgreSQL keeps its data under DATA_DIR. Several hosts may share one.",
    { secret: true, example: "postgres://user:password@127.0.0.1:5432/largesse" },
  ),
  dataDir: described(z.string().default("var"), "The folder of the embedded database and of files; used by one host at a time."),
  appSecret: described(
    z.string().min(32, { error: "Must have at least 32 characters." }).optional(),
    "Session, card and signing keys derive from it; the same on all hosts. Unset, one is generated and kept in the database.",
    { secret: true },
  ),
  adminEmail: described(z.email({ error: "Must be an e-mail address." }).optional(), "The administrator made at the first start."),
  adminPassword: described(
    z.string().min(8, { error: "Must have at least 8 characters." }).max(200).optional(),
    "Its password. Unset, one is generated and printed once.",
    { secret: true },
  ),
  adminApiKey: described(
    z.string().min(32, { error: "Must have at least 32 characters." }).max(200).optional(),
    "Its API key. Unset, one is generated and printed once.",
    { secret: true },
  ),
  demo: described(flag.optional(), "1 fills an empty shop with examples. Unset, that is done in a new embedded database. Loopback only."),
  shopCurrency: described(currencyCode.default("USD"), "The shop's currency at the first start."),
  shopTimezone: described(
    z.string().refine(isTimeZone, { error: "Must be an IANA time zone such as Europe/Berlin." }).default("UTC"),
    "The shop's time zone at the first start.",
  ),
  shopCountry: described(
    z
      .string()
      .regex(/^[A-Za-z]{2}$/, { error: "Must be a country code of two letters." })
      .toUpperCase()
      .default("US"),
    "The shop's country at the first start; its public holidays count.",
  ),
  taxInclusive: described(flag.default(false), "1: prices contain the tax, at the first start."),
  mailUrl: described(
    z.url({ protocol: /^(?:smtps?|file)$/, error: "Must be an smtp://, smtps:// or file:/// address." }).optional(),
    "The mail server, or a folder as file:///path. Unset, mail is written as .eml files to the folder mail under DATA_DIR.",
    { secret: true, example: "smtps://user:password@mail.example.com" },
  ),
  mailFrom: described(
    z.email({ error: "Must be an e-mail address." }).optional(),
    "The sender of mails. Unset, shop@ and the name in PUBLIC_URL.",
    { example: "shop@example.com" },
  ),
  workers: described(wholeNumber(0, 32).default(2), "How many background jobs this host runs at a time; 0 leaves them to other hosts."),
  modulesPath: described(
    list(delimiter, "Must be folders.", (folder) => folder.length > 0),
    "Further folders with modules, separated like those in PATH.",
  ),
  logLevel: described(z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"), "How much is logged."),
  testClock: described(flag.default(false), "1 lets an administrator move the shop's clock. Never in production."),
});

type VariableNotes = { readonly description: string; readonly secret?: boolean; readonly example?: string };

function described<Schema extends z.ZodType>(schema: Schema, description: string, notes: Omit<VariableNotes, "description"> = {}): Schema {
  return schema.meta({ description, ...notes });
}

function wholeNumber(minimum: number, maximum: number) {
  const error = `Must be a whole number from ${minimum} to ${maximum}.`;
  return z
    .string()
    .regex(/^\d{1,9}$/, { error })
    .transform(Number)
    .pipe(z.number().min(minimum, { error }).max(maximum, { error }));
}

function list(separator: string, error: string, accepts: (entry: string) => boolean) {
  return z
    .string()
    .transform((text) => text.split(separator).map((entry) => entry.trim()))
    .refine((entries) => entries.every(accepts), { error })
    .pipe(z.array(z.string()))
    .default([]);
}

function isProxy(entry: string): boolean {
  if (["loopback", "linklocal", "uniquelocal"].includes(entry)) return true;
  const [address = "", length, ...more] = entry.split("/");
  const bits = isIP(address) === 4 ? 32 : 128;
  return isIP(address) !== 0 && more.length === 0 && (length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= bits));
}
