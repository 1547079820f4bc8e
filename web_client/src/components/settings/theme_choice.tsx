/** Light, dark, or as the system has it. */
import { Choice } from "../../design";
import { setTheme, theme, type Theme } from "../../state/theme";

export function ThemeChoice() {
  return (
    <Choice<Theme>
      label="Theme"
      value={theme.value}
      onChange={setTheme}
      options={[
        { key: "system", label: "System" },
        { key: "light", label: "Light" },
        { key: "dark", label: "Dark" },
      ]}
    />
  );
}
