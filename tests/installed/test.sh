#!/bin/sh
# Installs what was built, as a user would, and builds the example against it: with CMake and with pkg-config, by every
# compiler there is.
#
#   test.sh SOURCE BUILD
set -eu
source=$1
build=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
prefix=$work/prefix
cmake --install "$build" --prefix "$prefix" >/dev/null

fail() { echo "installed: $*" >&2; exit 1; }
for file in bin/legcramp share/man/man1/legcramp.1.gz share/bash-completion/completions/legcramp \
  share/zsh/site-functions/_legcramp share/fish/vendor_completions.d/legcramp.fish share/legcramp/knowledge.schema.json \
  share/doc/legcramp/copyright share/doc/legcramp/THIRD_PARTY.md share/doc/legcramp/SECURITY.md share/doc/legcramp/examples/interview.py \
  share/doc/legcramp/examples/interview.sh share/doc/legcramp/examples/interview.mjs share/doc/legcramp/examples/batch.sh \
  share/doc/legcramp/docs/scripting.md share/doc/liblegcramp-dev/copyright; do
  [ -s "$prefix/$file" ] || fail "$file is missing"
done
"$prefix/bin/legcramp" export knowledge >"$work/knowledge.json"
echo '{ "format_version": "1.0", "answers": { "one-leg-swollen": "yes" } }' >"$work/answers.json"
echo '{ "format_version": "1.0", "answers": { "hot-painful-skin": "no", "spreading-redness": "yes" } }' >"$work/contradiction.json"
cat >"$work/expected" <<'END'
at least urgent
rule clot-in-the-leg: This can mean a blood clot in the leg.
  one-leg-swollen
END

compilers=0
for compiler in g++ clang++; do
  command -v "$compiler" >/dev/null || continue
  compilers=$((compilers + 1))
  for header in "$prefix"/include/legcramp/*.hpp; do
    printf '#include <legcramp/%s>\nint main() {}\n' "$(basename "$header")" >"$work/alone.cpp"
    "$compiler" -std=c++20 -Wall -Wextra -Werror -fsyntax-only -I"$prefix/include" "$work/alone.cpp"
  done
  cmake -G Ninja -S "$source/tests/installed" -B "$work/$compiler" -DCMAKE_CXX_COMPILER="$compiler" -DCMAKE_PREFIX_PATH="$prefix" \
    -DEXAMPLE="$source/examples/advise.cpp" >/dev/null
  cmake --build "$work/$compiler" >/dev/null
  for version in 0.2 1.0; do
    ! cmake -S "$source/tests/installed" -B "$work/$compiler" -DWANTED=$version >/dev/null 2>&1 ||
      fail "find_package(legcramp $version) takes 0.1"
  done
  # shellcheck disable=SC2046 # the flags are meant to be split
  PKG_CONFIG_PATH=$prefix/lib/pkgconfig "$compiler" -std=c++20 -o "$work/$compiler/by-pkg-config" \
    "$source/examples/advise.cpp" $(PKG_CONFIG_PATH=$prefix/lib/pkgconfig pkg-config --cflags --libs legcramp)
  for program in advise by-pkg-config; do
    "$work/$compiler/$program" "$work/knowledge.json" "$work/answers.json" >"$work/out"
    head -3 "$work/out" | cmp - "$work/expected"
    grep -q '^avoid massage$' "$work/out" || fail "$program says nothing of massage"
    grep -q '^next: ' "$work/out" || fail "$program asks nothing"
    ! "$work/$compiler/$program" "$work/knowledge.json" "$work/contradiction.json" >"$work/out" 2>&1 ||
      fail "$program takes answers that contradict each other"
    grep -q '"spreading-redness" is yes, but "hot-painful-skin" is no' "$work/out" || fail "$program does not say what is wrong"
  done
  echo "built with $("$compiler" --version | head -1), by CMake and by pkg-config"
done
[ $compilers -gt 0 ] || fail "there is no compiler"
