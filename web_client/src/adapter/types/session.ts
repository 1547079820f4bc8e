/** Servers, accounts, and the connection. */
/** A server that was found by its name or address. */
export interface Server {
  /** Without a slash at the end. */
  baseUrl: string;
  /** As typed, or the host. */
  name: string;
  /** Whether one can log in with a password. */
  password: boolean;
  /** The services through which one can log in instead. */
  services: readonly Service[];
}

/** A service that says to a server who somebody is. */
export interface Service {
  /** `null`: the server asks which one. */
  id: string | null;
  name: string;
}

/** How a server takes new accounts. */
export interface SignUp {
  mode: "open" | "token" | "closed";
  /** Whether it wants an e-mail address that is the user's own. */
  email: boolean;
  /** Documents to be accepted. */
  terms: { name: string; url: string }[];
  /** What is done on pages of the server's own, such as `m.login.recaptcha`. */
  beyond: string[];
}

/** Something that the server wants done elsewhere before it makes an account. */
export interface Step {
  stage: string;
  /** Of the page on which it is done; `null` for a link that was sent to the user's e-mail address. */
  url: string | null;
  /** The user said that it was done, and the server says that it is not. */
  again: boolean;
}

/** Who is logged in here; kept over reloads. */
export interface Session {
  baseUrl: string;
  userId: string;
  deviceId: string;
  accessToken: string;
}

/** A session that was ended from elsewhere: whoever comes back does so as the same device. */
export type EndedSession = Omit<Session, "accessToken">;

export interface Registration {
  username: string;
  password: string;
  /** The registration token, where the server asks for one. */
  token?: string;
  /** The e-mail address, where the server asks for one. */
  email?: string;
  /** Whether the server's terms were accepted. */
  termsAccepted?: boolean;
}

/** - `starting`: nothing was heard of the server yet.
 *  - `live`: what is shown is what the server has.
 *  - `reconnecting`: there is no way to the server at the moment; tried again by itself.
 *  - `ended`: the session is over (revoked, logged out elsewhere); log in again. */
export type Connection = "starting" | "live" | "reconnecting" | "ended";

/** How updates come. */
export type Transport = "stream" | "poll";
