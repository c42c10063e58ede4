/** The look of the page. Colours come in pairs that keep 4.5:1 (text) and 3:1 (marks) in light and in dark. */
export const STYLE = `
:root{color-scheme:light dark;--paper:#fff;--ink:#1b1f24;--dim:#57606a;--line:#d0d7de;--soft:#f3f5f7;--red:#c01c28;--redsoft:#fdecec;--green:#1a6d2e;--amber:#8a5a00;--blue:#0b57b0;--violet:#6b3fb5;--accent:#0b57b0}
@media (prefers-color-scheme:dark){:root{--paper:#14171b;--ink:#e6e9ec;--dim:#a2abb5;--line:#363d45;--soft:#1d2127;--red:#ff7b72;--redsoft:#3a1d1f;--green:#6cc77c;--amber:#e0a93b;--blue:#79b8ff;--violet:#c3a5ff;--accent:#79b8ff}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:80rem;padding:1rem 1.25rem 4rem;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,"Segoe UI",sans-serif}
a{color:var(--accent)}
code,pre,.id{font-family:ui-monospace,"SF Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:.875em;overflow-wrap:anywhere}
pre{margin:0;padding:.6rem .75rem;background:var(--soft);border:1px solid var(--line);border-radius:6px;white-space:pre-wrap;max-height:24rem;overflow:auto}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.skip{position:absolute;left:-999rem}.skip:focus{position:static}
header{border-left:.5rem solid var(--green);padding:.25rem 0 .25rem 1rem;margin-bottom:1.5rem}
header.bad{border-color:var(--red)}
h1{margin:0;font-size:1.1rem;font-weight:500;display:flex;flex-wrap:wrap;gap:.25rem 1rem;align-items:baseline}
h1 .word{font-size:2rem;font-weight:750;letter-spacing:.02em;color:var(--green)}
.bad h1 .word{color:var(--red)}
h1 .what{color:var(--dim)}
.sentence{margin:.25rem 0 .75rem;font-size:1.1rem}
dl{margin:0;display:grid;gap:.15rem 1rem}
dl div{display:grid;grid-template-columns:7.5rem 1fr;gap:1rem}
dt{color:var(--dim)}dd{margin:0;overflow-wrap:anywhere}
h2{font-size:1.15rem;margin:1.75rem 0 .5rem}
h3{font-size:1rem;margin:1.25rem 0 .4rem}
ul{padding-left:1.2rem}
.broken{list-style:none;padding:0}.broken li{padding:.2rem 0 .2rem 1.4rem;position:relative}
.broken li::before{content:"✗";position:absolute;left:.2rem;color:var(--red);font-weight:700}
.broken li.warned::before{content:"!";color:var(--amber)}
.broken li.known::before{content:"✗";color:var(--dim)}
.broken a{font-family:ui-monospace,Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:.9em;overflow-wrap:anywhere}
.also{color:var(--dim)}
.filters{position:sticky;top:0;z-index:3;background:var(--paper);border-bottom:1px solid var(--line);padding:.6rem 0;display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center}
.filters fieldset{border:0;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:.25rem .9rem}
.filters legend{position:absolute;left:-999rem}
.filters label{display:inline-flex;gap:.35rem;align-items:center;min-height:1.75rem}
.filters input[type=search],.filters select{font:inherit;padding:.25rem .5rem;border:1px solid var(--dim);border-radius:6px;background:var(--paper);color:var(--ink);max-width:100%}
.filters input[type=search]{flex:1 1 14rem;min-width:8rem}
.found{color:var(--dim);margin:0}
.requirement{border:1px solid var(--line);border-left-width:4px;border-radius:6px;margin:.4rem 0;scroll-margin-top:7rem}
.requirement>summary{cursor:pointer;padding:.45rem .75rem;display:grid;grid-template-columns:1.2rem 1fr auto;gap:.1rem .5rem;list-style:none}
.requirement>summary::-webkit-details-marker{display:none}
.requirement>summary .text{grid-column:2/-1;color:var(--dim)}
.requirement>summary .mark{font-weight:700}
.requirement>.body{padding:0 .9rem .9rem;border-top:1px solid var(--line)}
.failed{border-left-color:var(--red)}.warned{border-left-color:var(--amber)}.blocked{border-left-color:var(--red)}.passed{border-left-color:var(--green)}.not-applicable{border-left-color:var(--line)}
.failed>summary .mark,.failed>summary .outcome,.blocked>summary .mark,.blocked>summary .outcome{color:var(--red)}
.warned>summary .mark,.warned>summary .outcome{color:var(--amber)}.passed>summary .mark,.passed>summary .outcome{color:var(--green)}.not-applicable>summary .outcome{color:var(--dim)}
.facts{margin:.75rem 0}
.letter{margin:1rem 0;padding-top:.25rem}
.letter+.letter{border-top:1px dashed var(--line)}
.values{display:grid;gap:.4rem;margin:.5rem 0}
.values>div{display:grid;grid-template-columns:6rem 1fr;gap:.75rem}
.values .label{color:var(--dim);padding-top:.35rem}
.values pre{max-height:12rem}
.values .expected pre{border-left:4px solid var(--green)}.values .received pre{border-left:4px solid var(--red)}
.cases{list-style:none;padding:0}
.cases>li{border-top:1px solid var(--line);padding:.35rem 0}
button{font:inherit;color:var(--ink);background:var(--soft);border:1px solid var(--dim);border-radius:6px;padding:.2rem .6rem;cursor:pointer}
.picture{border:1px solid var(--line);border-radius:6px;margin:.75rem 0;overflow:hidden}
.picture .drawing{display:grid;grid-template-columns:11rem 1fr}
.picture .lanes{list-style:none;margin:0;padding:1.75rem 0 0;border-right:1px solid var(--line);background:var(--soft)}
.picture .lanes li{height:44px;padding:.25rem .5rem;font-size:.8rem;line-height:1.15rem;overflow:hidden;border-top:1px solid var(--line);white-space:nowrap;text-overflow:ellipsis}
.picture .lanes b{font-family:ui-monospace,Menlo,Consolas,"DejaVu Sans Mono",monospace;font-weight:600}
.picture .lanes small{display:block;color:var(--dim);font-size:.72rem;overflow:hidden;text-overflow:ellipsis}
.picture .lanes li.turnedup{background:var(--redsoft)}.picture .lanes li.turnedup small,.picture .lanes li.home small{color:var(--ink)}
.picture .scroll{overflow-x:auto;overflow-y:hidden;position:relative}
.picture .scroll svg{display:block;min-width:100%}
.picture .row{stroke:var(--line)}.picture .thread{stroke:var(--line);stroke-width:2}
.picture .tick{fill:var(--dim);font-size:11px}
.mark{cursor:pointer}
.shape{fill:currentColor;stroke:var(--paper);stroke-width:1.5}
.mark .hit{fill:transparent}
.up>.shape{color:var(--blue)}.down>.shape{color:var(--green)}.model>.shape{color:var(--violet)}.edge>.shape{color:var(--dim)}
.mark.evidence .shape{stroke:var(--ink)}
.stray>.shape{color:var(--red);stroke:var(--ink);stroke-width:2}
.mark:focus{outline:none}.mark:focus .hit,.mark.open .hit{stroke:var(--accent);stroke-width:2.5}
.mark:hover .hit{stroke:var(--dim)}
.arrow{stroke:var(--red);stroke-width:2.5;fill:none}.arrowhead{fill:var(--red)}.home-dot{fill:var(--paper);stroke:var(--red);stroke-width:2.5}
.picture .under{border-top:1px solid var(--line);padding:.4rem .75rem;font-size:.85rem}
.picture .line{margin:0;color:var(--dim);min-height:1.5em;overflow-wrap:anywhere}
.legend{display:flex;flex-wrap:wrap;gap:.1rem 1rem;margin:0;padding:0;list-style:none;color:var(--dim);font-size:.8rem}
.legend svg{display:inline-block;vertical-align:-3px;margin-right:.3rem}
.entry{border-top:1px solid var(--line);padding:.6rem .75rem .9rem}
.entry h4{margin:0 0 .4rem;font-size:.95rem;overflow-wrap:anywhere}
.entry .sides{display:grid;grid-template-columns:1fr 1fr;gap:.75rem}
.entry h5{margin:.2rem 0;font-size:.8rem;color:var(--dim);font-weight:600}
.entry .hex{margin-top:.5rem}
footer{margin-top:3rem;color:var(--dim);border-top:1px solid var(--line)}
[hidden]{display:none!important}
@media (max-width:40rem){body{padding:.75rem .75rem 3rem;font-size:15px}dl div{grid-template-columns:6.75rem 1fr;gap:.5rem}.filters{position:static}.requirement{scroll-margin-top:.5rem}.values>div{grid-template-columns:1fr;gap:.1rem}.values .label{padding:0}.entry .sides{grid-template-columns:1fr}.picture .drawing{grid-template-columns:6.5rem 1fr}.requirement>.body{padding:0 .5rem .75rem}}
@media print{:root{--paper:#fff;--ink:#000;--dim:#444;--line:#bbb;--soft:#fff;--red:#a00;--redsoft:#fff;--green:#050;--amber:#640;--blue:#036;--violet:#416;--accent:#000}body{max-width:none;padding:0;font-size:10.5pt}.filters,.skip,button,.legend{display:none!important}.requirement{break-inside:avoid}pre{max-height:none;overflow:visible}.picture .scroll{overflow:hidden}a{text-decoration:none}}
h2 small{font-size:.85rem;font-weight:400;color:var(--dim);margin-left:.5rem}
`;
