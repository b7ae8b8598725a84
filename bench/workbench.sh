#!/usr/bin/env bash
# The pages of the workbench over a large archive: how long each takes until it is whole, how large it is, when a browser shows it. ARCHIVE is one that bench/archive.sh grew.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
archive=${ARCHIVE:?the large archive, such as one that bench/archive.sh grew} rounds=${ROUNDS:-60} port=${PORT:-5089}
export PARLEY_HOME=$PWD
dotnet build bench/Parley.Bench.Archive -c Release -v quiet --nologo
./parley --version >/dev/null
dotnet src/Parley.Cli/bin/Release/net10.0/parley.dll serve --store "$archive" --port "$port" &
server=$!
trap 'kill $server' EXIT
until curl -s "http://127.0.0.1:$port/refusals" -o /dev/null; do sleep 0.5; done
sleep "${WARM:-20}"
uptime
dotnet bench/Parley.Bench.Archive/bin/Release/net10.0/Parley.Bench.Archive.dll pages "http://127.0.0.1:$port" "$rounds" "$@" || true
dotnet build tests/Parley.Web.Tests -c Release -v quiet --nologo
WORKBENCH="http://127.0.0.1:$port" dotnet tests/Parley.Web.Tests/bin/Release/net10.0/Parley.Web.Tests.dll -class Parley.Web.Tests.FirstPaintTests -noColor | grep paint
uptime
