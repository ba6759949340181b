# Throw-away servers for the tests: PostgreSQL and CUPS, each on a socket in a temporary folder, gone at the end.

servers=
pg_bin=
cups_pid=

# servers_folder: makes the folder below which the servers keep everything. Others may pass through it, since
# PostgreSQL will not run as root.
servers_folder() {
  [ -n "$servers" ] && return
  servers=$(mktemp -d)
  chmod 711 "$servers"
}

# as_server_owner COMMAND...: as the user postgres when we are root, else as ourselves.
as_server_owner() {
  if [ "$(id -u)" -eq 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

# start_postgres: a new cluster. Sets SAFEHOLD_TEST_PG_SOCKET (its folder), _PORT, _USER and _DATABASE.
start_postgres() {
  servers_folder
  pg_bin=$(find /usr/lib/postgresql -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -n 1)
  [ -x "$pg_bin/initdb" ] || complain "PostgreSQL's initdb was not found below /usr/lib/postgresql. Install the package postgresql."
  mkdir -p "$servers/pg"
  [ "$(id -u)" -ne 0 ] || chown postgres "$servers/pg"
  quietly initdb as_server_owner "$pg_bin/initdb" -D "$servers/pg/data" -U safehold_test -A trust -E UTF8 --locale=C.UTF-8 --no-sync
  quietly postgres as_server_owner "$pg_bin/pg_ctl" -D "$servers/pg/data" -l "$servers/pg/log" -w -t 30 \
    -o "-k $servers/pg -p 5432 -c listen_addresses= -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200" start
  export SAFEHOLD_TEST_PG_SOCKET=$servers/pg SAFEHOLD_TEST_PG_PORT=5432 SAFEHOLD_TEST_PG_USER=safehold_test
  export SAFEHOLD_TEST_PG_DATABASE=postgres
}

# start_cups: a print server whose one printer keeps each job as a file. Sets CUPS_SERVER, SAFEHOLD_TEST_PRINTER (the
# printer's name) and SAFEHOLD_TEST_PRINTED (the folder of job-N files, the bytes as sent).
start_cups() {
  [ -z "$cups_pid" ] || return 0
  servers_folder
  local cups=$servers/cups owner group part
  owner=$(id -un) group=$(id -gn)
  [ "$(id -u)" -ne 0 ] || { owner=lp group=lp; }
  mkdir -p "$cups"/{spool/tmp,cache,state,root/ppd,log,printed,bin/backend}
  for part in cgi-bin daemon driver filter monitor notifier; do ln -s "/usr/lib/cups/$part" "$cups/bin/$part"; done
  cat >"$cups/bin/backend/keep" <<'BACKEND'
#!/bin/sh
# keep:FOLDER keeps each job as FOLDER/job-N.
[ $# -gt 0 ] || { echo 'direct keep "Unknown" "Keeps what is printed"'; exit 0; }
if [ $# -ge 6 ]; then cat "$6"; else cat; fi >"${DEVICE_URI#keep:}/.job-$1" && mv "${DEVICE_URI#keep:}/.job-$1" "${DEVICE_URI#keep:}/job-$1"
BACKEND
  cat >"$cups/cupsd.conf" <<CONF
Listen $cups/socket
LogLevel warn
DefaultAuthType None
WebInterface No
Browsing No
PreserveJobFiles No
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  JobPrivateAccess default
  JobPrivateValues default
  SubscriptionPrivateAccess default
  SubscriptionPrivateValues default
  <Limit All>
    Order allow,deny
    Allow all
  </Limit>
</Policy>
CONF
  cat >"$cups/cups-files.conf" <<CONF
User $owner
Group $group
SystemGroup $(id -gn)
ServerBin $cups/bin
ServerRoot $cups/root
RequestRoot $cups/spool
TempDir $cups/spool/tmp
CacheDir $cups/cache
StateDir $cups/state
AccessLog $cups/log/access
ErrorLog stderr
PageLog $cups/log/page
CONF
  [ "$(id -u)" -ne 0 ] || chown -R "$owner:$group" "$cups"/{spool,cache,state,log,printed}
  chmod 755 "$cups" "$cups/printed" "$cups/bin/backend" "$cups/bin/backend/keep"
  PATH=$PATH:/usr/sbin cupsd -f -c "$cups/cupsd.conf" -s "$cups/cups-files.conf" >test-results/cups.log 2>&1 &
  cups_pid=$!
  export CUPS_SERVER=$cups/socket
  wait_for "CUPS" test-results/cups.log cups_runs
  PATH=$PATH:/usr/sbin quietly lpadmin lpadmin -p Safehold_test -E -v "keep:$cups/printed" -m raw
  export SAFEHOLD_TEST_PRINTER=Safehold_test SAFEHOLD_TEST_PRINTED=$cups/printed
}

cups_runs() {
  LC_ALL=C lpstat -r | grep -q 'is running'
}

# wait_for NAME LOG COMMAND...: tries the command ten times a second for twenty seconds.
wait_for() {
  local name=$1 log=$2 try
  shift 2
  for ((try = 0; try < 200; try++)); do
    "$@" >/dev/null 2>&1 && return 0
    sleep 0.1
  done
  tail -n 40 "$log" >&2
  complain "$name did not start; what it said is above."
}

# stop_servers: ends the servers and removes their folder, whatever happened before.
stop_servers() {
  if [ -n "$pg_bin" ]; then
    as_server_owner "$pg_bin/pg_ctl" -D "$servers/pg/data" -m immediate -t 30 stop >/dev/null 2>&1 || true
  fi
  if [ -n "$cups_pid" ]; then
    kill "$cups_pid" 2>/dev/null || true
    wait "$cups_pid" 2>/dev/null || true
  fi
  [ -z "$servers" ] || rm -rf "$servers"
  servers= pg_bin= cups_pid=
}
