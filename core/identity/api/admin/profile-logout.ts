import { signOutMethod } from "../both/sign-out.ts";

export const adminProfileLogout = signOutMethod({ role: "admin", permission: "profile.manage" });
