import type { ProxyFault } from "../proxy-fault.js";
import { isSideCall, lastUser, plain, prompts, saidIn, strangersWords } from "./model-wire.js";

/** What the model is told, spoiled on its way from the server. */
export const promptFaults: readonly ProxyFault[] = [
  {
    name: "prompts-begin-with-a-question-of-another-session",
    depth: "wire-model",
    breaks: ["context.turn.holds-only-its-own-session"],
    spoil: () => {
      const strangers = strangersWords();
      return prompts((rows) => {
        const stranger = strangers(rows);
        const [system, ...rest] = rows;
        return stranger && system && !isSideCall(rows) ? [system, { role: "user", content: plain(stranger) }, { role: "assistant", content: "Understood." }, ...rest] : rows;
      });
    },
  },
  {
    name: "memories-of-other-sessions-stand-in-the-system-text",
    depth: "wire-model",
    breaks: ["context.system.holds-only-its-own-session"],
    spoil: () => {
      const strangers = strangersWords();
      return prompts((rows) => {
        const stranger = strangers(rows);
        return stranger && !isSideCall(rows) ? rows.map((row) => (row["role"] === "system" ? { ...row, content: `${saidIn(row)}\n\nYou remember: ${plain(stranger)}` } : row)) : rows;
      });
    },
  },
  {
    name: "prompts-of-a-third-turn-hold-a-question-of-another-session",
    depth: "wire-model",
    sly: "only from the third turn of a session",
    breaks: ["context.turn.holds-only-its-own-session"],
    spoil: () => {
      const strangers = strangersWords();
      return prompts((rows) => {
        const stranger = strangers(rows);
        const third = rows.filter(({ role }) => role === "user").length >= 3;
        return stranger && third && !isSideCall(rows) ? [...rows.slice(0, 1), { role: "user", content: plain(stranger) }, ...rows.slice(1)] : rows;
      });
    },
  },
  {
    name: "prompts-hold-the-last-message-alone",
    depth: "wire-model",
    breaks: ["context.turn.holds-its-own-earlier-turns"],
    spoil: () =>
      prompts((rows) => {
        const last = rows.lastIndexOf(lastUser(rows)!);
        return rows.filter(({ role }, i) => role === "system" || i >= last);
      }),
  },
  {
    name: "earlier-rows-of-a-prompt-stand-newest-first",
    depth: "wire-model",
    sly: "only from the second turn of a session",
    breaks: ["context.rows.keep-the-order-of-turns"],
    spoil: () =>
      prompts((rows) => {
        const last = rows.lastIndexOf(lastUser(rows)!);
        const past = rows.slice(1, last);
        return past.some(({ role }) => role === "tool") ? rows : [...rows.slice(0, 1), ...past.reverse(), ...rows.slice(last)];
      }),
  },
  {
    name: "summaries-are-made-of-two-sessions",
    depth: "wire-model",
    sly: "only when a session is compacted",
    breaks: ["compact.summary.is-made-of-its-own-rows", "context.side-call.holds-only-one-session"],
    spoil: () => {
      const strangers = strangersWords();
      return prompts((rows) => {
        const stranger = strangers(rows);
        return stranger && isSideCall(rows) ? rows.map((row) => (row["role"] === "user" ? { ...row, content: `User: ${plain(stranger)}\n${saidIn(row)}` } : row)) : rows;
      });
    },
  },
  {
    name: "results-of-tools-reach-the-model-twice",
    depth: "wire-model",
    breaks: ["cancel.tool-call.leaves-no-orphan", "tools.next-turn.sees-whole-pairs", "tools.result.follows-its-call-to-the-model", "tools.sse.call-and-result-are-told", "tools.ws.call-and-result-are-told"],
    spoil: () => prompts((rows) => rows.flatMap((row) => (row["role"] === "tool" ? [row, row] : [row]))),
  },
  {
    name: "results-of-tools-of-other-sessions-reach-the-model",
    depth: "wire-model",
    sly: "only when another session called a tool before",
    breaks: ["tools.results.stay-in-their-session"],
    spoil: () => {
      const results: string[] = [];
      return prompts((rows) => {
        const own = rows.filter(({ role }) => role === "tool").map(saidIn);
        const foreign = results.find((text) => !own.includes(text));
        for (const text of own) if (!results.includes(text)) results.unshift(text);
        return foreign ? rows.map((row) => (row["role"] === "tool" ? { ...row, content: foreign } : row)) : rows;
      });
    },
  },
  {
    name: "messages-are-brought-to-one-normal-form-on-their-way-to-the-model",
    depth: "wire-model",
    sly: "only text with combining marks",
    breaks: ["text.message.reaches-the-model-unchanged"],
    spoil: () => prompts((rows) => rows.map((row) => (typeof row["content"] === "string" ? { ...row, content: row["content"].normalize("NFC") } : row))),
  },
];
