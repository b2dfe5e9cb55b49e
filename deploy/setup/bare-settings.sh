# What this machine has been told of git, pip and apt, for a root that shall reach the same: to be sourced.
# Leaves in `shared_places` the files and folders to show there, in `proxies` the variables to set there.

shared_places=()
proxies=()
for name in http_proxy https_proxy no_proxy HTTP_PROXY HTTPS_PROXY NO_PROXY; do
  [[ -z ${!name:-} ]] || proxies+=("$name=${!name}")
done

share() {
  [[ $1 != /* || ! -e $1 ]] || shared_places+=("$1")
}

# The mirror that apt is set to.
debian_mirror() {
  local mirror
  mirror=$(cat /etc/apt/sources.list /etc/apt/sources.list.d/*.{list,sources} 2>/dev/null |
    grep -oE '^(deb( \[[^]]*\])?|URIs:) +[^ ]+/debian/?( |$)' | grep -oE '(https?|file)://[^ ]+' | head -n 1 || true)
  echo "${mirror:-http://deb.debian.org/debian}"
}

copy_apt_settings() {
  apt-config dump 2>/dev/null | grep -E '^Acquire::(https?::(Proxy|CaInfo|Verify)|Retries)' \
    >"$1/etc/apt/apt.conf.d/90-from-outside" || true
}

# Addresses that git replaces by others; folders among those are shown.
copy_git_settings() {
  local key value base
  while read -r key value; do
    git config --file "$1/etc/gitconfig" --add "$key" "$value"
    base=${key#url.}
    share "${base%.*}"
  done < <(git config --get-regexp '^url\..*\.insteadof$' || true)
}

# Where pip looks for packages, and which certificates it trusts.
copy_pip_settings() {
  local line name value
  echo '[global]' >"$1/etc/pip.conf"
  while IFS= read -r line; do
    name=${line%%=*}
    name=${name##*.}
    value=${line#*=}
    value=${value#\'}
    value=${value%\'}
    echo "$name = $value" >>"$1/etc/pip.conf"
    share "${value%/}"
  done < <(python3 -m pip config list 2>/dev/null |
    grep -E '^(global|install|download|site|user)\.(index-url|extra-index-url|find-links|trusted-host|cert|proxy)=' || true)
}
