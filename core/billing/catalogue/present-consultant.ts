import { z } from "zod";
import type { ConsultantRow } from "./require-consultant.ts";

/** A consultant on the wire. */
export const consultantSchema = z.object({
  id: z.int(),
  name: z.string(),
  email: z.string().nullable(),
  active: z.boolean(),
  created_at: z.string(),
  updated_at: z.string(),
});

export function presentConsultant({ id, name, email, active, created_at, updated_at }: ConsultantRow): z.input<typeof consultantSchema> {
  return { id, name, email, active, created_at: created_at.toISOString(), updated_at: updated_at.toISOString() };
}
