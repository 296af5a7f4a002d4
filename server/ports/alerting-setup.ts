import type { Matcher } from "@/server/matcher/contract";

/** How alerts are to reach us. */
export interface WantedHook {
  /** Of the contact point and its route: the same name is the same hook. */
  name: string;
  url: string;
  /** Sent as a Bearer token and, where the other end signs what it sends, what it signs with. */
  secret: string;
  /** Which alerts; none is all of them. */
  matchers: readonly Matcher[];
}

/** Of somebody who may change how alerts are sent; used for the one call and kept nowhere. Our own where it is left out. */
export interface SetupAccess {
  token?: string;
  signal?: AbortSignal;
}

export interface HookState {
  version: string;
  /** Whether it signs what it sends; else the Bearer token is all there is. */
  signs: boolean;
  /** `other`: somebody else has a contact point of this name. */
  contactPoint: "missing" | "ours" | "other";
  hasRoute: boolean;
  /** Who keeps the routes, where they cannot be changed from here: a file, or a program that would change them back. */
  keptBy: "file" | "program" | null;
}

/** What is needed to take the hook away again and leave everything as it was. */
export interface HookRecord {
  /** Whether there were any routes below the first one. */
  hadRoutes: boolean;
}

/** The same as somebody else would write it, in the words of Grafana's provisioning API. */
export interface HookPlan {
  contactPoint: { uid: string; name: string; type: string; settings: Record<string, unknown> };
  /** All notification policies as they would be; null where they may not be read. */
  policies: Record<string, unknown> | null;
  orgId: number;
}

/**
 * Makes the other end call us. Every step may be done again: what stands as wanted is left alone. What others write at
 * the same time stays: routes are read, changed and written whole, and read again where somebody was faster.
 * Rejections are those of the metrics port, GRAFANA_REFUSED with `permissionNeeded` where the token may not; CONFLICT
 * with `reason` where the name is somebody else's or others keep the routes: nothing was changed then.
 */
export interface AlertingSetup {
  inspect(name: string, access: SetupAccess): Promise<HookState>;
  /** A contact point of this name, and before all other routes one to it that lets alerts pass on to them. */
  connect(hook: WantedHook, access: SetupAccess): Promise<HookRecord>;
  /** Has it send a made-up alert to us now. Rejects with GRAFANA_REFUSED and its `reason` where that did not arrive. */
  test(hook: WantedHook, access: SetupAccess): Promise<void>;
  /** What `connect` would write, for those who may not; nothing is written. */
  plan(hook: WantedHook, access: SetupAccess): Promise<HookPlan>;
  /** Takes away route and contact point of this name; there need not be any. */
  undo(name: string, record: HookRecord, access: SetupAccess): Promise<void>;
}
