"use client";

import { PageFailure, type PageFailureProps } from "@/app/_ui/page-failure";

export default function RootError(props: PageFailureProps) {
  return (
    <main>
      <PageFailure {...props} />
    </main>
  );
}
