#!/usr/bin/env bash
# Judges the server at INPUT_URL: reports into a folder of their own, counts and paths as outputs, annotations and the job summary.
# Ends with the exit code of sessionproof: 0 as expected, 1 findings, 2 could not go on.
set -euo pipefail

reports="$(mktemp -d "$RUNNER_TEMP/sessionproof-reports-XXXXXX")"
arguments=(run "$INPUT_URL" --report pretty)
for report in json=report.json junit=report.xml sarif=report.sarif html=report.html summary=summary.md github=annotations.txt; do
  arguments+=(--report "${report%%=*}=$reports/${report#*=}")
done

if [ -n "$INPUT_PROFILE" ]; then arguments+=(--profile "$INPUT_PROFILE"); fi
if [ -n "$INPUT_KNOWN_FAILING" ]; then arguments+=(--known-failing "$INPUT_KNOWN_FAILING"); fi
if [ "$INPUT_MODEL_PORT" = none ]; then arguments+=(--model none); else arguments+=(--model-port "$INPUT_MODEL_PORT"); fi
if [ "$INPUT_STRICT" = true ]; then arguments+=(--strict); fi
# Read, not expanded: a * in a pattern is no file name.
read -r -d '' -a select <<< "$INPUT_SELECT" || true
read -r -d '' -a exclude <<< "$INPUT_EXCLUDE" || true
if [ "${#select[@]}" -gt 0 ]; then arguments+=(--select "${select[@]}"); fi
if [ "${#exclude[@]}" -gt 0 ]; then arguments+=(--exclude "${exclude[@]}"); fi
# No process list shows a key that is handed over so.
if [ -n "$INPUT_API_KEY" ]; then export SESSIONPROOF_API_KEY="$INPUT_API_KEY"; fi

code=0
"$SESSIONPROOF" "${arguments[@]}" || code=$?

if [ -f "$reports/report.json" ]; then
  node -e '
    const { passed, failed, blocked } = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8")).counts.cases;
    console.log(`passed=${passed}\nfailed=${failed}\nblocked=${blocked}`);
  ' "$reports/report.json" >> "$GITHUB_OUTPUT"
  {
    echo "report-json=$reports/report.json"
    echo "report-junit=$reports/report.xml"
    echo "report-sarif=$reports/report.sarif"
    echo "report-html=$reports/report.html"
  } >> "$GITHUB_OUTPUT"
  cat "$reports/annotations.txt"
  cat "$reports/summary.md" >> "$GITHUB_STEP_SUMMARY"
else
  echo "::error title=sessionproof::The run could not go on; the lines above say why."
  printf '## sessionproof could not go on\n\nThe log of the step says why, and what to do.\n' >> "$GITHUB_STEP_SUMMARY"
fi
exit "$code"
