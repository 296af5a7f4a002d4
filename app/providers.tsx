"use client";

// Before anything that makes a schema.
import "@/app/_lib/zod-without-eval";
import { QueryClientProvider } from "@tanstack/react-query";
import { Tooltip } from "radix-ui";
import { type ReactNode, useState } from "react";
import { createQueryClient } from "@/app/_lib/query-client";
import type { Theme } from "@/app/_lib/theme/theme";
import { ChosenTheme } from "@/app/_lib/theme/use-resolved-theme";
import { createBrowserClient, TRPCProvider } from "@/app/_lib/trpc";
import { UndoToastProvider } from "@/app/_ui/undo-toast-provider";

const TOOLTIP_DELAY_MS = 300;

export function Providers({ theme, children }: { theme: Theme; children: ReactNode }) {
  const [queryClient] = useState(createQueryClient);
  const [trpcClient] = useState(createBrowserClient);
  return (
    <ChosenTheme value={theme}>
      <QueryClientProvider client={queryClient}>
        <TRPCProvider trpcClient={trpcClient} queryClient={queryClient}>
          <Tooltip.Provider delayDuration={TOOLTIP_DELAY_MS}>
            <UndoToastProvider>{children}</UndoToastProvider>
          </Tooltip.Provider>
        </TRPCProvider>
      </QueryClientProvider>
    </ChosenTheme>
  );
}
