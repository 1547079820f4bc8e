/** The design's primitives: whatever is drawn twice is drawn by one of these. */
export { Avatar, initials } from "./avatar";
export { Badge } from "./badge";
export { Button, IconButton } from "./button";
export { Checkbox } from "./checkbox";
export { Dialog } from "./dialog";
export { Field, type FieldProps } from "./field";
export { Icon, ICON_NAMES, type IconName } from "./icon";
export { ListRow } from "./list_row";
export { useLongPress } from "./long_press";
export { Menu, MenuList, put, type MenuItem } from "./menu";
export { Notice } from "./notice";
export { Presence, PRESENCE_WORDS } from "./presence";
export { Spinner } from "./spinner";
export { Choice, Switch } from "./switch";
export { Tabs } from "./tabs";
export { Toast, Toasts } from "./toast";
export { Tooltip } from "./tooltip";
