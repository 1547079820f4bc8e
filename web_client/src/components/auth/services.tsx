/** The services through which one can log in, in place of a password or beside it. */
import { Button } from "../../design";
import { server } from "../../state/entrance";
import { leaveFor } from "../../state/single_sign_on";
import { Name } from "../shell/name";

/** `beside`: there are other ways above. */
export function Services({ beside }: { beside: boolean }) {
  const at = server.value;
  if (!at?.services.length) return null;
  return (
    <div class="flex flex-col gap-3">
      {beside && <p class="text-center text-sm text-muted">or</p>}
      {at.services.map((service) => (
        <Button key={service.id} wide onClick={() => leaveFor(at, service)}>
          <span class="min-w-0 truncate">
            Continue with <Name text={service.name} />
          </span>
        </Button>
      ))}
    </div>
  );
}
