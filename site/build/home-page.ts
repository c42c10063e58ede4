import type { Facts } from "./facts.js";
import { html } from "./html.js";
import type { Page } from "./page.js";

export function homePage({ score, ledger, results, documents }: Facts): Page {
  const areas = new Set(ledger.map(({ area }) => area)).size;
  const findings = [...documents.keys()].filter((path) => path.startsWith("docs/findings/")).length;
  return {
    path: "index.html",
    title: "sessionproof",
    description: "Proof that an agent server keeps its sessions apart.",
    finds: [],
    body: html`<div class="hero">
<h1>Proof that an agent server keeps its sessions apart</h1>
<p class="lead">An agent server lets one agent hold many conversations at once, over HTTP, server-sent events and WebSocket. Replies then land in the wrong conversation, one user's words turn up in another's prompt, a slow conversation holds up the rest. sessionproof shows where that happens: point it at a URL, without an API key, a live model or luck.</p>
</div>
<ul class="figures">
<li><b>${score.caught}<small> of ${score.faults}</small></b> <a href="wrong-servers.html">wrong servers</a> caught</li>
<li><b>${ledger.length}</b> <a href="requirements.html">requirements</a> in ${areas} areas</li>
<li><b>${score.cases}</b> cases, none of which sleeps</li>
<li><b>${score.meanRed.toFixed(2)}</b> red requirements for one defect, on average</li>
</ul>
<h2 id="two-commands">Two commands</h2>
<pre><code># judge the reference server that comes with it
npx sessionproof demo

# judge yours
npx sessionproof run http://127.0.0.1:4200</code></pre>
<p>The first is green. <a href="try.html">Break the server</a> with <code>--fault</code> to see what a failure looks like.</p>
<h2 id="where-next">Where next</h2>
<ul class="cards">
<li><a href="guides/judge-your-server.html">Judge your server</a><p>From a URL to a report, and on to a pipeline.</p></li>
<li><a href="try.html">Try it</a><p>Two sessions over one socket, seen side by side in this page.</p></li>
<li><a href="requirements.html">Requirements</a><p>What is asked, where it was learned, what proves it.</p></li>
<li><a href="matrix.html">Implementations</a><p>${results.length === 0 ? "What real servers were found to be." : `What ${results.length} real ${results.length === 1 ? "server was" : "servers were"} found to be.`} ${findings} <a href="findings.html">findings</a>, each with how to see it again.</p></li>
<li><a href="http.html">HTTP</a> and <a href="events.html">events</a><p>The contract: OpenAPI and AsyncAPI.</p></li>
<li><a href="guides.html">Guides</a><p>Read a report, write a profile or a binding, generate a client.</p></li>
</ul>`,
  };
}
