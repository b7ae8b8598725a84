#!/usr/bin/env bash
# Reads every story of ../shared/news on one core: stories a second, peak memory, refusals, and whether each piece of evidence is its words.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
news=../shared/news/news.jsonl.gz
[ -f "$news" ] || { echo "bench: $news is not here"; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 - "$news" "$work" <<'PY'
import gzip, json, sys
for n, line in enumerate(gzip.open(sys.argv[1], "rt", encoding="utf-8")):
    story = json.loads(line)
    date = f"date {story['date'][:10]} " if story.get("date") else ""
    open(f"{sys.argv[2]}/n{n:05d}.txt", "w", encoding="utf-8", newline="").write(date + story["text"])
PY
./parley --version >/dev/null
start=$(date +%s.%N)
./parley read "$work" --format jsonl --jobs 1 >"$work/records.jsonl" 2>"$work/errors" || true
end=$(date +%s.%N)
python3 - "$work" "$start" "$end" <<'PY'
import json, sys
work, seconds = sys.argv[1], float(sys.argv[3]) - float(sys.argv[2])
stories = pieces = wrong = 0
for line in open(f"{work}/records.jsonl", encoding="utf-8"):
    record = json.loads(line)
    text = open(f"{work}/{record['id']}.txt", encoding="utf-8", newline="").read()
    stories += 1
    for kind in ("meetings", "statements", "positions", "incidents", "actions"):
        for item in record[kind]:
            for e in item["evidence"]:
                pieces += 1
                wrong += text[e["start"]:e["end"]] != e["quote"]
refused = [l for l in open(f"{work}/errors") if l.startswith("PAR") and not l.startswith("PAR010")]
print(f"{stories} stories, {stories / seconds:.0f} a second, {len(refused)} refused; {pieces} pieces of evidence, {wrong} wrong")
PY
