#!/usr/bin/env bash
# Tokens a second of the whole reader on ../shared/news, text to record on one thread. usage: bench/reader.sh [STORIES] [careful]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
news=../shared/news/news.jsonl.gz
[ -f "$news" ] || { echo "bench: $news is not here"; exit 1; }
dotnet build bench/Parley.Bench.Reading -c Release -v quiet --nologo
dotnet bench/Parley.Bench.Reading/bin/Release/net10.0/Parley.Bench.Reading.dll "$news" "${1:-300}" . "${2:-fast}"
