/** What is seen by who is not logged in: one card with the form to log in, or the one to sign up. */
import { untracked, useSignalEffect } from "@preact/signals";
import { Spinner } from "../../design";
import icon from "../../icon.svg";
import { busy, findServer, followLink } from "../../state/entrance";
import { route, routeQuery } from "../../state/route";
import { EntranceForm } from "./entrance_form";

export function Entrance() {
  const form = route.value.page === "register" ? "register" : "login";
  useSignalEffect(() => {
    if (routeQuery.value) untracked(() => void followLink());
  });
  useSignalEffect(() => {
    if (route.value.page) untracked(() => void findServer());
  });
  return (
    <main class="flex h-full flex-col overflow-y-auto bg-canvas tablet:bg-side">
      <div class="m-auto flex w-full max-w-dialog flex-col gap-6 px-5 py-8 tablet:rounded-lg tablet:bg-canvas tablet:p-8 tablet:ring tablet:ring-line">
        <p class="flex items-center gap-3 text-lg font-semibold tracking-tight">
          <img src={icon} alt="" class="size-8" />
          Porch
        </p>
        {busy.value === "link" ? (
          <div class="flex flex-col items-center gap-4 py-12">
            <h1 class="text-lg font-semibold">Logging in</h1>
            <Spinner size={8} label="Logging in" />
          </div>
        ) : (
          <EntranceForm key={form} form={form} />
        )}
      </div>
    </main>
  );
}
