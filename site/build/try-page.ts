import type { Facts } from "./facts.js";
import { html, type Html } from "./html.js";
import type { Page } from "./page.js";

/** Faults that this page itself shows, with its two messages on one socket. A test starts each of them and looks. */
export const SHOWN_HERE = [
  "named-ws-turns-go-to-the-active-session",
  "text-delta-frames-name-another-session",
  "text-delta-frames-carry-no-usable-session",
  "response-frames-name-another-session",
  "turns-at-the-same-time-are-written-to-both-sessions",
] as const;

/** Servers on this machine only: the page is for `sessionproof serve`. */
const LOCAL = "http://127.0.0.1:* http://localhost:* ws://127.0.0.1:* ws://localhost:*";

/** Two sessions over one socket of a server that runs on this machine, each frame in the lane that its `session_id` names. */
export function tryPage({ score }: Facts): Page {
  return {
    path: "try.html",
    title: "Try it",
    description: "Speak to two sessions over one socket of a server on this machine, see whose words land where, and break the server.",
    script: "try.js",
    talksTo: LOCAL,
    wide: true,
    finds: [{ title: "Try it", text: "Two sessions over one socket, lanes, break the server with a fault.", kind: "page" }],
    body: html`<h1>Try it</h1>
<p class="lead">Two sessions of one agent over one socket. Each frame goes into the lane of the session that its <code>session_id</code> names; its words tell whose it is.</p>
<noscript><p class="note">This page needs a script.</p></noscript>
<section aria-labelledby="connect"><h2 id="connect">1. Connect</h2>
<p>Start the reference server on this machine; it lets in pages of other origins only where it is told to:</p>
<pre><code id="serve-command">npx sessionproof serve --allow-origin …</code></pre>
<form class="line" id="connection" data-live>
<label>Address <input name="url" type="url" value="http://127.0.0.1:4200" autocomplete="off" spellcheck="false" required></label>
<label>Key, if it has one <input name="key" type="password" autocomplete="off"></label>
<button type="submit">Connect and spawn an agent</button>
<button type="button" name="leave" disabled>Leave</button>
</form>
<p class="state" id="state" role="status">Not connected.</p>
</section>
<section aria-labelledby="speak"><h2 id="speak">2. Speak into both</h2>
<p>A mark such as <code>sp1f2e-c001-t1</code> is put behind your words. The scripted model repeats it in its answer, piece by piece, so that whose an answer is can be told without trusting any label. Another model may leave it out: then the page says that it cannot tell.</p>
<div class="lanes">
${lane("a", "Session A", "My cat is called Ada")}
${lane("b", "Session B", "My dog is called Bruno")}
</div>
<div class="elsewhere" id="elsewhere" hidden><h3>Neither A nor B</h3><ol class="frames" aria-label="Frames that name neither session"></ol></div>
<p class="line"><button type="button" id="both" disabled>Send into both at once</button> <button type="button" id="anew" disabled>Two new sessions</button></p>
<div class="verdict" id="verdict" role="status" aria-live="polite"><p>Nothing was sent yet.</p></div>
<p class="dim">This page looks at what it sent itself: the frames of one socket, and what both histories hold afterwards. It proves no more than that. The suite asks ${score.cases} cases: <code id="run-command">npx sessionproof run http://127.0.0.1:4200 --model none</code>.</p>
</section>
<section aria-labelledby="break"><h2 id="break">3. Break the server</h2>
<p>Pick one of ${score.faults} ways to be wrong, end the server with Ctrl-C, start it again with the command shown, connect, and speak into both.</p>
<form class="line" id="faults" data-live>
<label>Search <input name="text" type="search" autocomplete="off" spellcheck="false"></label>
<label>Where <select name="of"><option value="shown">shown by this page</option><option value="all">all</option></select></label>
</form>
<label class="block" for="fault">Wrong servers</label>
<select id="fault" size="8"></select>
<div id="fault-said" role="status"></div>
</section>`,
  };
}

function lane(key: string, name: string, words: string): Html {
  return html`<section class="lane" id="lane-${key}" aria-labelledby="lane-${key}-name">
<h3 id="lane-${key}-name">${name} <small class="id"></small></h3>
<form class="line" data-lane="${key}"><label class="grow"><span class="unseen">Words for ${name}</span><input name="words" value="${words}" autocomplete="off" disabled required></label><button type="submit" disabled>Send</button></form>
<ol class="frames" aria-label="Frames that name ${name}"></ol>
</section>`;
}
