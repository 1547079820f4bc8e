/** Short words about what happened. */
import { Toast, Toasts } from "../../design";
import { dismiss, toasts } from "../../state/toasts";

export function Toaster() {
  return (
    <Toasts>
      {toasts.value.map((one) => (
        <Toast key={one.id} kind={one.kind} {...(one.action && { action: one.action })} onClose={() => dismiss(one.id)}>
          {one.text}
        </Toast>
      ))}
    </Toasts>
  );
}
