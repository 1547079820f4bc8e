/** One of the eight colours, for the picture made of the user's letters. */
import { useId } from "preact/hooks";
import { Icon } from "../../design";

const COLOURS = [
  { name: "Red", class: "bg-hue-0" },
  { name: "Amber", class: "bg-hue-1" },
  { name: "Olive", class: "bg-hue-2" },
  { name: "Green", class: "bg-hue-3" },
  { name: "Teal", class: "bg-hue-4" },
  { name: "Blue", class: "bg-hue-5" },
  { name: "Violet", class: "bg-hue-6" },
  { name: "Pink", class: "bg-hue-7" },
] as const;

export function ColourChoice({ value, onChange }: { value: number | null; onChange: (hue: number) => void }) {
  const group = useId();
  return (
    <fieldset class="flex flex-col">
      <legend class="mb-2 text-sm font-medium">Colour</legend>
      <div class="flex flex-wrap gap-2">
        {COLOURS.map((colour, hue) => (
          <label
            key={colour.name}
            title={colour.name}
            class={`relative inline-flex size-8 cursor-pointer items-center justify-center rounded-full text-white ${colour.class}
              has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent`}
          >
            <input type="radio" class="hidden-text" name={group} checked={hue === value} onChange={() => onChange(hue)} />
            <span class="hidden-text">{colour.name}</span>
            {hue === value && <Icon name="check" size={4} />}
          </label>
        ))}
      </div>
      <p class="mt-2 text-sm text-muted">Your picture becomes your letters on this colour.</p>
    </fieldset>
  );
}
