#!/bin/bash
# Makes an AOT cache (JEP 483, 514, 515) of a start over a PostgreSQL that lives as long as this script, and of a few hundred
# calls of each kind: what answers them is kept with its profile, so that a replica need not learn it again.
# usage: train.sh <quarkus-app> <cache to write>
# java, perl, initdb, pg_ctl and psql are in PATH or in PostgreSQL's own directory; the other files lie beside this script.
set -euo pipefail
app=$1
cache=$2
here=$(dirname "$0")
port=${TRAINING_PORT:-15432}
accounts=${TRAINING_ACCOUNTS:-40}
rounds=${TRAINING_ROUNDS:-10}
work=$(mktemp -d)
PATH=$PATH:$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | tail -1)

initdb -D "$work/data" -U postgres -A trust --locale=C.UTF-8 -E UTF8 > "$work/initdb.log"
pg_ctl -D "$work/data" -l "$work/database.log" -w -o "-p $port -c listen_addresses=127.0.0.1 -k $work -c fsync=off" start \
    > /dev/null || { cat "$work/database.log" >&2; exit 1; }
perl "$here/mail-catcher.pl" $((port + 3)) > "$work/codes" &
catcher=$!
trap 'kill "$catcher"; pg_ctl -D "$work/data" -m immediate stop > /dev/null; rm -rf "$work"' EXIT

java -jar "$app/quarkus-run.jar" generate-keys "$work/keys"
set -a
. "$work/keys/keys.env"
set +a
# The public half of our own key stands in for the platform's.
sed 's/,"d":"[^"]*"//' "$work/keys/signing-keys.json" > "$work/platform-keys.json"
ACCOUNTS_PLATFORM_KEYS=$work/platform-keys.json \
    QUARKUS_DATASOURCE_JDBC_URL="jdbc:postgresql://127.0.0.1:$port/postgres?user=postgres" \
    QUARKUS_MAILER_HOST=127.0.0.1 QUARKUS_MAILER_PORT=$((port + 3)) QUARKUS_MAILER_START_TLS=DISABLED \
    QUARKUS_SHUTDOWN_DELAY=0s QUARKUS_HTTP_PORT=$((port + 1)) QUARKUS_MANAGEMENT_PORT=$((port + 2)) \
    java "@$here/java.options" -XX:AOTCacheOutput="$cache" -jar "$app/quarkus-run.jar" > "$work/service.log" 2>&1 &
service=$!
touch "$work/service.log"

# usage: fail <why>
fail() {
    echo "$1" >&2
    cat "$work/service.log" >&2
    exit 1
}

tries=0
until grep -q 'Management interface listening' "$work/service.log"; do
    tries=$((tries + 1))
    if [ "$tries" -gt 120 ] || ! kill -0 "$service" 2> /dev/null; then
        fail "The service did not start."
    fi
    sleep 1
done

# The accounts are of this database, which ends with the script.
psql -h 127.0.0.1 -p "$port" -U postgres -q << SQL
insert into account (id, username, email, email_key, email_proved_at, password_hash, password_version, status, company_name,
    industry, region, description, contact_name, real_name_state, locale, created_at, updated_at, version)
select ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'training' || n, 'training' || n || '.0@mail.example',
    'training' || n || '.0@mail.example', now(),
    '\$argon2id\$v=19\$m=7168,t=5,p=1\$VhQWo3g/O23D6d4eTRzLNQ\$Q0hWSVW+3fKUgyuHLyJHpvDCpzq0fsSF+H+Zu7139uY',
    0, 'ACTIVE', 'Training', 'SOFTWARE', 'SG', '', 'Training', 'NOT_SUBMITTED', 'en', now(), now(), 0
from generate_series(1, $accounts) n;
SQL

# usage: call <method> <path> <body> [<header>]; prints the answer
call() {
    exec 3<> "/dev/tcp/127.0.0.1/$((port + 1))"
    printf '%s /api/v1%s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%sContent-Type: application/json\r\nContent-Length: %s\r\n\r\n%s' \
        "$1" "$2" "${4:+$4$'\r\n'}" "${#3}" "$3" >&3
    cat <&3
    exec 3>&-
}

# usage: member <name>; the first of that name in the answer that comes in
member() {
    sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p" | head -1
}

# usage: code <address> <n>; waits for the mail with the n-th code to it
code() {
    local tries=0
    until [ "$(grep -c "^$1 " "$work/codes")" -ge "$2" ]; do
        tries=$((tries + 1))
        [ "$tries" -le 600 ] || fail "No code came to $1."
        sleep 0.05
    done
    sed -n "s/^$1 //p" "$work/codes" | sed -n "$2p"
}

# usage: change_email <holder's header> <from> <how many codes went there before> <to>
change_email() {
    local path=/account/credential-changes entered
    path=$path/$(call POST $path '{"credential":"EMAIL"}' "$1" | sed -n 's/.*{"id":"\([^"]*\)".*/\1/p')
    entered=$(code "$2" $(($3 + 1)))
    call POST "$path/current-code" "{\"code\":\"$entered\"}" "$1"
    call POST "$path/new-address" "{\"address\":\"$4\"}" "$1"
    entered=$(code "$4" 1)
    call POST "$path/new-code" "{\"code\":\"$entered\"}" "$1"
}

for n in $(seq "$accounts"); do
    holder="Authorization: Bearer $(call POST /sessions \
        "{\"login\":\"training$n\",\"password\":\"three herons train the cache\"}" | member accessToken)"
    [ "$holder" != "Authorization: Bearer " ] || fail "The training could not log in."
    call POST /sessions "{\"login\":\"nobody$n\",\"password\":\"no password of anybody\"}"
    for round in $(seq "$rounds"); do
        call GET /account '' "$holder"
        call PATCH /account/profile "{\"description\":\"Round $round\"}" "$holder"
        call GET /account '' 'Authorization: Bearer not.a.token'
        call GET /reference/industries '' 'Accept-Language: zh'
        change_email "$holder" "training$n.$((round - 1))@mail.example" $((round > 1)) "training$n.$round@mail.example"
    done
done > "$work/answers.log"
grep -q '"state":"COMPLETED"' "$work/answers.log" || fail "The training changed no email."

kill "$service"
wait "$service" || true
test -s "$cache"
