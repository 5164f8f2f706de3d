#!/bin/sh
# Runs a command beside a throw-away PostgreSQL:  .ci/postgres.sh make test
#
# The server listens on loopback only, keeps its files in a temporary folder and
# is gone when the command ends. The command finds it in GONGDAN_TEST_POSTGRES;
# where that is set already, nothing is started.
set -eu

if [ -n "${GONGDAN_TEST_POSTGRES:-}" ]; then
	exec "$@"
fi

bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
[ -n "$bin" ] || bin=$(dirname "$(command -v pg_ctl || echo /nowhere/pg_ctl)")
if [ ! -x "$bin/initdb" ]; then
	echo "PostgreSQL is not installed, so the tests of the shared server cannot run: try 'make setup-test'." >&2
	exit 1
fi

# The server refuses to run as root, so root lends the folder to its own user.
dir=$(mktemp -d /tmp/gongdan-pg.XXXXXX)
as=
if [ "$(id -u)" = 0 ]; then
	chown postgres "$dir"
	as='setpriv --reuid=postgres --regid=postgres --init-groups'
fi
postgres() { (cd "$dir" && $as "$@"); }

stop() {
	trap - EXIT INT TERM HUP
	postgres "$bin/pg_ctl" -D "$dir/data" -m immediate -w stop >/dev/null 2>&1 || true
	rm -rf "$dir"
}
trap stop EXIT
trap 'stop; exit 130' INT
trap 'stop; exit 143' TERM HUP

postgres "$bin/initdb" -D "$dir/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$dir/log" 2>&1 ||
	{ cat "$dir/log" >&2; exit 1; }

# Nothing said about the data has to outlive the tests: no syncing.
fast='-c fsync=off -c full_page_writes=off -c synchronous_commit=off -c max_connections=200'
port='' try=0
while [ "$try" -lt 8 ] && [ -z "$port" ]; do
	try=$((try + 1))
	p=$((20000 + $(od -An -N2 -tu2 /dev/urandom) % 12000))
	if postgres "$bin/pg_ctl" -D "$dir/data" -w -t 60 -l "$dir/server.log" \
		-o "-h 127.0.0.1 -p $p -k $dir $fast" start >/dev/null 2>&1; then
		port=$p
	fi
done
if [ -z "$port" ]; then
	cat "$dir/server.log" >&2
	exit 1
fi

GONGDAN_TEST_POSTGRES="postgres://postgres@127.0.0.1:$port/postgres?sslmode=disable"
export GONGDAN_TEST_POSTGRES
"$@"
