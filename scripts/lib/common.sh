# What every script here shares: where the project is, how to speak, how to time a step.
# Sourced, never run.

set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
target=${CARGO_TARGET_DIR:-$root/target}
# npm's advice about updates and funding has no place in a build's output.
export npm_config_loglevel=${npm_config_loglevel:-error} npm_config_fund=false npm_config_audit=false
export npm_config_update_notifier=false

say() { printf '%s\n' "$*"; }

fail() {
	printf '%s: %s\n' "$(basename "$0")" "$*" >&2
	exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }

# step NAME COMMAND…: runs it, tells how long it took, and stops everything when it fails.
step() {
	local name=$1 began status=0
	shift
	began=$SECONDS
	printf '\n── %s\n' "$name"
	"$@" || status=$?
	if [ "$status" -ne 0 ]; then
		printf '── %s: FAILED after %d s (exit %d)\n' "$name" "$((SECONDS - began))" "$status" >&2
		exit "$status"
	fi
	printf '── %s: done in %d s\n' "$name" "$((SECONDS - began))"
}

# The folder with PostgreSQL's server programs, wherever the system keeps them; empty when there is none.
postgres_bin() {
	local folder
	for folder in $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -t/ -k5 -rn) /usr/local/bin /usr/local/pgsql/bin /usr/bin; do
		if [ -x "$folder/postgres" ] && [ -x "$folder/initdb" ]; then
			printf '%s\n' "$folder"
			return 0
		fi
	done
}

# npm_install FOLDER: `npm ci`, but only when the lock file is another than at the last time.
npm_install() {
	local folder=$1 stamp=$1/node_modules/.installed-lock now
	now=$(cksum <"$folder/package-lock.json")
	if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$now" ]; then
		return 0
	fi
	(cd "$folder" && npm ci --no-progress)
	printf '%s\n' "$now" >"$stamp"
}

# A port nobody listens on now, chosen by the kernel.
free_port() {
	node -e 'const s=require("net").createServer();s.listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})'
}
