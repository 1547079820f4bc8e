import { afterEach, beforeEach, expect, test, vi } from "vitest";

beforeEach(() => {
  localStorage.clear();
  vi.resetModules();
});

afterEach(() => vi.restoreAllMocks());

test("the chosen theme is there again after a reload", async () => {
  (await import("../../src/state/theme")).setTheme("dark");
  vi.resetModules();
  expect((await import("../../src/state/theme")).theme.value).toBe("dark");
});

test("rubbish in the storage is the system's theme", async () => {
  localStorage.setItem("porch.theme", "purple");
  expect((await import("../../src/state/theme")).theme.value).toBe("system");
});

test("the page hears of the theme until it is told no more", async () => {
  const { followTheme, setTheme } = await import("../../src/state/theme");
  const root = document.createElement("html");
  const stop = followTheme(root);
  setTheme("dark");
  expect(root.dataset["theme"]).toBe("dark");
  setTheme("system");
  expect(root.dataset["theme"]).toBeUndefined();
  stop();
  setTheme("light");
  expect(root.dataset["theme"]).toBeUndefined();
});

test("a browser that refuses storage keeps the theme while the page is open", async () => {
  vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
    throw new DOMException("no", "QuotaExceededError");
  });
  const { setTheme, theme } = await import("../../src/state/theme");
  setTheme("light");
  expect(theme.value).toBe("light");
});
