export const STEPS = ["address", "contactPoint", "route", "test", "arrived"] as const;
export type StepState = "done" | "working" | "waiting" | "failed";
/** How far connecting has come. */
export type ConnectProgress = Record<(typeof STEPS)[number], StepState>;
