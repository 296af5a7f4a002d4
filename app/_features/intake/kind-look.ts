import {
  BellRing,
  Braces,
  Cloud,
  Flame,
  GitBranch,
  GitPullRequest,
  type LucideIcon,
  Phone,
  Repeat,
} from "lucide-react";
import type { SourceKind } from "@/server/intake/contract";

/** The shape beside the word of each kind of source. */
export const KIND_LOOK = {
  alertmanager: Flame,
  grafana: BellRing,
  pagerduty: Phone,
  cloudevents: Cloud,
  generic: Braces,
  github: GitPullRequest,
  gitlab: GitBranch,
  argocd: Repeat,
} satisfies Record<SourceKind, LucideIcon>;
