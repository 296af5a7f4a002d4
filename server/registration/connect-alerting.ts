import { hookOf } from "@/server/registration/hook-of";
import { parseMatchers } from "@/server/matcher/rules/parse-matchers";
import { problemOfMatchers } from "@/server/matcher/rules/problem-of-matchers";
import type { Matcher, MatcherProblem } from "@/server/matcher/contract";
import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { toAppError } from "@/server/platform/errors";
import { ownSource } from "@/server/registration/own-source";
import type { ConnectAlertingInput, ConnectOutcome } from "@/server/registration/contract";
import { provisioningYaml } from "@/server/registration/provisioning-yaml";
import { sendTest } from "@/server/registration/send-test";
import { storedRegistration } from "@/server/registration/stored-registration";
import { terraformOf } from "@/server/registration/terraform-of";

const BY_HAND = new Set(["GRAFANA_REFUSED", "CONFLICT"]);

/**
 * Makes Grafana call us: an address with a secret of its own here, contact point and route there, and a test that is
 * waited for. Where the token may not, or others keep the policies, the answer is what they have to write.
 * Done again it is mended.
 * @throws AppError FORBIDDEN; BAD_INPUT for a name that is taken; and as the alerting setup rejects where Grafana is away
 */
export async function connectAlerting(context: SignedIn, input: ConnectAlertingInput): Promise<ConnectOutcome> {
  const { services, viewer } = context;
  authorize(viewer, "settings:update");
  const { matchers, problem } = readMatchers(input.text);
  if (!matchers) return { state: "unreadable", problem };
  const access = input.token === undefined ? {} : { token: input.token };
  const { signs } = await services.alertingSetup.inspect(input.name, access);
  const { source, secret } = await ownSource(context, input.name, signs);
  const hook = hookOf(source, secret ?? "", matchers);
  try {
    const { hadRoutes } = await services.alertingSetup.connect(hook, access);
    const registered = { sourceId: source.id, name: hook.name, hadRoutes };
    await storedRegistration.write(services, viewer.organizationId, registered);
  } catch (error) {
    const { code, details } = toAppError(error);
    if (!BY_HAND.has(code)) throw error;
    const plan = await services.alertingSetup.plan(hook, access);
    return {
      state: "byHand",
      sourceId: source.id,
      reason: String(details.reason ?? code),
      permissionNeeded: typeof details.permissionNeeded === "string" ? details.permissionNeeded : null,
      yaml: provisioningYaml(plan),
      terraform: terraformOf(plan),
    };
  }
  const test = await sendTest(services, source.id, hook, access);
  return { state: "connected", sourceId: source.id, test };
}

type Read = { matchers: Matcher[]; problem: null } | { matchers: null; problem: MatcherProblem };

/** None is all alerts. */
function readMatchers(text: string): Read {
  if (text.trim() === "") return { matchers: [], problem: null };
  const parsed = parseMatchers(text);
  const wrong = parsed.matchers && problemOfMatchers(parsed.matchers);
  // Here they may well match everything.
  if (!wrong || wrong.code === "matchesAll") return parsed;
  return { matchers: null, problem: { code: wrong.code, start: 0, end: text.length } };
}
