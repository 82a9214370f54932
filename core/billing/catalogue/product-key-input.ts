import { z } from "zod";
import { idNumber } from "#core/kernel/wire.ts";

/** Names one product, by its id or by its slug. */
export const productKeyInput = z
  .strictObject({ id: idNumber.optional(), slug: z.string().min(1).max(200).optional() })
  .refine(({ id, slug }) => (id === undefined) !== (slug === undefined), { error: "Must give either the id or the slug", path: ["id"] });
