import { sql } from "kysely";
import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { defineModule } from "#core/events/module.ts";
import { defineErrors } from "#core/kernel/app-error.ts";
import { randomHex } from "#core/kernel/randomness.ts";
import { boundedText, flag, idNumber } from "#core/kernel/wire.ts";

const sampleErrors = defineErrors({
  "sample.refused": { status: 422, message: "The sample refuses {what}." },
  "sample.gone": { status: 409, message: "The sample is gone." },
});

const echo = defineMethod({
  name: "sample_echo",
  role: "guest",
  summary: "Answers what it was told",
  reads: true,
  input: z.strictObject({
    text: boundedText(10_000).optional(),
    count: idNumber.optional(),
    wanted: flag.default(false),
    list: z.array(z.int()).optional(),
    map: z.record(z.string(), z.unknown()).optional(),
    wait: z.int().optional(),
  }),
  output: z.object({
    text: z.string().nullable(),
    count: z.number().nullable(),
    wanted: z.boolean(),
    language: z.string(),
    actor: z.string(),
    door: z.string(),
  }),
  handle: async ({ language, actor, door }, { text, count, wanted }) => ({
    text: text ?? null,
    count: count ?? null,
    wanted,
    language,
    actor: actor.kind,
    door,
    hidden: "never leaves",
  }),
});

/** Writes a row, and answers with how many there are. */
const add = defineMethod({
  name: "sample_add",
  role: "guest",
  summary: "Adds a row",
  input: z.strictObject({
    text: z.string(),
    refuse: z.enum(["rule", "state", "field"]).optional(),
    fail: flag.default(false),
    pause: z.int().default(0),
  }),
  output: z.strictObject({ rows: z.number(), mark: z.string() }),
  handle: async (scope, { text, refuse, fail, pause }) => {
    await sql`insert into setting (param, value, updated_at) values (${`sample ${randomHex(8)}`}, ${JSON.stringify(text)}::jsonb, now())`.execute(
      scope.db,
    );
    if (pause > 0) await sql`select pg_sleep(${pause / 1_000})`.execute(scope.db);
    if (refuse === "rule") throw sampleErrors.error("sample.refused", { what: "you" });
    if (refuse === "state") throw sampleErrors.error("sample.gone");
    if (fail) throw new Error("a secret of the inside");
    const { rows } = await sql<{ rows: number }>`select count(*)::int as rows from setting where param like 'sample %'`.execute(scope.db);
    return { rows: rows[0]?.rows ?? -1, mark: randomHex(4) };
  },
});

const keepCart = defineMethod({
  name: "sample_keep_cart",
  role: "guest",
  summary: "Gives the session a cart",
  input: z.strictObject({}),
  output: z.strictObject({ token: z.string() }),
  handle: async (scope) => {
    const token = scope.origin.cartToken ?? randomHex(16);
    if (scope.origin.cartToken === undefined) scope.session.keepCart(token);
    return { token };
  },
});

const reveal = defineMethod({
  name: "sample_reveal",
  role: "admin",
  permission: "sample.use",
  summary: "Makes a secret",
  secret: true,
  input: z.strictObject({}),
  output: z.strictObject({ code: z.string() }),
  handle: async () => ({ code: `SECRET-${randomHex(8)}` }),
});

const openWrite = defineMethod({
  name: "sample_touch",
  role: "admin",
  permission: "sample.use",
  summary: "Does nothing, as a write",
  input: z.strictObject({}),
  output: z.boolean(),
  handle: async () => true,
});

const unguarded = defineMethod({
  name: "sample_unguarded",
  role: "admin",
  summary: "Declares no permission",
  reads: true,
  input: z.strictObject({}),
  output: z.boolean(),
  handle: async () => true,
});

const broken = defineMethod({
  name: "sample_broken",
  role: "guest",
  summary: "Answers what its schema does not allow",
  reads: true,
  input: z.strictObject({}),
  output: z.strictObject({ count: z.number() }),
  handle: async () => ({ count: Number("none") }),
});

const own = defineMethod({
  name: "sample_own",
  role: "client",
  summary: "Adds a row for a client",
  input: z.strictObject({}),
  output: z.string(),
  handle: async ({ actor }) => actor.kind,
});

/** Methods that show how the door behaves, whatever the shop can do. */
export const samplePart = defineModule({
  id: "sample",
  permissions: { "sample.use": "Use the sample" },
  errors: [sampleErrors.table],
  locales: { de: { errors: { "sample.refused": "Das Beispiel weist {what} ab." } } },
  methods: [echo, add, keepCart, reveal, openWrite, unguarded, broken, own],
});
