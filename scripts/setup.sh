# What ./run, ./test and the other scripts share: packages, toolchains, the UI, quiet steps.
# Source it from the project's folder: . scripts/setup.sh

export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$HOME/.cache/safehold/target}
TOOLS=${SAFEHOLD_TOOLS:-$HOME/.cache/safehold/tools}

# What the program is built from and needs while it runs.
BUILD_PACKAGES=(build-essential pkg-config perl make curl ca-certificates libwebkit2gtk-4.1-dev cups-client)
# What the tests need beside that.
TEST_PACKAGES=(xvfb xauth webkit2gtk-driver poppler-utils qpdf postgresql cups cups-daemon python3-venv)

# complain TEXT...: says what is wrong and how to mend it, and ends.
complain() {
  printf '%s\n' "$@" >&2
  exit 1
}

# at_least HAVE WANT: whether version HAVE is WANT or newer.
at_least() {
  [ "$(printf '%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]
}

# need_packages NAME...: installs what is missing on Debian and Ubuntu.
need_packages() {
  local missing=() name
  if ! command -v dpkg-query >/dev/null; then
    [ -n "${SAFEHOLD_PACKAGES_READY:-}" ] && return
    complain "This script installs packages on Debian 12 and Ubuntu 24.04 only." \
      "Install what corresponds to these by hand, then set SAFEHOLD_PACKAGES_READY=1:" "  $*"
  fi
  for name in "$@"; do
    dpkg-query -W -f '${Status}' "$name" 2>/dev/null | grep -q 'ok installed' || missing+=("$name")
  done
  [ ${#missing[@]} -eq 0 ] && return
  echo "Installing packages: ${missing[*]}"
  local root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || complain "Packages are missing. As root run:" "  apt-get update && apt-get install -y ${missing[*]}"
    root=(sudo)
  fi
  quietly apt-update "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update
  quietly apt-install "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"
}

# need_rust: a Rust toolchain that is new enough.
need_rust() {
  command -v cargo >/dev/null || { [ -f "$HOME/.cargo/env" ] && . "$HOME/.cargo/env"; } || true
  command -v rustc >/dev/null && command -v cargo >/dev/null || complain "Rust 1.95 or newer is missing. Install it with:" \
    "  curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh -s -- -y" "then start this again."
  local have
  have=$(rustc --version | cut -d ' ' -f 2)
  at_least "${have%%-*}" 1.95 || complain "Rust $have is too old: 1.95 or newer is needed. Update it with:" "  rustup update stable"
}

# need_node: a Node that is new enough.
need_node() {
  local mend="  curl -fsSL https://deb.nodesource.com/setup_22.x | $([ "$(id -u)" -eq 0 ] || echo 'sudo -E ')bash - && $([ "$(id -u)" -eq 0 ] || echo 'sudo ')apt-get install -y nodejs"
  command -v node >/dev/null && command -v npm >/dev/null ||
    complain "Node 20.19 or newer (with npm) is missing. Install it with:" "$mend" "then start this again."
  local have
  have=$(node --version | tr -d v)
  at_least "$have" 20.19 || complain "Node $have is too old: 20.19 or newer is needed. Install it with:" "$mend"
}

# quietly NAME COMMAND...: runs a command and shows what it said only when it fails. Its words stay in test-results/.
quietly() {
  local log=test-results/$1.log
  shift
  mkdir -p test-results
  if ! "$@" >"$log" 2>&1; then
    tail -n "${SAFEHOLD_TAIL:-80}" "$log" >&2
    printf '\nFailed: %s\nEverything it said is in %s\n' "$*" "$log" >&2
    return 1
  fi
}

# digest PATH...: one hash of what is in these files and folders; those that do not exist count for nothing.
digest() {
  { find "$@" -type f -print0 2>/dev/null || true; } | LC_ALL=C sort -z | xargs -0 -r sha256sum | sha256sum | cut -d ' ' -f 1
}

# need_ui: ui/node_modules as the lock file says and ui/dist as the sources say.
need_ui() {
  local lock sources
  lock=$(digest ui/package-lock.json ui/package.json)
  if [ "$(cat ui/node_modules/.safehold-lock 2>/dev/null)" != "$lock" ]; then
    echo "Installing the UI's packages"
    quietly npm-ci npm ci --prefix ui --no-audit --no-fund
    echo "$lock" >ui/node_modules/.safehold-lock
  fi
  sources=$(digest ui/src ui/public ui/index.html ui/vite.config.ts ui/svelte.config.js ui/tsconfig.json ui/package-lock.json)
  if [ ! -f ui/dist/index.html ] || [ "$(cat ui/node_modules/.safehold-dist 2>/dev/null)" != "$sources" ]; then
    echo "Building the UI"
    quietly ui-build npm run --prefix ui build
    echo "$sources" >ui/node_modules/.safehold-dist
  fi
}

# need_driver: tauri-driver, which leads WebDriver to the program. Sets SAFEHOLD_TAURI_DRIVER.
need_driver() {
  export SAFEHOLD_TAURI_DRIVER=$TOOLS/bin/tauri-driver
  if [ ! -x "$SAFEHOLD_TAURI_DRIVER" ]; then
    echo "Installing tauri-driver"
    quietly tauri-driver cargo install tauri-driver --version 2.1.0 --locked --root "$TOOLS"
  fi
}

# need_pdf_checker: a Python with page-validation and PyMuPDF. Sets PDF_PYTHON.
need_pdf_checker() {
  PDF_PYTHON=$TOOLS/pdf/bin/python
  if ! "$PDF_PYTHON" -c 'import page, pymupdf' 2>/dev/null; then
    echo "Installing the PDF checker"
    quietly pdf-venv python3 -m venv "$TOOLS/pdf"
    quietly pdf-checker "$TOOLS/pdf/bin/pip" install --quiet --disable-pip-version-check page-validation==0.11.0 pymupdf==2.0
  fi
}

# need_shaping_checker: HarfBuzz for the Python of the PDF checker. Sets PDF_PYTHON.
need_shaping_checker() {
  need_pdf_checker
  if ! "$PDF_PYTHON" -c 'import uharfbuzz' 2>/dev/null; then
    echo "Installing the shaping checker"
    quietly shaping-checker "$TOOLS/pdf/bin/pip" install --quiet --disable-pip-version-check uharfbuzz==0.57.0
  fi
}
