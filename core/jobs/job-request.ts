import { z } from "zod";

/** The name of outbox rows that ask for a job instead of telling of something; no notice can have it. */
export const JOB_REQUEST = "@job";

export const jobRequestSchema = z.object({
  job: z.string(),
  payload: z.unknown().optional(),
  runAt: z.string().optional(),
  key: z.string().optional(),
});

/** What `enqueue` leaves in the outbox for the relay. */
export type JobRequest = z.output<typeof jobRequestSchema>;
