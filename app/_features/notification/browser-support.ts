/** Whether this browser can show what is pushed, and if not, why. */
export function browserSupport(): "ok" | "insecure" | "unsupported" {
  if (!window.isSecureContext) return "insecure";
  const canAll = "Notification" in window && "serviceWorker" in navigator && "PushManager" in window;
  return canAll ? "ok" : "unsupported";
}
