/** Starts the client. */
import { render } from "preact";
import "./design/tokens.css";
import { Gallery } from "./components/gallery/gallery";
import { followTheme } from "./state/theme";

followTheme(document.documentElement);
render(<Gallery />, document.getElementById("app")!);
