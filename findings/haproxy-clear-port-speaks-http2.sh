#!/usr/bin/env bash
# Which HTTP version HAProxy speaks on a clear-text port whose bind line names none.
#
# Guess:   HTTP/1.1 only: HTTP/2 is a matter of "alpn h2" behind TLS, and without TLS of "proto h2".
# Truth:   both. A connection that begins with the preface of HTTP/2 is served as HTTP/2 on every HTTP bind; only "proto h1"
#          ends that. Rules that were thought out for one request after the other on a connection (what is counted by
#          connection, "http-server-close", limits of a client) meet a hundred at once. What is upgraded is the connection
#          alone: to a header "Upgrade: h2c" the answer is HTTP/1.1.
# Version: HAProxy 2.6.12 of Debian 12, curl with HTTP/2.
# Source:  configuration manual 2.6, "proto" of the bind options; the answers below.
set -euo pipefail
work=$(mktemp -d)
stop() {
  if [ -n "${haproxy:-}" ]; then
    kill "$haproxy" || true
    wait "$haproxy" || true
  fi
  rm -rf "$work"
}
trap stop EXIT
cd "$work"

# Unpacked, not installed: the machine stays as it is.
apt-get download -qq 'haproxy=2.6.12*' liblua5.3-0 libopentracing-c-wrapper0 libopentracing1 2> warnings || { cat warnings; exit 1; }
for package in *.deb; do
  dpkg -x "$package" .
done

cat > haproxy.cfg << CONFIGURATION
defaults
  mode http
  timeout connect 2s
  timeout client 5s
  timeout server 5s
frontend unnamed
  bind unix@$work/unnamed
  http-request return status 200 content-type text/plain lf-string "served as HTTP/%[req.ver]\n"
frontend h1
  bind unix@$work/h1 proto h1
  http-request return status 200 content-type text/plain lf-string "served as HTTP/%[req.ver]\n"
CONFIGURATION
LD_LIBRARY_PATH=$(echo "$work"/usr/lib/*-linux-gnu) ./usr/sbin/haproxy -db -f haproxy.cfg 2> log &
haproxy=$!
for _ in $(seq 50); do
  if [ -S unnamed ] && [ -S h1 ]; then break; fi
  sleep 0.1
done

ask() {
  echo "bind $1, asked with $2: $(curl --silent --max-time 5 "$2" --unix-socket "$work/$1" http://localhost/ || echo "not served")"
}
{
  ask unnamed --http1.1
  ask unnamed --http2
  ask unnamed --http2-prior-knowledge
  ask h1 --http1.1
  ask h1 --http2-prior-knowledge
} | tee seen

diff - seen << 'SEEN'
bind unnamed, asked with --http1.1: served as HTTP/1.1
bind unnamed, asked with --http2: served as HTTP/1.1
bind unnamed, asked with --http2-prior-knowledge: served as HTTP/2.0
bind h1, asked with --http1.1: served as HTTP/1.1
bind h1, asked with --http2-prior-knowledge: not served
SEEN
