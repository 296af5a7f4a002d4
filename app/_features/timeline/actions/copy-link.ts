import { copyText } from "./copy-text";

/** The address of an event, into the clipboard; where there is none, into the address bar, and false. */
export async function copyLink(incidentNumber: number, seq: number): Promise<boolean> {
  const path = `/incidents/${incidentNumber}#event-${seq}`;
  if (await copyText(new URL(path, window.location.origin).href)) return true;
  window.history.replaceState(window.history.state, "", path);
  return false;
}
