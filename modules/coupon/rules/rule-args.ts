import { z } from "zod";
import { idNumber } from "#core/kernel/wire.ts";

/** Ids of rows, at least one. */
export const idList = z.array(idNumber).min(1).max(1_000);

/** Short texts such as period codes and service types, at least one. */
export const textList = z.array(z.string().min(1).max(64)).min(1).max(100);

/** A rule without arguments. */
export const noArgs = z.strictObject({});
