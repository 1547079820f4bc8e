/** What stands in the middle while no room is open; on a phone, where the list of rooms is all there is, nothing. */
import logo from "../../icon.svg";
import { rooms } from "../../state/rooms";
import { FirstSteps } from "./first_steps";

export function Welcome() {
  const none = rooms.value.size === 0;
  return (
    <div class="hidden min-h-0 flex-1 flex-col items-center justify-center gap-6 overflow-y-auto p-6 text-center tablet:flex">
      <img src={logo} alt="" class="size-20" />
      <div class="flex max-w-dialog flex-col gap-2">
        <h2 class="text-xl font-semibold tracking-tight">{none ? "Welcome to Porch" : "Choose a room"}</h2>
        <p class="text-muted">
          {none ? (
            "Write to somebody, look for a room where people talk already, or make one of your own."
          ) : (
            <>
              Or press <Key>Ctrl</Key> <Key>K</Key> and type a few letters of where to go.
            </>
          )}
        </p>
      </div>
      <div class="flex flex-wrap justify-center gap-2">
        <FirstSteps />
      </div>
    </div>
  );
}

function Key({ children }: { children: string }) {
  return <kbd class="rounded-sm bg-sunken px-1.5 py-0.5 font-sans text-xs inset-ring inset-ring-line">{children}</kbd>;
}
