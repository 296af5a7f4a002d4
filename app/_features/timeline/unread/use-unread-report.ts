import { useEffect, useEffectEvent } from "react";

/** Tells the page how much is unread, where it shows it. */
export function useUnreadReport(count: number, onUnread: (count: number) => void): void {
  const tell = useEffectEvent(onUnread);
  useEffect(() => tell(count), [count]);
}
