/** The plainest form of what is not built yet. */

export function Settings() {
  return <h1 class="p-4">Settings</h1>;
}
