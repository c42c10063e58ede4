import { expect, it } from "vitest";
import { comparable } from "./session-id.js";

it("a UUID is compared in lower case, another id as it stands", () => {
  expect(comparable("1192CE32-EDC7-4223-BBF5-53F1796E6A1A")).toBe("1192ce32-edc7-4223-bbf5-53f1796e6a1a");
  expect(comparable("ses_df1fd45f1ffeRmNyTqnCejtw6Z")).toBe("ses_df1fd45f1ffeRmNyTqnCejtw6Z");
});
