/** Why a request comes without a viewer. */
export const SESSION_ENDS = [
  "SessionRequired",
  "SessionExpired",
  "SessionRevoked",
  "AccessRemoved",
  "ProviderUnreachable",
] as const;
export type SessionEnd = (typeof SESSION_ENDS)[number];

/** What the sign-in page can say besides "sign in"; texts are in messages/<locale>/auth.json under `notice`. */
export const SIGN_IN_NOTICES = [
  ...SESSION_ENDS,
  "OAuthSignin",
  "OAuthCallback",
  "Callback",
  "AccessDenied",
  "Configuration",
  "SignedOut",
  "SignedOutHere",
  "Unknown",
] as const;
export type SignInNotice = (typeof SIGN_IN_NOTICES)[number];

/** The signed-in person as the browser may know them. */
export interface CurrentViewer {
  userId: string;
  name: string;
  username: string;
  email: string;
  role: "viewer" | "responder" | "commander" | "admin";
  teams: { id: string; slug: string; name: string }[];
  expiresAt: Date;
}
