import { describe, expect, it } from "vitest";
import type { RoomChange } from "../../src/adapter/types";
import { changesWords, changeWords } from "../../src/text/changes";
import { person, said } from "../fakes/adapter";

const changed = (who: string, change: (of: ReturnType<typeof person>) => RoomChange) => {
  const sender = person(`@${who.toLowerCase()}:test`, who);
  return said("", { sender, content: { kind: "change", change: change(sender) } });
};
const joined = (who: string) => changed(who, (of) => ({ what: "joined", who: of, reason: null }));
const renamed = (who: string) => changed(who, () => ({ what: "renamed-self", from: "x", to: who }));

describe("several changes as one sentence", () => {
  it("names one or two, and counts more", () => {
    expect(changesWords([joined("Ada")])).toBe("Ada joined");
    expect(changesWords([joined("Ada"), joined("Bob")])).toBe("Ada and Bob joined");
    expect(changesWords([joined("Ada"), joined("Bob"), joined("Cy")])).toBe("3 people joined");
  });

  it("counts nobody twice, and what it has no words for", () => {
    const topic = changed("Ada", () => ({ what: "topic", to: "x" }));
    expect(changesWords([renamed("Ada"), renamed("Ada"), joined("Bob"), topic])).toBe("Ada changed their name, Bob joined, and 1 other change");
    expect(changesWords([topic, topic])).toBe("2 changes");
  });
});

describe("a change of name", () => {
  it("says the name that somebody had before, and the new one only if they bear another by now", () => {
    const ada = person("@ada:test", "Ada");
    expect(changeWords({ what: "renamed-self", from: "Augusta", to: "Ada" }, ada)).toBe("changed their name from Augusta");
    expect(changeWords({ what: "renamed-self", from: "Augusta", to: "Ada King" }, ada)).toBe("changed their name from Augusta to Ada King");
    expect(changeWords({ what: "renamed-self", from: null, to: "Ada" }, ada)).toBe("set their name");
  });
});
