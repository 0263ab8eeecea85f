#pragma once
// The knowledge that the program is built with: constant tables made from data/knowledge.json.

#include "legcramp/knowledge.hpp"

namespace legcramp {

const Knowledge& builtin_knowledge();
Text builtin_sha256();
/// The file's own bytes.
Text builtin_file();

}  // namespace legcramp
