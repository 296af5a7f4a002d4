"use client";

import { useSyncExternalStore } from "react";

function follow(heard: () => void): () => void {
  const ending = new AbortController();
  const { signal } = ending;
  // Some browsers tell of a change, the others are asked whenever somebody comes back from their settings.
  void navigator.permissions
    ?.query({ name: "notifications" })
    .then((status) => status.addEventListener("change", heard, { signal }))
    .catch(() => undefined);
  document.addEventListener("visibilitychange", heard, { signal });
  window.addEventListener("notification-choice", heard, { signal });
  return () => ending.abort();
}

/** What the browser allows; `default` also where it has no notifications. */
export function usePermission(): NotificationPermission {
  return useSyncExternalStore(
    follow,
    () => ("Notification" in window ? Notification.permission : "default"),
    () => "default",
  );
}
