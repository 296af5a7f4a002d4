import type { PanelProps } from "@grafana/data";
import { useContext, useEffect, useEffectEvent, useState } from "react";
import { RoomFailure } from "../../data/room-api";
import { PanelLinkContext } from "../panel-link-context";
import type { ListName } from "./list-reader";

export interface ReadState<List> {
  /** What was read last; it stays while it is read again, and when that fails. */
  list: List | null;
  /** Why it could not be read, in words, with its code. */
  failure: { code: string; message: string } | null;
  again: () => void;
}

/**
 * What a stored panel lists. Read again with every change of range or variables and, where `everyMs` says so, by
 * itself while the page is seen.
 */
export function usePanelList<List>(name: ListName, props: PanelProps, everyMs?: number): ReadState<List> {
  const { timeRange, replaceVariables } = props;
  const { readList } = useContext(PanelLinkContext);
  const [state, setState] = useState<Omit<ReadState<List>, "again">>({ list: null, failure: null });
  const [tries, setTries] = useState(0);
  const range = { from: timeRange.from.valueOf(), to: timeRange.to.valueOf() };
  const asked = `${range.from} ${range.to} ${replaceVariables("${__all_variables}")} ${tries}`;

  const read = useEffectEvent(async (signal: AbortSignal): Promise<void> => {
    if (!readList) return;
    try {
      const list = await readList<List>(name, range, signal);
      if (!signal.aborted) setState({ list, failure: null });
    } catch (error) {
      if (signal.aborted) return;
      const { code, details } = error instanceof RoomFailure ? error : new RoomFailure("INTERNAL", String(error));
      const message = readList.say(code, details);
      setState(({ list }) => ({ list, failure: { code, message } }));
    }
  });
  useEffect(() => {
    const abort = new AbortController();
    void read(abort.signal);
    const timer =
      everyMs === undefined ? 0 : window.setInterval(() => !document.hidden && void read(abort.signal), everyMs);
    return () => {
      window.clearInterval(timer);
      abort.abort();
    };
  }, [asked, everyMs]);

  return { ...state, again: () => setTries((tried) => tried + 1) };
}
