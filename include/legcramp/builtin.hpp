#pragma once
// The knowledge that the program is built with: constant tables made from data/knowledge.json.
// Nothing is read or made at run time; safe to use from several threads.

#include "legcramp/dictionary.hpp"

namespace legcramp {

const Knowledge& builtin_knowledge();
const Dictionary& builtin_dictionary();
/// The SHA-256 of the file, in 64 hexadecimal digits.
Text builtin_sha256();
/// The file's own bytes.
Text builtin_file();

}  // namespace legcramp
