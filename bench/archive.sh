#!/usr/bin/env bash
# The archive at scale: the news added twice, an archive of 100,000 stories grown out of it, how long questions to it take, the news added to it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
news=${NEWS:-../shared/news/news.jsonl.gz} stories=${STORIES:-100000} work=${WORK:-$(mktemp -d)}
export PARLEY_HOME=$PWD
dotnet build bench/Parley.Bench.Archive -c Release -v quiet --nologo
./parley --version >/dev/null
program="dotnet src/Parley.Cli/bin/Release/net10.0/parley.dll" bench="dotnet bench/Parley.Bench.Archive/bin/Release/net10.0/Parley.Bench.Archive.dll"
for run in first second; do
    echo "$run run:"
    /usr/bin/time -f '%e s, %U s of processor, %M KB of memory at most' $program add "$news" --store "$work/news.db"
done
ls -l "$work/news.db"
$bench same .
$bench grow "$work/news.db" "$work/large.db" "$stories"
ls -l "$work/large.db"
$bench ask "$work/large.db"
(zcat -f "$news" || true) 2>/dev/null | head -n 1000 >"$work/thousand.jsonl"
for store in empty large; do
    echo "a thousand stories into the $store archive:"
    /usr/bin/time -f '%e s, %U s of processor' $program add "$work/thousand.jsonl" --store "$work/$store.db"
done
