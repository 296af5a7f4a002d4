import { ALERT_TABS, type AlertTab } from "@/server/alert/contract/alert-list";

export interface AlertsWish {
  filter: string;
  tab: AlertTab;
  /** Id of the alert that is shown in full. */
  alert: string | null;
}

const FILTER_MAX = 1_000;
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
export const pageUrl = {
  /** What an address names; what it names wrongly is left out. */
  read(params: URLSearchParams): AlertsWish {
    const alert = params.get("alert") ?? "";
    return {
      filter: (params.get("filter") ?? "").slice(0, FILTER_MAX),
      tab: ALERT_TABS.find((tab) => tab === params.get("state")) ?? "firing",
      alert: UUID.test(alert) ? alert : null,
    };
  },
  write({ filter, tab, alert }: AlertsWish): string {
    const params = new URLSearchParams({
      ...(filter.trim() && { filter: filter.trim() }),
      ...(tab !== "firing" && { state: tab }),
      ...(alert && { alert }),
    }).toString();
    return params === "" ? "/alerts" : `/alerts?${params}`;
  },
};
