# Finds a Python that can run Toewijzer, for bin/setup, bin/demo and bin/test. Sourced, never run.
#
# Works with bash 3.2 (macOS) and with an empty or missing HOME: the folders of pyenv and uv are also looked up under
# the home directory of the account itself, and pyenv's shims are never used (they refuse versions that a
# .python-version file names but that pyenv does not have).

# Prints one sentence for people and stops.
stop_with() {
  printf '%s\n' "$1" >&2
  exit 1
}

# True when $1 is a Python of at least 3.12 that starts.
suits() {
  [ -x "$1" ] || return 1
  case "$1" in */shims/*) return 1 ;; esac
  "$1" -E -s -c 'import sys; sys.exit(sys.version_info < (3, 12))' >/dev/null 2>&1
}

# Prints the home directories in which somebody may have put a Python: HOME and the account's own.
home_folders() {
  local account
  account=$(id -un 2>/dev/null || true)
  [ -n "${HOME:-}" ] && printf '%s\n' "$HOME"
  case "$account" in
    '' | *[!A-Za-z0-9._-]*) ;;
    *) eval printf "'%s\n'" "~$account" ;;
  esac
}

# Prints every candidate, the best one first: the wanted version before other suitable ones.
candidates() {
  local wanted folder home
  wanted=$(head -n 1 "$ROOT/.python-version" 2>/dev/null || true)
  printf '%s\n' "$ROOT/.venv/bin/python"
  for version in "$wanted" 3.13 3.14 3.12; do
    [ -n "$version" ] || continue
    command -v "python$version" 2>/dev/null || true
    for folder in /usr/local/bin /opt/homebrew/bin /usr/bin; do
      printf '%s\n' "$folder/python$version"
    done
    home_folders | while IFS= read -r home; do
      ls -d "$home/.pyenv/versions/$version"*/bin/python \
        "$home/.local/share/uv/python/cpython-$version"*/bin/python3 2>/dev/null || true
    done
    ls -d "/opt/pyenv/versions/$version"*/bin/python "$ROOT/.uv/python/cpython-$version"*/bin/python3 2>/dev/null || true
  done
  command -v python3 2>/dev/null || true
  printf '%s\n' /usr/bin/python3
}

# Prints the first candidate that suits; fails when there is none.
find_python() {
  local candidate
  candidates | while IFS= read -r candidate; do
    if suits "$candidate"; then
      printf '%s\n' "$candidate"
      exit 7
    fi
  done
  [ $? -eq 7 ]
}

# Runs a command as root: as ourselves, or through a sudo that asks for nothing.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  else
    sudo -n "$@"
  fi
}

may_be_root() {
  [ "$(id -u)" -eq 0 ] || { command -v sudo >/dev/null 2>&1 && sudo -n true >/dev/null 2>&1; }
}

# Installs Debian's or Ubuntu's own Python when it is new enough. Fails quietly when it is not, or may not.
python_from_apt() {
  command -v apt-get >/dev/null 2>&1 && may_be_root || return 1
  printf '%s\n' "Python 3.12 of nieuwer ontbreekt; ik kijk of apt-get die heeft." >&2
  as_root apt-get -qq update >/dev/null 2>&1 </dev/null || return 1
  local offered
  offered=$(apt-cache policy python3 2>/dev/null | sed -n 's/^ *Candidate: 3\.\([0-9]*\).*/\1/p')
  [ -n "$offered" ] && [ "$offered" -ge 12 ] || return 1
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y install python3 python3-venv >/dev/null 2>&1 </dev/null
}

# Lets uv fetch the wanted Python into .uv/python. Fails quietly when uv or the network is not there.
python_from_uv() {
  local uv wanted
  wanted=$(head -n 1 "$ROOT/.python-version" 2>/dev/null || echo 3.13)
  if [ -e /etc/ssl/certs/ca-certificates.crt ]; then
    export UV_SYSTEM_CERTS=1 UV_NATIVE_TLS=1 PIP_CERT=/etc/ssl/certs/ca-certificates.crt
  fi
  uv=$(command -v uv 2>/dev/null || true)
  case "$uv" in '' | */shims/*) uv="$ROOT/.uv/bin/uv" ;; esac
  if [ ! -x "$uv" ]; then
    command -v python3 >/dev/null 2>&1 || return 1
    python3 -m venv "$ROOT/.uv" >/dev/null 2>&1 || return 1
    "$ROOT/.uv/bin/python" -m pip install --quiet 'uv>=0.9,<1' >/dev/null 2>&1 </dev/null || return 1
  fi
  printf '%s\n' "Python $wanted ontbreekt; uv haalt die op." >&2
  UV_PYTHON_INSTALL_DIR="$ROOT/.uv/python" UV_HTTP_TIMEOUT=60 \
    "$uv" python install --no-bin "$wanted" >/dev/null 2>&1 </dev/null
}

# Sets PYTHON to a suitable interpreter, or ends with one sentence.
need_python() {
  PYTHON=$(find_python) && return 0
  python_from_apt && PYTHON=$(find_python) && return 0
  python_from_uv && PYTHON=$(find_python) && return 0
  stop_with "Toewijzer heeft Python 3.12 of nieuwer nodig en vond die niet (ook niet via apt-get of uv): installeer Python 3.13 en probeer het opnieuw."
}
