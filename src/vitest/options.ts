import type { Profile } from "../../generated/profile.js";

/** What is handed to `url` where that is a function. */
export interface Ready {
  /** Where the server under test finds the scripted model: `http://127.0.0.1:4321/v1`. Undefined with `model: "none"`. */
  readonly modelUrl: string | undefined;
}

type Address = string | URL;

export interface ConformanceOptions {
  /**
   * Address of the server under test. A function is called once, after the `beforeAll` of the file around it and after the
   * scripted model listens: there a server can be started, and pointed at that model.
   */
  readonly url: Address | Promise<Address> | ((ready: Ready) => Address | Promise<Address>);
  /** What the server claims: the path of a YAML file, or its content. */
  readonly profile?: string | Profile;
  readonly apiKey?: string;
  /** Only cases these fit: an id, a beginning of one (`routing`, `tags.typing`), or with `*`. */
  readonly select?: readonly string[];
  /** Cases these fit are left out. */
  readonly exclude?: readonly string[];
  /** The suite's scripted model listens at this port while the run goes on: 4321 unless told, 0 for a free one. `none`: the server's own model stays. */
  readonly model?: { readonly port?: number } | "none";
  /** Multiplies every deadline. Default 1. */
  readonly timeScale?: number;
  /** 32-bit unsigned. Random unless told; a failure tells it. */
  readonly seed?: number;
  /** Cases that run at the same time. Default 8. */
  readonly jobs?: number;
  /** Warnings (SHOULD) fail their tests. */
  readonly strict?: boolean;
  /** A list of what is known to fail: the path of a text file, as `--known-failing` takes it. What is on it is skipped; an entry that is wrong fails a test. */
  readonly knownFailing?: string;
  /** The run is ended after so many milliseconds. Default 900 000. */
  readonly endAfterMs?: number;
}
