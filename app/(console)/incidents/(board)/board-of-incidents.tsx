"use client";

import { BoardAlerts } from "@/app/_features/alert/board/board-alerts";
import { Board, type BoardProps } from "@/app/_features/incident/board/board";
import { ShopCard } from "@/app/_features/shop/shop-card";

/** The board, each line with what fires. */
export function BoardOfIncidents(props: Omit<BoardProps, "renderAlerts" | "practice">) {
  return <Board {...props} renderAlerts={(incident) => <BoardAlerts incident={incident} />} practice={<ShopCard />} />;
}
