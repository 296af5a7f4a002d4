import type { AlertFeed } from "@/server/ports/alert-feed";
import type { Silencer } from "@/server/ports/silencer";

export interface AlertOwner {
  silencer: Silencer;
  alertFeed: AlertFeed;
}

/** What sends notifications, by the kind of source that its alerts come by; null where there is none. */
export interface AlertOwners {
  grafana: AlertOwner;
  alertmanager: AlertOwner | null;
}
