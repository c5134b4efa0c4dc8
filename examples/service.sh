#!/usr/bin/env bash
# A service in bash and curl (7.71 or later): hands in applications and reads them back.
#
#   examples/service.sh BASE CLIENT SECRET CALL [BATCH [COUNT]]
#
# The id of every command follows from BATCH and a number, so running this again with the same BATCH
# and COUNT changes nothing and gives the same receipts. That is also how it recovers: whatever breaks, it sends
# everything again. The receipts are left in receipts-BATCH.ndjson; keep them, they lead to the proofs.
set -euo pipefail

if [ $# -lt 4 ]; then
    echo "usage: $0 BASE CLIENT SECRET CALL [BATCH [COUNT]], such as http://localhost:8080 portal … BRIDGE-CONTINUOUS" >&2
    exit 2
fi
base=${1%/} client=$2 secret=$3 call=$4 batch=${5:-curl-1}
count=${6:-1000}
edrpou=99990019 # of an invented organisation; the last digit checks the others
receipts=receipts-$batch.ndjson
if [[ ! $batch =~ ^[A-Za-z0-9._-]+$ ]]; then
    echo "BATCH may have letters, digits, dots, _ and -, but is $batch" >&2
    exit 2
fi
if [[ ! $count =~ ^([1-9][0-9]{0,3}|10000)$ ]]; then
    echo "COUNT is a number from 1 to 10000, but is $count" >&2
    exit 2
fi
if [ -f "$receipts" ] && [ "$(wc -l < "$receipts")" -gt $((2 * count)) ]; then
    echo "$receipts holds the receipts of more applications; take its COUNT or another BATCH" >&2
    exit 2
fi

work=$(mktemp -d) # readable by us only: it holds the token
trap 'rm -rf "$work"' EXIT

# request CURL-ARGUMENT…: makes a request, prints the status and leaves the answer in $work/answer.
# curl tries again where the server is busy or away (503, after its Retry-After), has not come so far
# yet (504), or the connection breaks. With commands that is safe, because they carry ids.
request() {
    curl --silent --show-error --retry 8 --retry-all-errors --max-time 300 \
        --output "$work/answer" --write-out '%{http_code}' "$@"
}

# refused WHAT: ends with the server's problems (RFC 9457); their "detail" says the way out.
refused() {
    printf '%s\n' "$1" >&2
    head -n 3 "$work/answer" >&2
    exit 1
}

# id TEXT NUMBER: sets $id, the same for the same text and number for ever (UUID version 8, RFC 9562).
id() {
    if [ "$1" != "${hashed:-}" ]; then
        hashed=$1
        hash=$(printf %s "$1" | sha256sum)
    fi
    printf -v id '%s-%s-8%s-a%s-%012x' "${hash:0:8}" "${hash:8:4}" "${hash:12:3}" "${hash:15:3}" "$2"
}

# 1. Log in. The token is good for a quarter of an hour. Secret and token go to curl by standard input and file,
#    because everybody on a machine can see the arguments of its processes. (A real service would not
#    take SECRET as one either.)
status=$(printf 'user = "%s:%s"\n' "$client" "$secret" |
    request --config - --data grant_type=client_credentials "$base/oauth2/token")
[ "$status" = 200 ] || refused "Cannot log in as $client: status $status"
token=$(sed -n 's/.*"access_token" *: *"\([^"]*\)".*/\1/p' "$work/answer")
printf 'Authorization: Bearer %s\n' "$token" > "$work/authorization"

# 2. One command: register the organisation that applies. 201, also where we did so before, for the id is
#    the same; 409 where somebody else has registered it.
id "organisation $edrpou" 0
status=$(request -H "@$work/authorization" -H 'Content-Type: application/json' \
    "$base/api/commands/register-organisation" --data "{
        \"id\": \"$id\",
        \"data\": {
            \"identifier\": {\"scheme\": \"UA-EDR\", \"id\": \"$edrpou\"},
            \"name\": \"Example works LLC\", \"nameUk\": \"ТОВ «Приклад»\", \"country\": \"UA\", \"type\": \"SME\"
        }}")
[ "$status" = 201 ] || [ "$status" = 409 ] || refused "Cannot register UA-EDR-$edrpou: status $status"

# 3. Many commands, one a line: a draft, then its submission. The id of the draft's command becomes the
#    identity of the application, so the next line can name it; lines about one record keep their order.
#    contentHash is the service's own: over what, it decides itself, and the ledger only keeps it.
hash_of_documents=$(printf 'documents of %s' "$batch" | sha256sum | cut -c 1-64)
for ((n = 1; n <= count; n++)); do
    id "$batch" $((2 * n - 1))
    application=$id
    printf '{"type":"start-draft","id":"%s","data":{"call":"%s","lead":"UA-EDR-%s","title":"Example %d of %s","summary":"","language":"en"}}\n' \
        "$application" "$call" "$edrpou" "$n" "$batch"
    id "$batch" $((2 * n))
    printf '{"type":"submit-application","id":"%s","subject":"%s","data":{"requested":{"amount":"25000.00","currency":"EUR"},"technology":"OTHER","trl":6,"exportControl":"NOT_LISTED","contentHash":"%s"}}\n' \
        "$id" "$application" "$hash_of_documents"
done > "$work/commands.ndjson"

#    Each line is answered by a line, in the same order: a receipt, given after the events are durable, or
#    a problem with a "status". A line that met a busy server (503), or a stream that broke off, only
#    needs to be sent again.
for ((attempt = 1; ; attempt++)); do
    status=$(request -H "@$work/authorization" -H 'Content-Type: application/x-ndjson' \
        "$base/api/commands" --data-binary "@$work/commands.ndjson")
    [ "$status" = 200 ] || refused "Cannot send commands: status $status"
    lines=$(grep -c . "$work/answer" || true)
    grep '^{"line":[0-9]*,"type":' "$work/answer" > "$work/problems" || true
    if [ "$lines" = $((2 * count)) ] && [ ! -s "$work/problems" ]; then
        break
    elif [ "$attempt" = 8 ] || { [ "$lines" = $((2 * count)) ] && ! grep -q '"status":503,' "$work/problems"; }; then
        mv "$work/problems" "$work/answer"
        refused "$(grep -c . "$work/answer") commands were refused, such as"
    fi
    sleep $((2 * attempt))
done
cp "$work/answer" "$receipts"

# 4. Read what we wrote. Lists are a moment behind the ledger; with wait= the answer is held back until
#    they show the position of our last receipt. CSV has every row on one page.
position=$(grep -o '"position":[0-9]*' "$receipts" | cut -d : -f 2 | sort -n | tail -n 1)
status=$(request -H "@$work/authorization" \
    "$base/api/applications.csv?call=$call&organisation=UA-EDR-$edrpou&cols=reference,title,status&wait=$position")
[ "$status" = 200 ] || refused "Cannot read the applications: status $status"
readable=$({ grep -o ",Example [0-9]* of $batch," "$work/answer" || true; } | awk -v count="$count" '$2 <= count' | wc -l)

echo "$count applications handed in, $readable read back as of position $position; receipts in $receipts"
[ "$readable" = "$count" ]
