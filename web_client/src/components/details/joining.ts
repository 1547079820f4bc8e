/** Who may come into a room, in words. */
import type { JoinRule } from "../../adapter/types";
import type { IconName } from "../../design";

export const WHO_JOINS: Record<JoinRule, { icon: IconName; words: string }> = {
  public: { icon: "globe", words: "Everybody can join" },
  invite: { icon: "lock", words: "By invitation only" },
  knock: { icon: "lock", words: "Who wants to join asks first" },
  restricted: { icon: "lock", words: "For members of another room or space" },
  other: { icon: "lock", words: "Joining has a rule of its own" },
};
