/** The type under which states record what {@link stateId} (state-id.ts) keeps. */
export const STATE_ID_TYPE = "pulumi:index:Stash";
/** Its name in the stack. Changing it would draw another id for every state. */
export const STATE_ID_NAME = "state-id";
