import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AlertFeed } from "./alert-feed";

export interface AlertFeedHarness {
  /** At least one alert fires, with a label `alertname`. */
  alertFeed: AlertFeed;
  /** Whether it knows rules, and names one that fires. */
  firingRule: string | null;
  /** When it was started; null for one that does not say. */
  startedAt: number | null;
  stop(): Promise<void>;
}

/** The promise of the alert feed port, for every adapter. */
export function alertFeedSuite(name: string, start: () => Promise<AlertFeedHarness>): void {
  describe(`alert feed: ${name}`, () => {
    let harness: AlertFeedHarness;
    let feed: AlertFeed;
    beforeAll(async () => {
      harness = await start();
      feed = harness.alertFeed;
    });
    afterAll(async () => {
      await harness.stop();
    });
    const idsOf = (alerts: readonly { fingerprint: string }[]) =>
      alerts.map(({ fingerprint }) => fingerprint).toSorted();

    it("tells what fires, since when, and to whom it was told", async () => {
      const alerts = await feed.alerts({});
      expect(alerts.length).toBeGreaterThan(0);
      expect(new Set(idsOf(alerts)).size).toBe(alerts.length);
      for (const { labels, startsAt, updatedAt, receivers } of alerts) {
        expect(labels.alertname).not.toBe("");
        expect(startsAt).toBeGreaterThan(Date.parse("2020-01-01"));
        expect(startsAt).toBeLessThan(Date.now() + 60_000);
        expect(updatedAt).toBeLessThan(Date.now() + 60_000);
        expect(receivers.length).toBeGreaterThan(0);
      }
    });

    it("tells of those only that have the labels", async () => {
      const alerts = await feed.alerts({});
      const [{ labels } = { labels: {} }] = alerts;
      const alertname = (labels as Record<string, string>).alertname ?? "";
      const matcher = { name: "alertname", value: alertname, isRegex: false, isEqual: true };
      const wanted = alerts.filter((each) => each.labels.alertname === alertname);
      expect(idsOf(await feed.alerts({ matchers: [matcher] }))).toEqual(idsOf(wanted));
      const pattern = `other \\(x\\)|${alertname.replaceAll(/[()[\]{}.*+?|^$\\]/g, String.raw`\$&`)}`;
      expect(idsOf(await feed.alerts({ matchers: [{ ...matcher, value: pattern, isRegex: true }] }))).toEqual(
        idsOf(wanted),
      );
      const others = await feed.alerts({ matchers: [{ ...matcher, isEqual: false }] });
      expect(others.length + wanted.length).toBe(alerts.length);
    });

    it("tells of those only that the receiver got, by its whole name", async () => {
      const alerts = await feed.alerts({});
      const receiver = alerts[0]?.receivers[0] ?? "";
      const wanted = alerts.filter(({ receivers }) => receivers.includes(receiver));
      expect(idsOf(await feed.alerts({ receiver }))).toEqual(idsOf(wanted));
      expect(await feed.alerts({ receiver: receiver.slice(0, -1) })).toEqual([]);
      expect(await feed.alerts({ receiver: ".*" })).toEqual([]);
    });

    it("puts them into groups that are whole, under labels that all of them have", async () => {
      const [alerts, groups] = await Promise.all([feed.alerts({}), feed.groups({})]);
      expect(new Set(groups.flatMap((group) => idsOf(group.alerts)))).toEqual(new Set(idsOf(alerts)));
      for (const { labels, receiver, alerts: own } of groups) {
        expect(own.length).toBeGreaterThan(0);
        for (const alert of own) expect(alert).toMatchObject({ labels, receivers: expect.arrayContaining([receiver]) });
      }
      const [group] = groups;
      const matchers = Object.entries(group?.labels ?? {}).map(([label, value]) => ({
        name: label,
        value,
        isRegex: false,
        isEqual: true,
      }));
      const again = await feed.groups({ matchers, ...(group && { receiver: group.receiver }) });
      expect(again.map((each) => [each.labels, idsOf(each.alerts)])).toContainEqual([
        group?.labels,
        idsOf(group?.alerts ?? []),
      ]);
    });

    it("says since when it has been running, where it knows", async () => {
      const since = await feed.runsSince();
      if (harness.startedAt === null) return expect(since).toBeNull();
      // It may round to seconds.
      expect(since).toBeGreaterThan(harness.startedAt - 1_000);
      expect(since).toBeLessThanOrEqual(Date.now());
    });

    it("names an alert as the rule does that it comes from", async () => {
      const [alerts, rules] = await Promise.all([feed.alerts({}), feed.rules()]);
      const own = rules?.filter(({ name: rule }) => rule === harness.firingRule) ?? [];
      const instances = own.flatMap((rule) => rule.instances.filter(({ state }) => state === "firing"));
      expect(instances.length > 0).toBe(harness.firingRule !== null);
      for (const { labels } of instances) {
        const open = Object.fromEntries(Object.entries(labels).filter(([label]) => !label.startsWith("__")));
        const told = alerts.filter((alert) =>
          Object.entries(open).every(([label, value]) => alert.labels[label] === value),
        );
        expect(told.map((alert) => alert.labels.alertname)).toContain(harness.firingRule);
        // The folder stands in a label where there are folders.
        const folders = new Set(own.map(({ folderTitle }) => folderTitle));
        for (const { labels: all } of told) if (all.grafana_folder) expect(folders).toContain(all.grafana_folder);
      }
    });

    it("tells of rules with what fires of them, where it knows of rules", async () => {
      const rules = await feed.rules();
      expect(rules?.find(({ name: rule }) => rule === harness.firingRule) ?? null).toEqual(
        harness.firingRule === null
          ? null
          : expect.objectContaining({
              state: "firing",
              activeAt: expect.any(Number),
              evaluatedAt: expect.any(Number),
              instances: expect.arrayContaining([expect.objectContaining({ state: "firing" })]),
            }),
      );
    });
  });
}
