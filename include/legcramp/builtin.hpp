#pragma once
// The knowledge that the program is built with: constant tables made from data/knowledge.json.

#include "legcramp/dictionary.hpp"

namespace legcramp {

const Knowledge& builtin_knowledge();
const Dictionary& builtin_dictionary();
Text builtin_sha256();
/// The file's own bytes.
Text builtin_file();

}  // namespace legcramp
