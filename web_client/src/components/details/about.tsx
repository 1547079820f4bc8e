/** Name, topic and settings of the room. */
import type { RoomDetails, RoomItem } from "../../adapter/types";
import { Icon, Switch, type IconName } from "../../design";
import { setName, setTopic } from "../../state/details";
import { setFavourite, setMuted } from "../../state/rooms";
import { trying } from "../../state/toasts";
import { safeName } from "../../text/names";
import { copyText } from "../shell/copy";
import { Name } from "../shell/name";
import { Picture } from "../shell/picture";
import { Editable } from "./editable";
import { WHO_JOINS } from "./joining";
import { Topic } from "./topic";

export function About({ room, about }: { room: RoomItem; about: RoomDetails }) {
  const { roomId } = room;
  const joining = WHO_JOINS[about.joinRule];
  return (
    <section class="flex flex-col gap-4">
      <div class="flex flex-col items-center gap-3 pt-2 text-center">
        <Picture mxc={room.picture} name={room.name} hue={room.hue} size={20} square={!room.dm} />
        <Editable
          label="Name"
          editLabel="Edit name"
          value={about.name}
          may={about.may.name}
          required
          save={(name) => setName(roomId, name)}
        >
          <h3 class="text-xl font-semibold tracking-tight">
            <Name text={room.name} />
          </h3>
        </Editable>
        {about.alias && (
          <button
            type="button"
            onClick={() => void copyText(about.alias!, "The alias")}
            aria-label={`Copy the alias ${safeName(about.alias)}`}
            class="-mt-2 inline-flex max-w-full items-center gap-1.5 rounded-sm px-2 py-0.5 text-sm text-muted hover:bg-hover hover:text-ink"
          >
            <span class="truncate">
              <Name text={about.alias} />
            </span>
            <Icon name="copy" size={3} />
          </button>
        )}
        {room.dm && (
          <p class="-mt-2 text-sm text-muted">
            <Name text={room.dm} />
          </p>
        )}
      </div>
      <Editable label="Topic" editLabel={about.topic ? "Edit topic" : "Add a topic"} value={about.topic} may={about.may.topic} lines={4} save={(topic) => setTopic(roomId, topic)}>
        {about.topic ? <Topic text={about.topic} /> : about.may.topic && <p class="text-muted">No topic yet</p>}
      </Editable>
      <ul class="flex flex-col gap-2 text-sm text-muted">
        <Fact icon={joining.icon} words={joining.words} />
        {about.historyVisibility === "world_readable" && <Fact icon="eye" words="Everybody can read, without joining" />}
        {room.encrypted && <Fact icon="lock" words="Encrypted. This client cannot read it yet." />}
      </ul>
      <div class="flex flex-col gap-3">
        <Switch label="Favourite" on={room.favourite} onChange={(on) => void trying(setFavourite(roomId, on))} />
        <Switch label="Mute" hint="No badge, no sound." on={room.muted} onChange={(on) => void trying(setMuted(roomId, on))} />
      </div>
    </section>
  );
}

function Fact({ icon, words }: { icon: IconName; words: string }) {
  return (
    <li class="flex items-center gap-2">
      <Icon name={icon} size={4} />
      {words}
    </li>
  );
}
