import { z } from "zod";

/** An e-mail address to be stored, in lower case. */
export const emailAddress = z.string().trim().toLowerCase().max(254).check(z.email());

/** An e-mail address to look an account up by: any text, since a strange one only finds nothing. */
export const givenEmailAddress = z.string().trim().toLowerCase().max(254);
