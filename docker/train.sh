#!/bin/bash
# Makes an AOT cache (JEP 483, 514, 515) of a start over a PostgreSQL that lives as long as this script.
# usage: train.sh <quarkus-app> <cache to write>; java, initdb and pg_ctl are in PATH or in PostgreSQL's own directory
set -euo pipefail
app=$1
cache=$2
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
    java -XX:AOTCacheOutput="$cache" -XX:+UseCompactObjectHeaders -jar "$app/quarkus-run.jar" > "$work/service.log" 2>&1 &
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

# Calls as well: what answers them is kept with the profile of it.
call() {
    exec 3<> "/dev/tcp/127.0.0.1/$((port + 1))"
    printf '%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%s\r\nContent-Length: %s\r\n\r\n%s' \
        "$1" "$2" "$4" "${#3}" "$3" >&3
    cat <&3 > /dev/null
    exec 3>&-
}
for i in $(seq "${TRAINING_ROUNDS:-200}"); do
    call GET /api/v1/reference/industries '' 'Accept-Language: zh'
    call GET /.well-known/jwks.json '' 'Accept: */*'
    call GET /api/v1/account '' 'Authorization: Bearer not.a.token'
    call POST /api/v1/registrations '{"email":"nobody"}' 'Content-Type: application/json'
    if [ $((i % 20)) -eq 0 ]; then
        call POST /api/v1/sessions "{\"login\":\"nobody$i\",\"password\":\"no password of anybody\"}" \
            'Content-Type: application/json'
    fi
done

kill "$service"
wait "$service" || true
test -s "$cache"
