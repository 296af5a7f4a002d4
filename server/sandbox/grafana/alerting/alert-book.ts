import type { Shop } from "../../shop/create-shop";
import type { SandboxDataSource } from "../data-source";
import { type ActiveAlert, activeAlerts } from "./active-alerts";
import type { AlertInstance, AlertRule } from "./alert-rule";
import { createNotifier, type Notification } from "./notifier";
import { createProvisioningStore, type ProvisioningStore } from "./provisioning-store";
import { createRuleEvaluator } from "./rule-evaluator";
import { sendWebhook } from "./send-webhook";
import { shopChanges, shopInstances } from "./shop-rules";
import { createSilences, type Silences } from "./silences";
import type { StateChange } from "./state-changes";

/** A rule and what it says of each set of labels. */
export interface RuleState {
  rule: AlertRule;
  instances: AlertInstance[];
  /** Epoch milliseconds; 0 when it was never evaluated. */
  evaluatedAt: number;
}

/** Alerting of one sandbox: the shop's own rules and those made through the API, silences and notifications. */
export interface AlertBook {
  provisioning: ProvisioningStore;
  silences: Silences;
  /** Brings the rules up to the clock. */
  rules(): Promise<RuleState[]>;
  /** What is firing, as the Alertmanager has it. */
  alerts(): Promise<ActiveAlert[]>;
  changes(from: number, to: number): StateChange[];
  /** Evaluates what is due and sends the notifications that are due. A test with its own clock calls this itself. */
  tick(): Promise<void>;
  notifications: readonly Notification[];
}

interface Setup {
  shop: Shop;
  sources: readonly SandboxDataSource[];
  version: string;
  publicUrl: () => string;
  folderTitle: (uid: string) => string;
}

export function createAlertBook({ shop, sources, version, publicUrl, folderTitle }: Setup): AlertBook {
  const provisioning = createProvisioningStore();
  const silences = createSilences(shop.now);
  const evaluator = createRuleEvaluator(sources, folderTitle);
  const notifier = createNotifier(provisioning, async (contact, group) => {
    if (contact.type !== "webhook") return;
    await sendWebhook(contact, group, { publicUrl: publicUrl(), version, now: shop.now() });
  });
  let ticking = false;

  async function rules(): Promise<RuleState[]> {
    const own = [...provisioning.rules.values()];
    await evaluator.advance(own, shop.now());
    const shopTick = Math.floor(shop.now() / 10_000) * 10_000;
    return [
      ...shopInstances(shop).map((instance) => ({
        rule: instance.rule,
        instances: [instance],
        evaluatedAt: shopTick,
      })),
      ...own.map((rule) => ({
        rule,
        instances: evaluator.instances(rule.uid),
        evaluatedAt: evaluator.evaluatedAt(rule.uid),
      })),
    ];
  }
  async function alerts(): Promise<ActiveAlert[]> {
    const instances = (await rules()).flatMap((state) => state.instances);
    return activeAlerts(instances, silences, shop.now());
  }

  return {
    provisioning,
    silences,
    rules,
    alerts,
    changes: (from, to) => [...shopChanges(shop, from, to), ...evaluator.changes(from, to)].sort((a, b) => a.at - b.at),
    async tick() {
      if (ticking) return;
      ticking = true;
      try {
        await notifier.tick(await alerts(), shop.now());
      } finally {
        ticking = false;
      }
    },
    notifications: notifier.log,
  };
}
