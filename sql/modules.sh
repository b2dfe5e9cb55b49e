# What the folders of modules say, for the scripts beside this one. A module's folder is named from the folder that it
# stands in, which is the current one.

checksum() { sha256sum "$1" | cut -d' ' -f1; }

modules() { sed '/^#/d' modules; }

# The values that a module declares for a key, a line each.
declared() { sed -n "s/^$2 //p" "$1/module"; }

# Where the objects of a module are.
schema_of() {
    schema=$(declared "$1" schema)
    printf '%s' "${schema:-$(basename "$1")}"
}

migrations_of() { find "$1" -path '*/migrations/*.sql' | sort; }

name_of() { basename "$1" .sql; }

# The number that a migration's name begins with.
version_of() { expr "$(name_of "$1" | cut -c1-4)" + 0; }

newest_of() { migrations_of "$1" | tail -n 1 | while read -r file; do version_of "$file"; done | grep . || echo 0; }

# In the order in which they are applied; those of PGMQ, which may be somebody else's, after the other functions.
functions_of() { find "$1" -path '*/functions/*.sql' | sort; }
pgmq_of() { find "$1" -path '*/pgmq/*.sql' | sort; }
views_of() { find "$1" -path '*/views/*.sql' | sort; }

# One digest of all that is applied again by each migrate.
digest_of() {
    for file in $(functions_of "$1") $(pgmq_of "$1") $(views_of "$1") "$1/module" $(steps_of "$1"); do
        printf '%s:%s\n' "$file" "$(checksum "$file")"
    done | sha256sum | cut -d' ' -f1
}

# The steps that all modules share are the core's.
steps_of() { if test "$1" = core; then echo prepare.sql schema.sql finish.sql; fi; }
