#!/bin/sh
# The database's passwords of the compose file, each in a folder of /secrets, as a password and as an address:
# secrets.sh make (those that are missing), secrets.sh set (in the database, which has the roles by now).
set -eu

make_secret() { # FOLDER LOGIN
  [ -e "/secrets/$1/DATABASE_URL" ] && return
  password=$(head -c 24 /dev/urandom | base64 | tr '+/' '-_')
  umask 0337
  printf %s "$password" >"/secrets/$1/PASSWORD"
  printf %s "postgresql://$2:$password@database/music" >"/secrets/$1/DATABASE_URL.new"
  chgrp 10001 "/secrets/$1/PASSWORD" "/secrets/$1/DATABASE_URL.new"
  # Debian's image starts the server as postgres, who reads the owner's.
  [ "$1" != owner ] || chown postgres /secrets/owner/PASSWORD
  mv "/secrets/$1/DATABASE_URL.new" "/secrets/$1/DATABASE_URL"
}

# A password that psql reads from a file stands in no list of arguments, and with these settings in no log.
set_password() { # FOLDER LOGIN
  PGPASSWORD=$(cat /secrets/owner/PASSWORD) psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 \
    --host=database --username=owner --dbname=music <<SQL
\\set password \`cat /secrets/$1/PASSWORD\`
set log_statement = none;
set log_min_error_statement = panic;
alter role $2 password :'password';
SQL
}

case ${1:-} in
  make)
    make_secret owner owner
    make_secret worker linernotes_worker
    make_secret server linernotes_server
    ;;
  set)
    set_password worker linernotes_worker
    set_password server linernotes_server
    ;;
  *)
    echo "secrets.sh make or set" >&2
    exit 64
    ;;
esac
