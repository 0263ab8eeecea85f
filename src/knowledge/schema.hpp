#pragma once
// The JSON Schema of knowledge files, from the lists of fields: editors complete and underline with
// it.

#include <nlohmann/json.hpp>

#include "legcramp/knowledge.hpp"

namespace legcramp {

/// JSON Schema, draft 7, of a knowledge file.
nlohmann::ordered_json knowledge_schema();

/// The name and schema of each record that stands in output as it stands in the file, for
/// `definitions`.
nlohmann::ordered_json record_definitions();

}  // namespace legcramp
