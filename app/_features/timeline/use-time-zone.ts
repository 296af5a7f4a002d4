import { useSyncExternalStore } from "react";

const never = () => () => {};
let known: string | undefined;
// Asked once: it is slow, and each row asks.
const ofBrowser = () => (known ??= Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC");
const ofServer = () => "UTC";

/** The reader's IANA zone; UTC while the page is still the server's. */
export function useTimeZone(): string {
  return useSyncExternalStore(never, ofBrowser, ofServer);
}
