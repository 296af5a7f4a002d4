import { useSyncExternalStore } from "react";

const never = () => () => {};
const ofBrowser = () => Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
const ofServer = () => "UTC";

/** The reader's IANA zone; UTC while the page is still the server's. */
export function useTimeZone(): string {
  return useSyncExternalStore(never, ofBrowser, ofServer);
}
