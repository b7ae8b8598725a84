#!/usr/bin/env bash
# Tokens a second of the language core on ../shared/news, stage by stage. usage: bench/language.sh [STORIES] [OTHER_MODEL]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
news=../shared/news/news.jsonl.gz
[ -f "$news" ] || { echo "bench: $news is not here"; exit 1; }
dotnet build bench/Parley.Bench -c Release -v quiet --nologo
dotnet bench/Parley.Bench/bin/Release/net10.0/Parley.Bench.dll "$news" "${1:-600}" data/models/english.parley "${@:2}"
