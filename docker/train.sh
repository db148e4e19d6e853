#!/bin/bash
# Makes an AOT cache (JEP 483, 514, 515) of a start over a PostgreSQL that lives as long as this script.
# usage: train.sh <quarkus-app> <cache to write>
# java, initdb, pg_ctl and psql are in PATH or in PostgreSQL's own directory; the options of java lie beside this script.
set -euo pipefail
app=$1
cache=$2
options=$(dirname "$0")/java.options
port=${TRAINING_PORT:-15432}
work=$(mktemp -d)
PATH=$PATH:$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | tail -1)

initdb -D "$work/data" -U postgres -A trust --locale=C.UTF-8 -E UTF8 > "$work/initdb.log"
pg_ctl -D "$work/data" -l "$work/database.log" -w -o "-p $port -c listen_addresses=127.0.0.1 -k $work -c fsync=off" start \
    > /dev/null
trap 'pg_ctl -D "$work/data" -m immediate stop > /dev/null; rm -rf "$work"' EXIT

java -jar "$app/quarkus-run.jar" generate-keys "$work/keys"
set -a
. "$work/keys/keys.env"
set +a
# The public half of our own key stands in for the platform's.
sed 's/,"d":"[^"]*"//' "$work/keys/signing-keys.json" > "$work/platform-keys.json"
ACCOUNTS_PLATFORM_KEYS=$work/platform-keys.json \
    QUARKUS_DATASOURCE_JDBC_URL="jdbc:postgresql://127.0.0.1:$port/postgres?user=postgres" \
    QUARKUS_MAILER_HOST=127.0.0.1 QUARKUS_SHUTDOWN_DELAY=0s \
    QUARKUS_HTTP_PORT=$((port + 1)) QUARKUS_MANAGEMENT_PORT=$((port + 2)) \
    java "@$options" -XX:AOTCacheOutput="$cache" -jar "$app/quarkus-run.jar" > "$work/service.log" 2>&1 &
service=$!
touch "$work/service.log"
tries=0
until grep -q 'Management interface listening' "$work/service.log"; do
    tries=$((tries + 1))
    if [ "$tries" -gt 120 ] || ! kill -0 "$service" 2> /dev/null; then
        cat "$work/service.log" >&2
        exit 1
    fi
    sleep 1
done

# Calls as well: what answers them is kept with the profile of it. The account is of this database, which ends with the script.
psql -h 127.0.0.1 -p "$port" -U postgres -q << 'SQL'
insert into account (id, username, email, email_key, email_proved_at, password_hash, password_version, status, company_name,
    industry, region, description, contact_name, real_name_state, locale, created_at, updated_at, version)
values ('01900000-0000-7000-8000-000000000001', 'training', 'training@mail.example', 'training@mail.example', now(),
    '$argon2id$v=19$m=19456,t=2,p=1$F+YZfzWSSHk4HoJ/+0/vTw$F/mgva3w2d7rOnd7zrsPhP//Xsxx3TvB5KI3zCIeFD0',
    0, 'ACTIVE', 'Training', 'SOFTWARE', 'SG', '', 'Training', 'NOT_SUBMITTED', 'en', now(), now(), 0);
SQL
# usage: call <method> <path> <body> <header>; prints the answer
call() {
    exec 3<> "/dev/tcp/127.0.0.1/$((port + 1))"
    printf '%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%sContent-Type: application/json\r\nContent-Length: %s\r\n\r\n%s' \
        "$1" "$2" "${4:+$4$'\r\n'}" "${#3}" "$3" >&3
    cat <&3
    exec 3>&-
}
token=$(call POST /api/v1/sessions '{"login":"training","password":"three herons train the cache"}' '' |
    sed -n 's/.*"accessToken":"\([^"]*\)".*/\1/p')
if [ -z "$token" ]; then
    echo "The training could not log in." >&2
    cat "$work/service.log" >&2
    exit 1
fi
for i in $(seq "${TRAINING_ROUNDS:-500}"); do
    call GET /api/v1/account '' "Authorization: Bearer $token"
    call PATCH /api/v1/account/profile "{\"description\":\"Round $i\"}" "Authorization: Bearer $token"
    call GET /api/v1/account '' 'Authorization: Bearer not.a.token'
    call GET /api/v1/reference/industries '' 'Accept-Language: zh'
    if [ $((i % 50)) -eq 0 ]; then
        call POST /api/v1/sessions "{\"login\":\"nobody$i\",\"password\":\"no password of anybody\"}" ''
    fi
done > "$work/answers.log"

kill "$service"
wait "$service" || true
test -s "$cache"
