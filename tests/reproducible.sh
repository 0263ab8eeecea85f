#!/bin/sh
# Builds the program that ships twice, in two folders, and compares the bytes. Usage: reproducible.sh SOURCE-FOLDER
set -eu
source=$(realpath "$1")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for place in one another/of-another-length; do
  mkdir -p "$folder/$place"
  (cd "$source" && git ls-files -z | xargs -0 tar c) | tar x -C "$folder/$place"
  (cd "$folder/$place" && cmake --preset release -DBUILD_TESTING=OFF >/dev/null && cmake --build --preset release >/dev/null)
done
for file in legcramp liblegcramp.a legcramp.1.gz; do
  cmp "$folder/one/build/release/$file" "$folder/another/of-another-length/build/release/$file"
done
(cd "$folder/one/build/release" && sha256sum legcramp liblegcramp.a)
