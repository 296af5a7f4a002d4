import type { LinkModel } from "@grafana/data";
import { TooltipDisplayMode, type VizTooltipOptions } from "@grafana/schema";
import {
  VizTooltipContent,
  VizTooltipFooter,
  VizTooltipHeader,
  VizTooltipWrapper,
  isTooltipScrollable,
  type VizTooltipItem,
} from "@grafana/ui";
import type { ReactNode } from "react";
import { useMoments } from "@/app/_lib/use-moments";
import { ShowInTimeline } from "../../moments/show-in-timeline";
import { TooltipActions } from "./tooltip-actions";

/** Share of the window's height that a list of all series may take. */
const TALLEST = 0.5;

interface ChartTooltipProps {
  panelId: number;
  /** What the values have in common: a time, a category. */
  title: string;
  /** The time that is pointed at, in epoch milliseconds. */
  at?: number;
  items: VizTooltipItem[];
  pinned: boolean;
  options: VizTooltipOptions;
  links?: LinkModel[];
  /** Titles of what the dashboard offers to do with this point. */
  actions?: string[];
  children?: ReactNode;
}

/** What is under the pointer; once pinned, also where it leads. */
export function ChartTooltip(props: ChartTooltipProps) {
  const { panelId, title, at, items, pinned, options, links, actions, children } = props;
  const { canPick } = useMoments();
  const mode = items.length > 1 ? TooltipDisplayMode.Multi : options.mode;
  const maxHeight = options.maxHeight ?? window.innerHeight * TALLEST;
  const offered = pinned && actions?.length ? actions : undefined;
  return (
    <VizTooltipWrapper>
      <VizTooltipHeader item={{ label: "", value: title }} isPinned={pinned} />
      {items.length > 0 && (
        <VizTooltipContent
          items={items}
          isPinned={pinned}
          scrollable={isTooltipScrollable({ mode, maxHeight })}
          maxHeight={maxHeight}
        />
      )}
      {children}
      {(Boolean(links?.length) || offered) && (
        <VizTooltipFooter
          dataLinks={links}
          additionalContent={offered && <TooltipActions panelId={panelId} titles={offered} />}
        />
      )}
      {pinned && canPick && at !== undefined && <ShowInTimeline at={at} />}
    </VizTooltipWrapper>
  );
}
