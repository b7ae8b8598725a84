#!/usr/bin/env bash
# Kills `parley add` with -9 fifty times at random moments; the archive must be sound and the same as that of an undisturbed run.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
news=${1:-../shared/news/news.jsonl.gz} stories=${2:-400} kills=${3:-50}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(zcat -f "$news" || true) 2>/dev/null | head -n "$stories" >"$work/news.jsonl"
./parley --version >/dev/null
program="dotnet src/Parley.Cli/bin/Release/net10.0/parley.dll"
$program add "$work/news.jsonl" --store "$work/quiet.db" --jobs 1
python3 - "$work" "$kills" "$program" <<'PY'
import os, random, signal, sqlite3, subprocess, sys, time
work, kills, program = sys.argv[1], int(sys.argv[2]), sys.argv[3].split()
random.seed(5)
tables = ["outlet", "place", "story", "story_text", "story_band", "refusal", "actor", "profile", "profile_block", "judgement", "mention", "item", "event", "event_facet"]
def content(path):
    with sqlite3.connect(path) as db:
        rows = {}
        for table in tables:
            names = [c[1] for c in db.execute(f"PRAGMA table_info({table})") if c[1] not in ("added_at", "at")]
            rows[table] = sorted(db.execute(f"SELECT {', '.join(names)} FROM {table}").fetchall(), key=repr)
        return rows
def count(path):
    try:
        with sqlite3.connect(path) as db:
            return db.execute("SELECT count(*) FROM story").fetchone()[0]
    except sqlite3.OperationalError:
        return 0
done, archives, lost, most = 0, 0, 0, 0
while True:
    store = f"{work}/killed{archives}.db"
    archives += 1
    ended = False
    while not ended and done < kills:
        had = count(store)
        run = subprocess.Popen(program + ["add", f"{work}/news.jsonl", "--store", store, "--jobs", "1"], stderr=subprocess.DEVNULL)
        begun = time.time()
        # A kill falls between the start of writing and the end of the run.
        while run.poll() is None and count(store) <= had and time.time() - begun < 120:
            time.sleep(0.05)
        time.sleep(random.random() * 1.5)
        ended = run.poll() is not None
        if not ended:
            run.send_signal(signal.SIGKILL)
            run.wait()
            done += 1
        lost += count(store) < had
    subprocess.run(program + ["add", f"{work}/news.jsonl", "--store", store, "--jobs", "1"], stderr=subprocess.DEVNULL)
    quiet, killed = content(f"{work}/quiet.db"), content(store)
    different = [t for t in tables if quiet[t] != killed[t]]
    if different:
        sys.exit(f"the archive differs in {different}")
    if done >= kills:
        break
for n in range(archives):
    subprocess.run(program + ["doctor", "--store", f"{work}/killed{n}.db"], check=True, stdout=subprocess.DEVNULL)
print(f"killed {done} times over {archives} archives of {len(quiet['story'])} stories: {lost} times a committed story was lost; all archives are the same as the undisturbed one, and sound")
PY
