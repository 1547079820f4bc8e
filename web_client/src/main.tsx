/** Starts the client. */
import { render } from "preact";
import "./design/tokens.css";
import { entrance } from "./adapter/entrance";
import { App } from "./components/app";
import { followAddress } from "./state/route";
import { begin } from "./state/session";
import { followTheme } from "./state/theme";

followTheme(document.documentElement);
followAddress();
begin(entrance);
render(<App />, document.getElementById("app")!);
