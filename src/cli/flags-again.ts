/** Port of the scripted model unless another one is asked for. */
export const DEFAULT_MODEL_PORT = 4321;

/** How a run was set up, as far as a run of one of its cases alone needs to know. */
export interface RunSetUp {
  readonly model?: "none";
  readonly modelPort: number;
  readonly binding?: string;
  /** Its file. */
  readonly profile?: string;
  readonly timeScale: number;
}

/** What a run of one case needs as this run had it. */
export function flagsAgain({ model, modelPort, binding, profile, timeScale }: RunSetUp): readonly string[] {
  return [
    ...(model === undefined && modelPort !== DEFAULT_MODEL_PORT ? ["--model-port", String(modelPort)] : []),
    ...(binding === undefined ? [] : ["--binding", binding]),
    ...(profile === undefined ? [] : ["--profile", profile]),
    ...(timeScale === 1 ? [] : ["--time-scale", String(timeScale)]),
  ];
}
