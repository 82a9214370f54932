import { z } from "zod";
import { boundedText } from "#core/kernel/wire.ts";

/** Permission keys to be granted, such as `coupon.view`. */
export const permissionList = z.array(boundedText(100, 1)).max(500);
