/* The HTTP reference. Everything of Scalar that would speak to somebody else is off. */
declare global {
  var Scalar: { createApiReference(at: string, options: object): void } | undefined;
}

const script = document.createElement("script");
script.src = "assets/scalar.js";
script.addEventListener("load", () => {
  globalThis.Scalar?.createApiReference("#reference", {
    url: "openapi.json",
    telemetry: false,
    withDefaultFonts: false,
    showDeveloperTools: "never",
    agent: { disabled: true },
    mcp: { disabled: true },
    hideClientButton: true,
    hideDarkModeToggle: true,
    proxyUrl: "",
    documentDownloadType: "none",
    defaultOpenAllTags: true,
  });
});
document.head.append(script);

export {};
