"use client";

import { PageFailure, type PageFailureProps } from "@/app/_ui/page-failure";

export default function ConsoleError(props: PageFailureProps) {
  return <PageFailure {...props} />;
}
