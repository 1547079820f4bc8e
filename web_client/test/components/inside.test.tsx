import { render } from "preact";
import { expect, test } from "vitest";
import { Inside } from "../../src/components/shell/inside";
import { dialog } from "../../src/state/dialogs";

test("keys count from the moment at which the rooms are seen", () => {
  const page = document.createElement("div");
  document.body.append(page);
  render(<Inside />, page);
  window.dispatchEvent(new KeyboardEvent("keydown", { key: "k", ctrlKey: true }));
  expect(dialog.value).toEqual({ kind: "go-to" });
  render(null, page);
});
