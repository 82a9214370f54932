import { defineHook, defineLanedHook } from "#core/events/hook.ts";
import { lockLanes } from "#core/events/lock-lanes.ts";

/** `currency` is the code the client asks for; identity knows only that such a code exists, billing whether the shop takes it. */
export const onBeforeClientSignUp = defineHook<{
  readonly email: string;
  readonly firstName: string;
  readonly currency: string | undefined;
}>("onBeforeClientSignUp", { mayRefuse: true });
export const onAfterClientSignUp = defineHook<{ readonly id: number }>("onAfterClientSignUp");
export const onBeforeAdminCreateClient = defineHook<{ readonly email: string; readonly currency: string | undefined }>(
  "onBeforeAdminCreateClient",
  { mayRefuse: true },
);
export const onAfterAdminCreateClient = defineHook<{ readonly id: number }>("onAfterAdminCreateClient");
export const onBeforeAdminClientUpdate = defineHook<{ readonly id: number; readonly currency: string | undefined }>(
  "onBeforeAdminClientUpdate",
  { mayRefuse: true },
);
export const onAfterAdminClientUpdate = defineHook<{ readonly id: number }>("onAfterAdminClientUpdate");
export const onBeforeClientProfileUpdate = defineHook<{ readonly id: number; readonly currency: string | undefined }>(
  "onBeforeClientProfileUpdate",
  { mayRefuse: true },
);
export const onAfterClientProfileUpdate = defineHook<{ readonly id: number }>("onAfterClientProfileUpdate");
export const onAfterClientProfilePasswordChange = defineHook<{ readonly id: number }>("onAfterClientProfilePasswordChange");
export const onAfterClientProfilePasswordReset = defineHook<{ readonly id: number }>("onAfterClientProfilePasswordReset");
export const onBeforeAdminClientDelete = defineHook<{ readonly id: number }>("onBeforeAdminClientDelete", { mayRefuse: true });
export const onAfterAdminClientDelete = defineHook<{ readonly id: number }>("onAfterAdminClientDelete");
export const onAfterClientLogin = defineHook<{ readonly id: number }>("onAfterClientLogin");
export const onAfterAdminLogin = defineHook<{ readonly id: number }>("onAfterAdminLogin");
export const onAfterPasswordResetStaff = defineHook<{ readonly id: number }>("onAfterPasswordResetStaff");
export const onBeforeAdminStaffCreate = defineHook<{ readonly email: string }>("onBeforeAdminStaffCreate", { mayRefuse: true });
export const onAfterAdminStaffCreate = defineHook<{ readonly id: number }>("onAfterAdminStaffCreate");
export const onBeforeAdminStaffUpdate = defineHook<{ readonly id: number }>("onBeforeAdminStaffUpdate", { mayRefuse: true });
export const onAfterAdminStaffUpdate = defineHook<{ readonly id: number }>("onAfterAdminStaffUpdate");
export const onBeforeAdminStaffDelete = defineHook<{ readonly id: number }>("onBeforeAdminStaffDelete", { mayRefuse: true });
export const onAfterAdminStaffDelete = defineHook<{ readonly id: number }>("onAfterAdminStaffDelete");

/** A client is being erased: open holds are released, what remains stays under the pseudonym. */
export const clientErasing = defineLanedHook<{ readonly clientId: number }>()("clientErasing", lockLanes);
