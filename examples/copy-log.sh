#!/usr/bin/env bash
# Copies the log of a ledger into a directory, as it is served (C2SP tlog-tiles): everything that
# `litopys verify DIRECTORY` needs. Run it again, and only what is new is fetched; a copy that lies where
# the ledger's administrators cannot reach makes a rewritten history visible.
#
#   LITOPYS_TOKEN=… examples/copy-log.sh BASE DIRECTORY     (no token where the log is open, --public-log)
#
# The checkpoint of each run is kept beside the newest, for `litopys verify --checkpoint`. The key is not
# copied: have it from the office by another way.
set -euo pipefail

if [ $# -ne 2 ]; then
    echo "usage: LITOPYS_TOKEN=… $0 BASE DIRECTORY, such as http://localhost:8080 log-copy" >&2
    exit 2
fi
base=${1%/} directory=$2
mkdir -p "$directory"

# fetch PATH FILE: the part of the log, whole or not at all. The token goes by standard input, because
# everybody on a machine can see the arguments of its processes.
fetch() {
    mkdir -p "$(dirname "$2")"
    { [ -z "${LITOPYS_TOKEN:-}" ] || printf 'header = "Authorization: Bearer %s"\n' "$LITOPYS_TOKEN"; } |
        curl --silent --show-error --fail --retry 8 --retry-all-errors --config - \
            --output "$2.part" "$base/log/$1"
    mv "$2.part" "$2"
}

# part PREFIX NUMBER WIDTH: fetches a tile or bundle, unless it is here. Numbers are written in groups of
# three digits (x001/x234/067); one of less than 256 has its width behind it.
part() {
    local number=$2 name
    printf -v name '%03d' $((number % 1000))
    while ((number >= 1000)); do
        number=$((number / 1000))
        printf -v name 'x%03d/%s' $((number % 1000)) "$name"
    done
    name=tile/$1/$name
    if (($3 < 256)); then
        name=$name.p/$3
    fi
    [ -e "$directory/$name" ] || fetch "$name" "$directory/$name"
}

# level PREFIX COUNT: everything of one level, which has so many hashes or entries.
level() {
    local i
    for ((i = 0; i < $2 / 256; i++)); do
        part "$1" "$i" 256
    done
    if (($2 % 256 > 0)); then
        part "$1" $(($2 / 256)) $(($2 % 256))
    fi
}

fetch checkpoint "$directory/checkpoint"
size=$(sed -n 2p "$directory/checkpoint") # of the tree that it signs
cp "$directory/checkpoint" "$directory/checkpoint-$size"
level entries "$size"
for ((tree = 0, count = size; count > 0; tree++, count /= 256)); do
    level "$tree" "$count"
done
echo "$size entries in $directory"
