import { describe, expect, it } from "vitest";
import { AGENT, echo, frame, ONE, OTHER_AGENT, Story, TWO } from "../testing/story.test-support.js";
import { charges, seen, undecided } from "../testing/verdict.test-support.js";

const OK = { input_tokens: 1, output_tokens: 1, iterations: 1 };

describe("messages that are to be refused", () => {
  it("to another agent's session are refused, or taken", () => {
    const foreign = (status: number, body: unknown): Story => {
      const story = new Story();
      story.spawn();
      story.spawn(OTHER_AGENT);
      story.say(ONE, "alpha turn 1");
      story.call("POST", `/api/agents/${OTHER_AGENT}/sessions/${ONE}/message`, status, body, { message: "foreign turn 2" });
      return story;
    };
    const right = foreign(404, { error: "Session not found" });
    expect(charges(right)).toEqual([]);
    expect(seen(right, "ownership.http.foreign-session-is-refused")).toBe(1);
    expect(charges(foreign(200, { response: echo("foreign turn 2"), ...OK }))).toEqual(["ownership.http.foreign-session-is-refused@10"]);
  });

  it("with an unusable id on a socket are refused, or answered", () => {
    const unusable = (answer: unknown): Story => {
      const story = new Story();
      const w = story.socket();
      story.up(w, frame.message("nowhere turn 1", "junk"));
      story.down(w, answer);
      return story;
    };
    const right = unusable(frame.error("Invalid session ID", ONE));
    expect(charges(right)).toEqual([]);
    expect(seen(right, "ids.ws-unusable.is-refused")).toBe(1);
    expect(charges(unusable(frame.response("echo nowhere turn 1 end", ONE)))).toContain("ids.ws-unusable.is-refused@4");
  });

  it.each([
    ["ids.http-unusable.is-refused", "POST", `/api/agents/${AGENT}/sessions/junk/message`, { message: "x" }, 400],
    ["ids.read-unusable.is-refused", "GET", "/api/sessions/junk", undefined, 400],
    ["ids.write-unusable.is-refused", "DELETE", "/api/sessions/junk", undefined, 400],
    ["ids.agent-unusable.is-refused", "POST", "/api/agents/junk/message", { message: "x" }, 400],
    ["http.wrong-shape.is-refused", "POST", `/api/agents/${AGENT}/message`, {}, 422],
    ["http.broken-json.is-refused", "POST", `/api/agents/${AGENT}/message`, "{bad", 400],
    ["limits.http-oversize.is-refused", "POST", `/api/agents/${AGENT}/message`, { message: "x".repeat(65_537) }, 413],
    ["http.wrong-method.is-refused-with-allow", "PUT", "/api/health", undefined, 405],
  ])("%s", (requirement, method, url, body, status) => {
    const right = new Story();
    right.answer(right.ask(method, url, body), status, { error: "no" });
    expect(charges(right)).toEqual([]);
    expect(seen(right, requirement)).toBe(1);

    const wrong = new Story();
    wrong.answer(wrong.ask(method, url, body), 200, {});
    expect(charges(wrong)).toContain(`${requirement}@2`);
  });
});

describe("where no session was named", () => {
  it("the answer says which was taken", () => {
    const story = new Story();
    story.active();
    story.say(null, "alpha turn 1");
    const at = story.say(null, "beta turn 2", { session_id: undefined });
    expect(charges(story)).toEqual([`tags.http-answer.names-the-session-when-none-was-named@${at}`]);
  });

  it("the answer to a reset names the new one", () => {
    const story = new Story();
    story.call("POST", `/api/agents/${AGENT}/session/reset`, 200, { status: "ok", message: "Session reset", session_id: ONE });
    const at = story.call("POST", `/api/agents/${AGENT}/session/reset`, 200, { status: "ok", message: "Session reset" });
    expect(charges(story)).toEqual([`reset.answer.names-the-new-session@${at}`]);
  });
});

describe("sockets", () => {
  it("answer a Close frame", () => {
    const right = new Story();
    const a = right.socket();
    right.close(a, "client", 1000);
    right.close(a, "server", 1000);
    expect(charges(right)).toEqual([]);
    expect(seen(right, "socket.close.is-answered")).toBe(1);

    const wrong = new Story();
    const b = wrong.socket();
    wrong.close(b, "client", 1000);
    expect(charges(wrong)).toEqual([]);
    const at = wrong.close(b, "server", 1006);
    expect(charges(wrong)).toEqual([`socket.close.is-answered@${at}`]);
  });

  it("owe nothing to a client that dropped the connection", () => {
    const story = new Story();
    const w = story.socket();
    story.close(w, "client", 1006);
    story.close(w, "server", 1006);
    expect(charges(story)).toEqual([]);
  });

  it("greet first", () => {
    const story = new Story();
    const at = story.down(story.socket("none"), { type: "pong", session_id: ONE });
    expect(charges(story)).toEqual([`socket.connected.comes-first@${at}`]);
  });

  it("answer a ping while a turn runs", () => {
    const pinged = (order: "at once" | "afterwards"): Story => {
      const story = new Story();
      const w = story.socket();
      story.up(w, frame.message("slow turn 1", ONE));
      story.up(w, { type: "ping" });
      if (order === "at once") story.down(w, { type: "pong", session_id: ONE });
      story.wait(1000);
      story.down(w, frame.response("", ONE));
      if (order === "afterwards") story.down(w, { type: "pong", session_id: ONE });
      return story;
    };
    expect(charges(pinged("at once"))).toEqual([]);
    expect(charges(pinged("afterwards"))).toEqual(["simultaneity.ping.is-answered-during-a-turn@6"]);
  });
});

describe("turns of one session", () => {
  it("run one after the other", () => {
    const two = (overlapping: boolean): Story => {
      const story = new Story();
      const ids = ["alpha turn 1", "beta turn 2"].map((message) => story.ask("POST", `/api/agents/${AGENT}/sessions/${ONE}/message`, { message }));
      const call = (id: string, content: string): number => story.add("model", { id, url: "/v1/chat/completions", headers: {}, body: { messages: [{ role: "user", content }] } });
      const said = (id: string, text: string): number => story.add("model-answer", { id, status: 200, content: echo(text) });
      call("m1", "alpha turn 1");
      if (overlapping) call("m2", "beta turn 2");
      said("m1", "alpha turn 1");
      story.answer(ids[0]!, 200, { response: echo("alpha turn 1"), ...OK });
      if (!overlapping) call("m2", "beta turn 2");
      said("m2", "beta turn 2");
      story.answer(ids[1]!, 200, { response: echo("beta turn 2"), ...OK });
      return story;
    };
    expect(charges(two(false))).toEqual([]);
    expect(seen(two(false), "order.http-turns.do-not-overlap")).toBe(1);
    expect(charges(two(true))).toEqual(["order.http-turns.do-not-overlap@4"]);
  });
});

describe("turns that do not end well", () => {
  const onSocket = (model: Record<string, unknown>, ...answers: readonly unknown[]): Story => {
    const story = new Story();
    const w = story.socket();
    story.up(w, frame.message("alpha turn 1", ONE));
    story.model("alpha turn 1", model);
    for (const answer of answers) story.down(w, answer);
    return story;
  };

  it("are told when the model failed", () => {
    const right = onSocket({ status: 400 }, frame.error("the model failed", ONE));
    expect(charges(right)).toEqual([]);
    expect(seen(right, "failure.ws.is-told")).toBe(1);
    expect(charges(onSocket({ status: 400 }, frame.response("", ONE)))).toEqual(["failure.ws.is-told@6"]);
  });

  it("end with silence when the model says nothing", () => {
    const silent = { type: "silent_complete", input_tokens: 1, output_tokens: 1, session_id: ONE };
    expect(charges(onSocket({ content: "NO_REPLY" }, silent))).toEqual([]);
    expect(charges(onSocket({ content: "NO_REPLY" }, frame.delta("NO_REPLY", ONE), frame.response("NO_REPLY", ONE)))).toEqual(["silent.ws.ends-with-silent-complete@7"]);
  });

  it("keep the user's row when they failed", () => {
    const failed = (kept: boolean): Story => {
      const story = new Story();
      const id = story.ask("POST", `/api/agents/${AGENT}/sessions/${ONE}/message`, { message: "alpha turn 1" });
      story.model("alpha turn 1", { status: 400 });
      story.answer(id, 502, { error: "the model failed" });
      story.read(ONE, kept ? [["User", "alpha turn 1"]] : []);
      return story;
    };
    expect(charges(failed(true))).toEqual([]);
    expect(charges(failed(false))).toEqual(["failure.users-row.stays@6"]);
  });

  it("are ended by a stop that says so", () => {
    const stopped = (end: "error" | "nothing"): Story => {
      const story = new Story();
      const id = story.ask("POST", `/api/agents/${AGENT}/sessions/${ONE}/message/stream`, { message: "alpha turn 1" });
      story.stream(id);
      story.call("POST", `/api/agents/${AGENT}/stop`, 200, { status: "ok", message: "Run cancelled", session_id: ONE });
      if (end === "error") story.event(id, "error", { error: "Run cancelled" });
      story.add("response-end", { id });
      return story;
    };
    expect(charges(stopped("error"))).toEqual([]);
    expect(charges(stopped("nothing"))).toEqual(["turns.sse.has-exactly-one-terminal@5", "cancel.sse-turn.is-stopped@5"]);
  });

  it("run on without their client, as far as a read shows it", () => {
    const left = (rows: readonly (readonly ["User" | "Assistant", string])[]): Story => {
      const story = new Story();
      const w = story.socket();
      story.up(w, frame.message("alpha turn 1", TWO));
      story.close(w, "client", 1006);
      story.read(TWO, rows);
      return story;
    };
    const right = left([["User", "alpha turn 1"], ["Assistant", echo("alpha turn 1")]]);
    expect(seen(right, "disconnect.ws-turn.runs-on")).toBe(1);
    expect(charges(left([]))).toEqual([]);
    expect(undecided(left([]), "disconnect.ws-turn.runs-on")).toHaveLength(1);
  });
});

describe("a log of a run", () => {
  it("leaves to its cases what cases prove", () => {
    const story = new Story();
    const w = story.socket();
    story.add("turn", { canary: "sp0001-c001-t1", agent: AGENT, named: null, session: ONE, door: "ws", id: w });
    story.up(w, frame.message("sp0001-c001-t1"));
    story.down(w, frame.response("sp0001-c001-t1.1", ONE));
    story.close(w, "client", 1000);
    story.close(w, "server", 1006);
    expect(charges(story).filter((charge) => charge.startsWith("socket."))).toEqual([]);
  });
});
